import { afterEach, expect, test } from "vitest";
import type { DeskMeans, LaneMeans } from "../../desk/asking.ts";
import { DESK_MEANS, type Desks, openDesks } from "../../desk/open-desks.ts";
import { smallCase } from "../shelf-people.fixture.ts";
import type { CaseDesk } from "./case-desk.ts";
import type { DeskJob } from "./desk-job.ts";

const opened: Desks[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});

const reading = (text: string): DeskJob => ({ kind: "read", files: [{ name: "case.yaml", text }], evaluations: "normalised" });
const SMALL = reading(smallCase("Small"));
/** Nearly as large as a case may be, and nothing but signs. */
const HOSTILE = reading(`[${"[],".repeat(1_700_000)}]`);

function withLimits({ limit = 60_000, ...means }: Partial<DeskMeans> & Partial<LaneMeans>): CaseDesk {
  const desks = openDesks({ ...DESK_MEANS, lanes: { ...DESK_MEANS.lanes, cases: { threads: 1, limit } }, ...means });
  opened.push(desks);
  return desks.cases;
}

test("a file that takes too long is given up", async () => {
  const desk = withLimits({ limit: 1 });
  expect(await desk.ask(HOSTILE, "a")).toEqual({ kind: "gaveUp", because: "time" });
});

test("a file that takes too much memory ends its thread and not the process, and the next is read by another", async () => {
  const desk = withLimits({ memory: 96 });
  const [large, small] = [desk.ask(HOSTILE, "a"), desk.ask(SMALL, "a")];
  expect(await large).toEqual({ kind: "gaveUp", because: "memory" });
  expect((await small).kind).toBe("read");
});

test("who comes when many wait is sent away, and one after another is answered", async () => {
  const desk = withLimits({ mostWaiting: 2 });
  const answers = await Promise.all(Array.from({ length: 4 }, () => desk.ask(SMALL, "a")));
  expect(answers.map((answer) => (answer.kind === "gaveUp" ? answer.because : answer.kind))).toEqual(["read", "read", "read", "busy"]);
});

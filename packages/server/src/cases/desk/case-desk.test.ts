import { afterEach, expect, test } from "vitest";
import { smallCase } from "../shelf-people.fixture.ts";
import { CaseDesk, DESK_LIMITS, type DeskLimits } from "./case-desk.ts";
import type { DeskJob } from "./desk-job.ts";

let desk = new CaseDesk();
afterEach(() => desk.close());

const reading = (text: string): DeskJob => ({ kind: "read", files: [{ name: "case.yaml", text }], evaluations: "normalised" });
const SMALL = reading(smallCase("Small"));
/** Nearly as large as a case may be, and nothing but signs. */
const HOSTILE = reading(`[${"[],".repeat(1_700_000)}]`);
const withLimits = (limits: Partial<DeskLimits>): CaseDesk => (desk = new CaseDesk({ ...DESK_LIMITS, ...limits }));

test("a file that takes too long ends its thread, and the next is read by another", async () => {
  withLimits({ time: 60_000 });
  const first = await desk.ask(SMALL);
  expect(first.kind).toBe("read");
  await desk.close();
  withLimits({ time: 1 });
  const [slow, small] = [desk.ask(HOSTILE), desk.ask(HOSTILE)];
  expect(await slow).toEqual({ kind: "gaveUp", because: "time" });
  expect(await small).toEqual({ kind: "gaveUp", because: "time" });
});

test("a file that takes too much memory ends its thread and not the process, and the next is read by another", async () => {
  withLimits({ time: 60_000, memory: 96 });
  const [large, small] = [desk.ask(HOSTILE), desk.ask(SMALL)];
  expect(await large).toEqual({ kind: "gaveUp", because: "memory" });
  expect((await small).kind).toBe("read");
});

test("who comes when many wait is sent away, and one after another is answered", async () => {
  withLimits({ waiting: 2 });
  const answers = await Promise.all(Array.from({ length: 4 }, () => desk.ask(SMALL)));
  expect(answers.map((answer) => (answer.kind === "gaveUp" ? answer.because : answer.kind))).toEqual(["read", "read", "busy", "busy"]);
});

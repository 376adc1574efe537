import {
  type Deed,
  decide,
  type Actor,
  evolve,
  partyId,
  type SessionEvent,
  sessionCase,
  type SessionState,
  unopened,
} from "@detente/engine";
import { readFileSync } from "node:fs";
import { parseCase } from "@detente/engine/case-file";
import { expect, test } from "vitest";
import { DPRK, DRAFT, offer, open, US } from "../tables/seated-people.fixture.ts";
import { callFor } from "./call-for.ts";
import { nextLook } from "./next-look.ts";
import { paceIn } from "./pace-in.ts";

const AT = "2026-01-01T00:00:00.000Z";
const END = "2026-01-01T01:00:00.000Z";

function hanoi(): SessionState {
  const text = readFileSync(new URL("../../../../cases/hanoi/hanoi-2019.yaml", import.meta.url), "utf8");
  const parsed = parseCase({ name: "hanoi", text });
  if (parsed.kind === "failed") throw new Error("Expected the case");
  return unopened(sessionCase(parsed.value.case));
}

interface Happened {
  readonly state: SessionState;
  readonly events: readonly SessionEvent[];
}

function after(state: SessionState, who: Actor["kind"] | "us" | "dprk", deed: Deed): Happened {
  const by: Actor = who === "us" || who === "dprk" || who === "party" ? { kind: "party", party: partyId(who) } : { kind: who };
  const decided = decide(state.current, state, { ...deed, by }, AT);
  if (decided.kind === "failed") throw new Error(decided.failure.code);
  return { state: decided.value.reduce(evolve, state), events: decided.value };
}

const calls = ({ state, events }: Happened) => [US, DPRK].map((party) => callFor(state, party, events));

const floor = (deadline: { readonly at?: string; readonly rounds?: number }): Deed => ({
  kind: "open",
  setup: { protocol: { kind: "openFloor" }, parties: [US, DPRK], required: [US, DPRK], deadline },
});

test("by turns, whose turn it has become is called, and nobody else", () => {
  const opened = after(hanoi(), "facilitator", open());
  expect(calls(opened)).toEqual(["turn", null]);
  const offered = after(opened.state, "us", offer(DRAFT));
  expect(calls(offered)).toEqual([null, "turn"]);
  const agreed = after(offered.state, "dprk", { kind: "accept", offer: 1 });
  expect(calls(agreed)).toEqual(["turn", "turn"]);
  expect(calls(after(agreed.state, "us", { kind: "optIn" }))).toEqual([null, null]);
});

test("on an open floor everybody else is called; whoever has moved looks again later", () => {
  const opened = after(hanoi(), "facilitator", floor({ at: END }));
  expect(calls(opened)).toEqual(["turn", "turn"]);
  expect(calls(after(opened.state, "us", offer(DRAFT)))).toEqual(["later", "turn"]);
});

test("words call nobody, nor does what others do in confidence", () => {
  const { state } = after(hanoi(), "facilitator", open());
  for (const deed of [{ kind: "message", to: "table", text: "Hm." }, { kind: "giveMandate", issues: [] }, { kind: "openMeeting" }] as const)
    expect(callFor(after(state, "dprk", deed).state, US, after(state, "dprk", deed).events)).toBeNull();
});

test("after a pause whose turn it is is called anew", () => {
  const { state } = after(hanoi(), "facilitator", open());
  const paused = after(state, "dprk", { kind: "pause" });
  expect(calls(paused)).toEqual([null, null]);
  expect(calls(after(paused.state, "dprk", { kind: "resume" }))).toEqual(["turn", null]);
});

test("where time runs and there are no turns, a bot looks some fifty times, and never after the end", () => {
  const { state } = after(hanoi(), "facilitator", floor({ at: END }));
  let looks = 0;
  for (let at: string | null = AT; at !== null; looks++) at = nextLook(state, { at, pace: 2 });
  expect(looks).toBe(50);
  expect(nextLook(after(hanoi(), "facilitator", floor({})).state, { at: AT, pace: 2 })).toBeNull();
  expect(nextLook(after(hanoi(), "facilitator", open()).state, { at: AT, pace: 2 })).toBeNull();
});

test("where few rounds end the talks a bot is as quick as it is told to be; where time does, some hundreds of moves fill it; where nothing does, it stops", () => {
  expect(paceIn(after(hanoi(), "facilitator", open()).state, 0)).toBe(0);
  const { state } = after(hanoi(), "facilitator", floor({ at: END }));
  expect([paceIn(state, 0), paceIn(state, 60)]).toEqual([8, 60]);
  const endless = after(hanoi(), "facilitator", floor({})).state;
  expect([paceIn(endless, 0), paceIn({ ...endless, rounds: 500 }, 0)]).toEqual([1, null]);
});

import { own } from "../../lib/own.ts";
import type { PartyId } from "../../model/ids.ts";
import type { Action } from "../action.ts";
import type { SessionEvent } from "../event.ts";
import { randomBrief } from "../random-deed.fixture.ts";
import { pick, shuffled } from "../random-table.fixture.ts";
import { redLinesCrossed } from "../red-lines-crossed.ts";
import { agreedIn, byParty, type HiddenWorld } from "./hidden-world.fixture.ts";
import { later } from "./world.fixture.ts";

/** A party opts in behind the viewer's back, in time for step k: with another brief where it has none, or one that forbids it to say yes. */
export function letOptIn(hidden: HiddenWorld, id: PartyId, k: number): void {
  const { rng, world } = hidden;
  const { floor, setup } = world.state;
  if (floor.kind !== "postSettlement" || setup?.required.includes(id) !== true) return;
  const by = byParty(id);
  const willSayYes = hidden.first.events.find((event) => event.kind === "agreed" && event.replaces !== undefined);
  if (willSayYes?.kind === "agreed" && redLinesCrossed(world.state.current, id, willSayYes.outcome).length > 0) {
    hidden.hide({ by, kind: "optOut" }, k);
    hidden.clear(id, k);
  }
  if (!world.state.current.briefs.has(id)) hidden.hide({ by, kind: "reviseBrief", brief: randomBrief(rng, world.state, id) }, k);
  hidden.hide({ by, kind: "optIn" }, k);
}

/** An answer of the viewer, with or without a common yes as it was; or a common yes of others, by whosever yes came last. */
export function repeatImprovementAnswer(hidden: HiddenWorld, k: number): readonly SessionEvent[] {
  const { action, at, before, events } = hidden.step(k);
  if (action.kind !== "answerImprovement") throw new Error("an answer");
  const required = (before.setup?.required ?? []).filter((id) => hidden.others.includes(id));
  const wanted = agreedIn(events);
  const answer = (id: PartyId, is: "yes" | "no"): void => {
    const deed: Action = { by: byParty(id), kind: "answerImprovement", answer: is };
    allowYes(hidden, id, { at, k });
    for (const step of [k, k + 1]) if (answerOf(hidden, id) !== is) hidden.hide(deed, step);
  };
  if (wanted === undefined) {
    for (const id of required) if (hidden.agreed(action, at) !== undefined) answer(id, "no");
    return hidden.doIfAgreed(action, at, undefined);
  }
  putImprovement(hidden, k);
  const last = hidden.isOfViewer(action) ? null : pick(hidden.rng, hidden.inTime(required, at));
  if (last !== null && answerOf(hidden, last) === "yes") answer(last, "no");
  for (const id of shuffled(hidden.rng, required)) if (id !== last) answer(id, "yes");
  if (last !== null) allowYes(hidden, last, { at, k });
  return hidden.doIfAgreed(last === null ? action : { ...action, by: byParty(last) }, at, wanted);
}

function answerOf({ world }: HiddenWorld, id: PartyId): "yes" | "no" | undefined {
  const { floor } = world.state;
  return floor.kind === "postSettlement" ? own(floor.answers, id) : undefined;
}

/** Takes a mandate out of the way of a yes, but no red line: the brief is frozen. */
function allowYes(hidden: HiddenWorld, id: PartyId, { at, k }: { readonly at: string; readonly k: number }): void {
  const { world } = hidden;
  const decision = world.decide({ by: byParty(id), kind: "answerImprovement", answer: "yes" }, at);
  if (decision.kind === "ok" || decision.failure.code !== "beyondMandate") return;
  hidden.hide({ by: byParty(id), kind: "giveMandate", issues: world.state.current.space.issues.map((issue) => issue.id) }, k);
}

/** For a viewer who saw nothing of the round until the common yes: all opt in, and the improvement is proposed. */
function putImprovement(hidden: HiddenWorld, k: number): void {
  const { floor } = hidden.world.state;
  const { at, events } = hidden.step(k);
  const agreed = events.find(({ kind }) => kind === "agreed");
  if (floor.kind !== "postSettlement" || floor.proposal !== null || agreed?.kind !== "agreed") return;
  for (const id of hidden.others) letOptIn(hidden, id, k);
  const until = later(at, 60_000);
  hidden.hide({ by: { kind: "facilitator" }, kind: "proposeImprovement", outcome: agreed.outcome, until }, k);
}

import { own } from "../../lib/own.ts";
import type { PartyId } from "../../model/ids.ts";
import type { Action } from "../action.ts";
import type { SessionEvent } from "../event.ts";
import { chance } from "../random-table.fixture.ts";
import { hiddenAct } from "./hidden-act.fixture.ts";
import { byParty, type HiddenWorld } from "./hidden-world.fixture.ts";
import { repeatAmount } from "./repeat-amount.fixture.ts";
import { repeatAnswer } from "./repeat-answer.fixture.ts";
import { letOptIn, repeatImprovementAnswer } from "./repeat-improvement.fixture.ts";
import { votePlan } from "./vote-plan.fixture.ts";

/** Some of what the viewer does not see, before step k of the first world. */
export function stir(hidden: HiddenWorld, k: number): void {
  const { rng, plan, world } = hidden;
  if (world.state.setup === null) return;
  for (let count = rng.below(3); count > 0; count--) {
    const action = hiddenAct(hidden);
    // One amount is kept for the match to come.
    const isSpare = action.kind !== "bid" || action.by.kind !== "party" || hidden.bidsOf(action.by.party) < (hidden.money?.bids ?? 0) - 1;
    if (isSpare) hidden.hide(action, k);
  }
  for (const [id] of plan?.votes ?? []) if (id !== plan?.last && chance(rng, 0.3)) cast(hidden, id, k);
}

/** Step k of the first world, as far as the viewer sees it. What came of it. */
export function repeatStep(hidden: HiddenWorld, k: number): readonly SessionEvent[] {
  const { action, at, events } = hidden.step(k);
  switch (action.kind) {
    case "open":
      return hidden.do(withOtherHashes(hidden, action), at);
    case "putText":
      return repeatText(hidden, k);
    case "vote":
      return repeatVote(hidden, k);
    case "answer":
      return repeatAnswer(hidden, k);
    case "bid":
      return repeatAmount(hidden, k);
    case "proposeImprovement":
      for (const id of hidden.others) letOptIn(hidden, id, k);
      return hidden.do(action, at);
    case "answerImprovement":
      return repeatImprovementAnswer(hidden, k);
    default:
      if (events.some(({ kind }) => kind === "textDecided")) return repeatVote(hidden, k);
      if (action.by.kind === "party" && !hidden.isOfViewer(action)) hidden.allow(action.by.party, action, { at, k });
      return hidden.do(action, at);
  }
}

function withOtherHashes({ rng, viewer }: HiddenWorld, action: Extract<Action, { readonly kind: "open" }>): Action {
  const hashes = Object.entries(action.briefHashes ?? {}).flatMap(([id, hash]) => {
    if (viewer.kind === "party" && viewer.party === id) return [[id, hash]];
    return chance(rng, 0.5) ? [[id, `other ${rng.below(1000)}`]] : [];
  });
  return { ...action, briefHashes: Object.fromEntries(hashes) };
}

function repeatText(hidden: HiddenWorld, k: number): readonly SessionEvent[] {
  const step = hidden.step(k);
  const { action, at } = step;
  // The mediator sees votes and draws: there is nothing to vary.
  if (hidden.viewer.kind === "mediator" || action.kind !== "putText") return hidden.do(action, at);
  hidden.plan = votePlan(hidden, step, k);
  const { draw } = hidden.plan;
  return hidden.do({ by: action.by, kind: "putText", outcome: action.outcome, ...(draw !== undefined && { draw }) }, at);
}

/** A vote of the viewer, or what decided a text: a vote, or somebody's leaving. */
function repeatVote(hidden: HiddenWorld, k: number): readonly SessionEvent[] {
  const { action, at, events } = hidden.step(k);
  const { plan } = hidden;
  const isDecisive = events.some(({ kind }) => kind === "textDecided");
  if (!isDecisive || plan === null || hidden.viewer.kind === "mediator") return hidden.do(action, at);
  for (const [id] of plan.votes) if (id !== plan.last) cast(hidden, id, k + 1);
  const vote = plan.last === null ? undefined : plan.votes.get(plan.last);
  if (action.kind !== "vote" || plan.last === null || vote === undefined) return hidden.do(action, at);
  return hidden.do({ by: byParty(plan.last), kind: "vote", text: action.text, vote }, at);
}

function cast(hidden: HiddenWorld, id: PartyId, k: number): void {
  const { floor } = hidden.world.state;
  const pending = floor.kind === "singleText" ? floor.pending : null;
  const vote = hidden.plan?.votes.get(id);
  if (pending === null || vote === undefined || own(pending.votes, id) !== undefined) return;
  hidden.hide({ by: byParty(id), kind: "vote", text: pending.text, vote }, k);
}

import { own } from "../../lib/own.ts";
import type { Action } from "../action.ts";
import { randomBrief, randomDeed } from "../random-deed.fixture.ts";
import { chance, pick } from "../random-table.fixture.ts";
import { minute } from "../table.fixture.ts";
import { byParty, type HiddenWorld } from "./hidden-world.fixture.ts";
import { later } from "./world.fixture.ts";

const KINDS = ["message", "message", "caucus", "override", "mandate", "brief", "answer", "bid"] as const;
const AFTER_AGREEMENT = ["optIn", "optIn", "optOut", "answerImprovement", "proposeImprovement", "proposeNothing"] as const;

/** Something that one of the others might do in private now, legal or not. */
export function hiddenAct(hidden: HiddenWorld): Action {
  const { rng, world, others, viewer } = hidden;
  const id = pick(rng, others);
  const by = byParty(id);
  const { current, floor } = world.state;
  if (floor.kind === "postSettlement" && chance(rng, 0.6)) return afterAgreement(hidden, by);
  switch (pick(rng, KINDS)) {
    case "message":
      return { by, kind: "message", to: "delegation", text: `Between us: ${rng.below(1000)}.` };
    case "caucus": {
      // What the mediator is told, the mediator sees.
      if (viewer.kind === "mediator") return { by, kind: "message", to: "delegation", text: "Not a word to anybody." };
      const from = chance(rng, 0.5) ? by : ({ kind: "mediator" } as const);
      return { by: from, kind: "message", to: "caucus", party: id, text: `In confidence: ${rng.below(1000)}.` };
    }
    case "override": {
      const redLine = own(current.value.briefs, id)?.redLines[0]?.id ?? "none";
      return { by, kind: "overrideRedLine", redLine, reason: `Reason ${rng.below(1000)}.` };
    }
    case "mandate":
      return { by, kind: "giveMandate", issues: current.space.issues.map((issue) => issue.id).filter(() => chance(rng, 0.5)) };
    case "brief":
      return { by, kind: "reviseBrief", brief: randomBrief(rng, world.state, id) };
    case "answer": {
      const suggestions = floor.kind === "blindBids" ? floor.suggestions : [];
      const suggestion = suggestions.length === 0 ? 1 : pick(rng, suggestions).suggestion;
      return { by, kind: "answer", suggestion, answer: chance(rng, 0.5) ? "yes" : "no" };
    }
    default:
      return { by, kind: "bid", amount: rng.below(201) / 2 };
  }
}

/** Before a common yes that the table will see, the facilitator puts what it will be about. */
function afterAgreement({ rng, first, world }: HiddenWorld, by: Action["by"]): Action {
  const kind = pick(rng, AFTER_AGREEMENT);
  if (kind !== "proposeImprovement" && kind !== "proposeNothing") return { by, ...randomDeed(rng, world.state, { by, kind, minutes: 0 }) };
  const facilitator = { kind: "facilitator" } as const;
  const wanted = first.events.find((event) => event.kind === "agreed" && event.replaces !== undefined);
  if (wanted?.kind !== "agreed")
    return {
      by: facilitator,
      ...randomDeed(rng, world.state, { by: facilitator, kind, minutes: (Date.parse(world.state.at) - Date.parse(minute(0))) / 60_000 }),
    };
  return { by: facilitator, kind: "proposeImprovement", outcome: wanted.outcome, until: later(wanted.at, 60_000) };
}

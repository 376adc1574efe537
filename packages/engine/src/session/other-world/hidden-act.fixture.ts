import { own } from "../../lib/own.ts";
import type { Action } from "../action.ts";
import { randomBrief } from "../random-deed.fixture.ts";
import { chance, pick } from "../random-table.fixture.ts";
import { byParty, type HiddenWorld } from "./hidden-world.fixture.ts";

const KINDS = ["message", "message", "caucus", "override", "mandate", "brief", "answer", "bid"] as const;

/** Something that one of the others might do in private now, legal or not. */
export function hiddenAct({ rng, world, others, viewer }: HiddenWorld): Action {
  const id = pick(rng, others);
  const by = byParty(id);
  const { current, floor } = world.state;
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

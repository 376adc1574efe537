import { analyse, assess, type Case, equivalentCounterOffers, partyId, sightOf, standpointAt } from "@detente/engine";
import { counterPage, verdictPage } from "@detente/report";
import { hostileCase } from "./hostile-case.fixture.ts";

const [OWN, OTHER] = [partyId("b"), partyId("a")];

/** The pages of a verdict and of packages on a case whose every text is hostile; `text` is asked once a place. */
export function hostileVerdictPages(text: () => string): readonly string[] {
  const value = hostileCase(text);
  const [position] = value.positions;
  if (position === undefined) throw new Error("Expected a position");
  const clock = { kind: "rounds", round: 2, of: 2, at: "2026-01-06T12:00:00.000Z" } as const;
  const made = standpointAt(value, { party: OWN, offer: { by: OTHER, outcome: position.outcome }, track: null, clock });
  if (made.kind === "failed") throw new Error(made.failure.code);
  const settings = { seed: 1, playOuts: 2, counterOffers: 2, flips: "listed" } as const;
  const assessed = assess(made.value.standpoint, position.outcome, settings);
  const sight = sightOf(made.value.standpoint);
  if (assessed.kind === "failed" || sight === null) throw new Error("Expected a verdict");
  const shown = { verdict: assessed.value, value, offer: { by: OTHER, name: position.name }, moment: text(), taken: [text()] };
  const offers = equivalentCounterOffers(sight, position.outcome, { count: 2, target: 40, tolerance: 200, seed: 1 });
  const plane = { analysis: seenBy(value), theirs: 10 };
  return [verdictPage(shown, plane), counterPage(shown, { offers, target: 40, tolerance: 200 }, plane)];
}

function seenBy(value: Case) {
  const analysed = analyse(value, { perspective: { kind: "party", party: OWN }, model: "full", seed: 1, draws: 0 });
  if (analysed.kind === "failed") throw new Error(analysed.failure.code);
  return analysed.value;
}

import { analyse, caseMeasures, play, ROUNDING, score, sessionCase, strategyOf } from "@detente/engine";
import { transcript } from "@detente/report";
import { catalogCase } from "./catalog-case.ts";
import { OPENED_AT, type Pairing } from "./pairings.ts";

/** A game of a pairing on a case of the catalog, to be read. */
export function playedTranscript(source: string, { strategies, protocol, deadline, turnTime }: Pairing): string {
  const value = catalogCase(source);
  const parties = value.parties.map(({ id }) => id);
  const players = parties.map((_, k) => strategies[k % strategies.length] ?? "");
  const game = valueOf(
    play({
      base: sessionCase(value),
      setup: { protocol, parties, required: parties, deadline },
      players: Object.fromEntries(parties.map((party, k) => [party, valueOf(strategyOf(players[k] ?? ""))])),
      seed: 1,
      startAt: OPENED_AT,
      turnTime,
    }),
  );
  return transcript({
    analysis: valueOf(analyse(value, { perspective: { kind: "everyBrief" }, model: "full", seed: 1, draws: 0 })),
    events: game.events,
    players,
    utilities: valueOf(caseMeasures(value)).utilities,
    score: valueOf(score(game, ROUNDING)),
    forfeits: game.forfeits,
  });
}

function valueOf<Value>(
  result: { readonly kind: "ok"; readonly value: Value } | { readonly kind: "failed"; readonly failure: unknown },
): Value {
  if (result.kind === "failed") throw new Error(JSON.stringify(result.failure));
  return result.value;
}

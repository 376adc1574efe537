import {
  caseMeasures,
  type Fact,
  gameResult,
  issueId,
  optionId,
  play,
  type Player,
  type Result,
  seated,
  type SessionEvent,
  standings,
  strategyOf,
  tournamentPlan,
  type TournamentSettings,
} from "@detente/engine";
import type { ShownTournament } from "@detente/report";
import { analysisOf, hostileCase } from "./hostile-case.fixture.ts";

/** A tournament on such a case in which strategies, messages, reasons and forfeits are hostile, too. */
export function hostileTournament(text: () => string): ShownTournament {
  const value = hostileCase(text);
  const names = [`${text()} 1`, `${text()} 2`];
  const settings: TournamentSettings = {
    cases: [{ name: text(), value }],
    strategies: names,
    protocol: { kind: "alternatingOffers" },
    deadline: { rounds: 6 },
    turnTime: 0,
    seating: { kind: "every" },
    openings: "first",
    selfPlay: "included",
    repetitions: 1,
    seed: 1,
  };
  const [plan, analysis, measures] = [okOf(tournamentPlan(settings)), analysisOf(value), okOf(caseMeasures(value))];
  const [a, b] = analysis.parties.map(({ id }) => id);
  if (a === undefined || b === undefined) throw new Error("Expected two parties");
  const results = [0, 1, 2, 3].map((number) => {
    const spec = plan.spec(number);
    const players = spec.seats.map((name): Player => okOf(strategyOf(name === names[0] ? "boulware" : "conceder")));
    const game = okOf(play(seated(plan, spec, players)));
    const forfeits = number === 3 ? [{ party: a, reason: "crashed" as const, detail: text(), turn: 1 }] : game.forfeits;
    const result = { ...gameResult(plan, { spec, game, versions: [1, 1] }), forfeits };
    const said: readonly Fact[] = [
      { kind: "messaged", by: { kind: "party", party: a }, text: text() },
      { kind: "stated", by: { kind: "facilitator" }, speaker: text(), text: text(), date: text() },
      { kind: "textProposed", party: b, issue: issueId("colour"), option: optionId("x"), text: text() },
      { kind: "walkedAway", party: a, reason: text() },
    ];
    const events = [
      ...game.events,
      ...said.map((fact, k): SessionEvent => ({ ...fact, audience: "table", seq: game.events.length + k + 1, at: "" })),
    ];
    return {
      result,
      shown: { number, game: { analysis, events, players: spec.seats, utilities: measures.utilities, score: result.score, forfeits } },
    };
  });
  const table = standings(
    settings,
    results.map(({ result }) => result),
  );
  return { settings, standings: table, games: [{ name: text(), games: results.map(({ shown }) => shown) }] };
}

function okOf<Value>(result: Result<Value, unknown>): Value {
  if (result.kind === "failed") throw new Error(`Expected something, got ${JSON.stringify(result.failure)}`);
  return result.value;
}

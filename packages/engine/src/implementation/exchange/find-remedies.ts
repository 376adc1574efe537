import { compileExchange } from "./compiled-exchange.ts";
import type { DepositRemedy, EscrowRemedy, ExchangeRemedies, SnapbackRemedy } from "./exchange-remedies.ts";
import type { ExchangeProblem, ExchangeStep } from "./exchange-problem.ts";
import { MOST_LATTICE_PIECES } from "./lattice-search.ts";
import { leastWorstOrder } from "./least-worst-order.ts";
import type { Move } from "./flood.ts";
import { safeCaps } from "./plan-criteria.ts";
import { planMoments } from "./plan-moments.ts";
import { planStates } from "./plan-states.ts";
import { stepClosure } from "./step-closure.ts";

/**
 * Looks for single changes that make a safe order of the exchange, by asking anew for each whether there is one. The problem
 * must be free of faults. `effort`: the most states of one search. Costs about a search a pair of steps, and eight a step.
 */
export function findRemedies(problem: ExchangeProblem, effort: number): ExchangeRemedies {
  return { deposits: deposits(problem, effort), escrow: escrow(problem, effort), snapbacks: snapbacks(problem, effort) };
}

/** A safe order, checked state by state; null where there is none, or none was found. */
function safeOrder(problem: ExchangeProblem, effort: number): readonly Move[] | null {
  const exchange = compileExchange(problem);
  const ordered = leastWorstOrder(exchange, {
    criteria: [{ measures: "temptation", scales: [Infinity, Infinity] }],
    caps: safeCaps(exchange),
    effort,
    mostLatticePieces: MOST_LATTICE_PIECES,
  });
  if (ordered === null || ordered === "unknown") return null;
  const states = planStates(exchange, planMoments(exchange, ordered.moves));
  const isSafe = states.every(({ standings }) =>
    standings.every(({ temptation }, k) => temptation <= (problem.parties[k]?.breakingCost ?? 0)),
  );
  if (!isSafe) throw new Error("Expected an order within the caps to be safe");
  return ordered.moves;
}

function deposits(problem: ExchangeProblem, effort: number): readonly DepositRemedy[] {
  return ([0, 1] as const).flatMap((place) => {
    const exchange = compileExchange(problem);
    const caps = safeCaps(exchange);
    const ordered = leastWorstOrder(exchange, {
      criteria: [
        { measures: "temptation", scales: place === 0 ? [exchange.unitsPerPoint[0], Infinity] : [Infinity, exchange.unitsPerPoint[1]] },
      ],
      caps: place === 0 ? [Infinity, caps[1]] : [caps[0], Infinity],
      effort,
      mostLatticePieces: MOST_LATTICE_PIECES,
    });
    const party = problem.parties[place];
    if (ordered === null || ordered === "unknown" || party === undefined) return [];
    const to = ordered.met[0]?.worst ?? Infinity;
    const changed = { ...problem, parties: problem.parties.map((each) => (each === party ? { ...each, breakingCost: to } : each)) };
    return safeOrder(changed, effort) === null ? [] : [{ party: party.id, from: party.breakingCost, to }];
  });
}

function escrow(problem: ExchangeProblem, effort: number): EscrowRemedy {
  const { simultaneous } = problem;
  if (simultaneous.kind === "anyPair") return { kind: "none" };
  const before = simultaneous.kind === "pairs" ? simultaneous.pairs : [];
  const withPairs = (pairs: readonly (readonly [string, string])[]): ExchangeProblem => ({
    ...problem,
    simultaneous: { kind: "pairs", pairs: [...before, ...pairs] },
  });
  const alone = possiblePairs(problem).filter((pair) => safeOrder(withPairs([pair]), effort) !== null);
  if (alone.length > 0) return { kind: "onePair", pairs: alone };
  const together = { ...problem, simultaneous: { kind: "anyPair" } } as const;
  const moves = safeOrder(together, effort);
  if (moves === null) return { kind: "none" };
  const pairs = planMoments(compileExchange(together), moves).flatMap(({ deeds: [one, two] }) =>
    one === undefined || two === undefined ? [] : [[one.step, two.step] as const],
  );
  return { kind: "severalPairs", pairs };
}

/** One step of each party, neither waiting for the other. */
function possiblePairs({ parties, steps }: ExchangeProblem): readonly (readonly [string, string])[] {
  const closure = stepClosure(steps);
  const [first, second] = parties;
  return steps.flatMap((one, i) =>
    steps.flatMap((two, j) =>
      one.party === first?.id && two.party === second?.id && closure[i]?.has(j) === false && closure[j]?.has(i) === false
        ? [[one.id, two.id] as const]
        : [],
    ),
  );
}

/** More of a step's value lost on snapback lowers the temptation of whoever got it, and changes nobody else's: so halving finds the least. */
function snapbacks(problem: ExchangeProblem, effort: number): readonly SnapbackRemedy[] {
  const found = problem.steps.flatMap((step): readonly SnapbackRemedy[] => {
    const isEnough = (percent: number): boolean => safeOrder(withLost(problem, step, percent / 100), effort) !== null;
    if (step.lost >= 1 || !isEnough(100)) return [];
    let [low, high] = [Math.floor(step.lost * 100), 100];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (isEnough(middle)) high = middle;
      else low = middle;
    }
    return [{ step: step.id, from: step.lost, to: high / 100 }];
  });
  return found.sort((a, b) => a.to - a.from - (b.to - b.from));
}

const withLost = (problem: ExchangeProblem, changed: ExchangeStep, lost: number): ExchangeProblem => ({
  ...problem,
  steps: problem.steps.map((step) => (step === changed ? { ...step, lost } : step)),
});

import type { ExchangeProblem, ExchangeStep } from "./exchange-problem.ts";

/** The worst of an order by each criterion, in the order in which they count. */
export type Worst = readonly [unbacked: number, temptation: number, exposure: number];

interface Exhausted {
  readonly worst: Worst;
  /** Of any order. */
  readonly leastExposure: number;
}

interface PieceOf {
  readonly step: ExchangeStep;
  readonly part: number;
}

/**
 * Goes through every set of pieces, and keeps for each all the worsts that some order of it has and none betters in every
 * respect. Costs and values as they stand, in plain numbers; knows nothing of units, bounds or directions.
 */
export function exhaustivePlan(problem: ExchangeProblem): Exhausted {
  const pieces = problem.steps.flatMap((step) => Array.from({ length: step.parts }, (_, part) => ({ step, part })));
  const best = new Map<number, readonly Worst[]>([[0, [worstAt(problem, [])]]]);
  const full = 2 ** pieces.length - 1;
  const inSet = (set: number): readonly PieceOf[] => pieces.filter((_, k) => ((set >>> k) & 1) === 1);
  for (let set = 1; set <= full; set++) {
    const found = setsBefore(problem, pieces, set).flatMap((before) => best.get(before) ?? []);
    if (found.length === 0) continue;
    const here = worstAt(problem, inSet(set));
    best.set(set, undominated(found.map((worst) => larger(worst, here))));
  }
  const orders = best.get(full) ?? [];
  const [worst] = [...orders].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  if (worst === undefined) throw new Error("Expected an order");
  return { worst, leastExposure: orders.reduce((least, [, , exposure]) => Math.min(least, exposure), Infinity) };
}

/** The sets from which one move leads to this one. */
function setsBefore(problem: ExchangeProblem, pieces: readonly PieceOf[], set: number): readonly number[] {
  const inside = pieces.flatMap((_, k) => (((set >>> k) & 1) === 1 ? [k] : []));
  const sets: number[] = [];
  for (const k of inside) {
    const before = set & ~(1 << k);
    if (isReady(pieces, k, before)) sets.push(before);
    for (const j of inside) {
      const without = before & ~(1 << j);
      const [a, b] = [pieces[k]?.step, pieces[j]?.step];
      const areTwo = j > k && a !== undefined && b !== undefined && a.party !== b.party && mayBeTogether(problem, a.id, b.id);
      if (areTwo && isReady(pieces, k, without) && isReady(pieces, j, without)) sets.push(without);
    }
  }
  return sets;
}

function mayBeTogether({ simultaneous }: ExchangeProblem, a: string, b: string): boolean {
  if (simultaneous.kind !== "pairs") return simultaneous.kind === "anyPair";
  return simultaneous.pairs.some((pair) => pair.includes(a) && pair.includes(b));
}

function isReady(pieces: readonly PieceOf[], k: number, before: number): boolean {
  const piece = pieces[k];
  return pieces.every((other, j) => {
    const isNeeded = other.step === piece?.step ? other.part < piece.part : piece?.step.after.includes(other.step.id);
    return !isNeeded || ((before >>> j) & 1) === 1;
  });
}

function worstAt({ parties, steps }: ExchangeProblem, done: readonly PieceOf[]): Worst {
  let [unbacked, temptation, exposure] = [0, 0, 0];
  for (const { id, breakingCost } of parties) {
    let [kept, end, received, paid] = [0, 0, 0, 0];
    for (const { step } of done) {
      kept += step.party === id ? -(step.cost / step.parts) * (1 - step.recovered) : (step.value / step.parts) * (1 - step.lost);
    }
    for (const step of steps) {
      if (step.party === id) paid += step.cost;
      else received += step.value;
      end += step.party === id ? -step.cost : step.value;
    }
    const size = received || paid || 1;
    if (breakingCost > 0) temptation = Math.max(temptation, (kept - end) / breakingCost);
    else unbacked = Math.max(unbacked, (kept - end) / size);
    if (done.length < steps.reduce((sum, step) => sum + step.parts, 0)) exposure = Math.max(exposure, -kept / size);
  }
  return [unbacked, temptation, exposure];
}

const larger = (a: Worst, b: Worst): Worst => [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.max(a[2], b[2])];

function undominated(all: readonly Worst[]): readonly Worst[] {
  const kept: Worst[] = [];
  for (const worst of [...all].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])) {
    if (!kept.some((other) => other.every((value, k) => value <= (worst[k] ?? 0)))) kept.push(worst);
  }
  return kept;
}

import { divide, multiply, ONE, type Rational, rationalFromNumber, subtract } from "../../lib/rational.ts";
import type { ExchangeProblem, ExchangeStep } from "./exchange-problem.ts";
import { stepClosure } from "./step-closure.ts";
import { wholeAmounts } from "./whole-amounts.ts";

export type Pair = readonly [number, number];

/** A step, or one of the equal parts that it may be done in. */
export interface Piece {
  /** Place of its step in the problem. */
  readonly step: number;
  /** From 0. */
  readonly part: number;
}

/** An exchange with its pieces numbered, those of the first party first, and each party's amounts in whole units of its own. */
export interface CompiledExchange {
  readonly problem: ExchangeProblem;
  readonly pieces: readonly Piece[];
  readonly counts: Pair;
  /** By piece: what stays of the cost once the piece is undone, in units of the party that does it. */
  readonly costs: Float64Array;
  /** By piece: what stays of the value once the piece is undone, in units of the other. */
  readonly values: Float64Array;
  /** By piece: all pieces that must be done before it, of either party, as bits. */
  readonly before: readonly [Int32Array, Int32Array];
  /** By piece of the first party: pieces of the second that may be done at once with it, as bits. */
  readonly partners: Int32Array;
  readonly unitsPerPoint: Pair;
  /** By party, in units: what the whole exchange is worth to it, values less costs. */
  readonly gains: Pair;
  /** By party, in units: the value of all that it gets in the whole exchange. */
  readonly received: Pair;
  /** By party, in units: all that the whole exchange costs it. */
  readonly paid: Pair;
}

/** The problem must be free of faults (see exchange-faults.ts). */
export function compileExchange(problem: ExchangeProblem): CompiledExchange {
  const [first, second] = problem.parties;
  if (first === undefined || second === undefined) throw new Error(`Expected two parties, got ${problem.parties.length}`);
  const pieces = [...piecesOf(problem, first.id), ...piecesOf(problem, second.id)];
  const countOfFirst = piecesOf(problem, first.id).length;
  const counts: Pair = [countOfFirst, pieces.length - countOfFirst];
  const ledgers = [first.id, second.id].map((id) => ledgerOf(problem, pieces, id));
  const amounts = (kind: "kept" | "whole", owner: "doer" | "other"): Float64Array =>
    Float64Array.from(pieces, (_, k) => ledgers[k < countOfFirst === (owner === "doer") ? 0 : 1]?.[kind][k] ?? 0);
  const sums = (values: Float64Array, side: "own" | "others"): Pair => {
    const [a, b] = [sum(values.subarray(0, countOfFirst)), sum(values.subarray(countOfFirst))];
    return side === "own" ? [a, b] : [b, a];
  };
  const paid = sums(amounts("whole", "doer"), "own");
  const received = sums(amounts("whole", "other"), "others");
  return {
    problem,
    pieces,
    counts,
    costs: amounts("kept", "doer"),
    values: amounts("kept", "other"),
    before: beforeOf(problem, pieces, countOfFirst),
    partners: partnersOf(problem, pieces, countOfFirst),
    unitsPerPoint: [ledgers[0]?.unitsPerPoint ?? 1, ledgers[1]?.unitsPerPoint ?? 1],
    gains: [received[0] - paid[0], received[1] - paid[1]],
    received,
    paid,
  };
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

function piecesOf({ steps }: ExchangeProblem, party: string): readonly Piece[] {
  return steps.flatMap((each, step) => (each.party === party ? Array.from({ length: each.parts }, (_, part) => ({ step, part })) : []));
}

interface Ledger {
  /** By piece: what it costs or gives this party. */
  readonly whole: readonly number[];
  /** The same, less what undoing the piece takes back. */
  readonly kept: readonly number[];
  readonly unitsPerPoint: number;
}

function ledgerOf({ steps }: ExchangeProblem, pieces: readonly Piece[], party: string): Ledger {
  const amounts = pieces.map(({ step }) => amountsOf(steps[step], party));
  const { amounts: units, unitsPerPoint } = wholeAmounts([...amounts.map(({ whole }) => whole), ...amounts.map(({ kept }) => kept)]);
  return { whole: units.slice(0, pieces.length), kept: units.slice(pieces.length), unitsPerPoint };
}

function amountsOf(step: ExchangeStep | undefined, party: string): { readonly whole: Rational; readonly kept: Rational } {
  if (step === undefined) throw new Error("Expected a step of the problem");
  const [amount, undone] = step.party === party ? [step.cost, step.recovered] : [step.value, step.lost];
  const whole = divide(rationalFromNumber(amount), rationalFromNumber(step.parts));
  return { whole, kept: multiply(whole, subtract(ONE, rationalFromNumber(undone))) };
}

function beforeOf(problem: ExchangeProblem, pieces: readonly Piece[], countOfFirst: number): readonly [Int32Array, Int32Array] {
  const closure = stepClosure(problem.steps);
  const bits = (isOfSide: (k: number) => boolean, shift: number): Int32Array =>
    Int32Array.from(pieces, (piece) =>
      pieces.reduce((set, other, k) => (isOfSide(k) && comesBefore(other, piece, closure) ? set | (1 << (k - shift)) : set), 0),
    );
  return [bits((k) => k < countOfFirst, 0), bits((k) => k >= countOfFirst, countOfFirst)];
}

function comesBefore(a: Piece, b: Piece, closure: readonly ReadonlySet<number>[]): boolean {
  return a.step === b.step ? a.part < b.part : closure[b.step]?.has(a.step) === true;
}

function partnersOf({ steps, simultaneous }: ExchangeProblem, pieces: readonly Piece[], countOfFirst: number): Int32Array {
  const mayPair = (a: Piece, b: Piece): boolean => {
    if (simultaneous.kind !== "pairs") return simultaneous.kind === "anyPair";
    const [first, second] = [steps[a.step]?.id, steps[b.step]?.id];
    return simultaneous.pairs.some(([one, two]) => (one === first && two === second) || (one === second && two === first));
  };
  return Int32Array.from(pieces.slice(0, countOfFirst), (piece) =>
    pieces.slice(countOfFirst).reduce((set, other, j) => (mayPair(piece, other) ? set | (1 << j) : set), 0),
  );
}

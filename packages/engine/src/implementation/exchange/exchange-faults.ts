import { isCivilDate } from "../../lib/civil-time.ts";
import type { ExchangeFault, ExchangeField } from "./exchange-fault.ts";
import type { ExchangeProblem, ExchangeStep } from "./exchange-problem.ts";
import { stepClosure } from "./step-closure.ts";

/** A set of a party's pieces is kept in the bits of one number. */
export const MOST_PIECES = 30;

/** Amounts above this are no longer told apart to the last unit. */
const LARGEST_AMOUNT = 1e12;
const MOST_DAYS = 10_000;

/** All that keeps the exchange from being planned. */
export function exchangeFaults(problem: ExchangeProblem): readonly ExchangeFault[] {
  return [
    ...partyFaults(problem),
    ...problem.steps.flatMap((step) => stepFaults(problem, step)),
    ...orderFaults(problem),
    ...sizeFaults(problem),
  ];
}

function partyFaults({ parties, steps }: ExchangeProblem): readonly ExchangeFault[] {
  const count: readonly ExchangeFault[] = parties.length === 2 ? [] : [{ code: "notTwoParties", parties: parties.length }];
  const none: readonly ExchangeFault[] = steps.length === 0 ? [{ code: "noSteps" }] : [];
  return [
    ...count,
    ...none,
    ...repeated(parties).map((party) => ({ code: "repeatedParty", party }) as const),
    ...repeated(steps).map((step) => ({ code: "repeatedStep", step }) as const),
    ...parties.flatMap(({ id, breakingCost }) => rangeFault({ step: null, party: id, field: "breakingCost", value: breakingCost })),
  ];
}

const repeated = (things: readonly { readonly id: string }[]): readonly string[] =>
  things.filter(({ id }, k) => things.findIndex((other) => other.id === id) !== k).map(({ id }) => id);

const LARGEST: Readonly<Record<ExchangeField, number>> = {
  breakingCost: LARGEST_AMOUNT,
  cost: LARGEST_AMOUNT,
  value: LARGEST_AMOUNT,
  recovered: 1,
  lost: 1,
  parts: MOST_PIECES,
  days: MOST_DAYS,
};

interface Checked {
  readonly step: string | null;
  readonly party: string | null;
  readonly field: ExchangeField;
  readonly value: number;
}

function rangeFault(checked: Checked): readonly ExchangeFault[] {
  const { field, value } = checked;
  const isWhole = field !== "parts" || Number.isInteger(value);
  return value >= (field === "parts" ? 1 : 0) && value <= LARGEST[field] && isWhole ? [] : [{ code: "outOfRange", ...checked }];
}

function stepFaults({ parties, steps }: ExchangeProblem, step: ExchangeStep): readonly ExchangeFault[] {
  const { id, party, earliest } = step;
  const unknownParty = parties.some((each) => each.id === party) ? [] : [{ code: "unknownParty", step: id, party } as const];
  const unknown = step.after.filter((name) => !steps.some((each) => each.id === name));
  return [
    ...unknownParty,
    ...unknown.map((names) => ({ code: "unknownStep", step: id, names }) as const),
    ...FIELDS.flatMap((field) => rangeFault({ step: id, party: null, field, value: step[field] })),
    ...(earliest === null || isCivilDate(earliest) ? [] : [{ code: "notADate", step: id, value: earliest } as const]),
  ];
}

const FIELDS = ["cost", "value", "recovered", "lost", "parts", "days"] as const;

function orderFaults({ steps, simultaneous }: ExchangeProblem): readonly ExchangeFault[] {
  const closure = stepClosure(steps);
  const circle = steps.filter((_, k) => closure[k]?.has(k)).map(({ id }) => id);
  const place = (name: string): number => steps.findIndex(({ id }) => id === name);
  const isPair = ([one, two]: readonly [string, string]): boolean => {
    const [i, j] = [place(one), place(two)];
    const areOfTwo = i >= 0 && j >= 0 && steps[i]?.party !== steps[j]?.party;
    return areOfTwo && closure[i]?.has(j) !== true && closure[j]?.has(i) !== true;
  };
  const pairs = simultaneous.kind === "pairs" ? simultaneous.pairs.filter((pair) => !isPair(pair)) : [];
  return [
    ...(circle.length === 0 ? [] : [{ code: "circle", steps: circle } as const]),
    ...pairs.map((pair) => ({ code: "notAPair", steps: pair }) as const),
  ];
}

function sizeFaults({ parties, steps }: ExchangeProblem): readonly ExchangeFault[] {
  return parties.flatMap(({ id }) => {
    const pieces = steps.filter(({ party }) => party === id).reduce((sum, { parts }) => sum + parts, 0);
    return pieces <= MOST_PIECES ? [] : [{ code: "tooManyPieces", party: id, pieces, most: MOST_PIECES } as const];
  });
}

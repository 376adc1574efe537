import { leastBending, shapeProgramme } from "./answer-programme.ts";
import type { Comparison, Contradiction } from "./contradiction.ts";
import type { InterviewAnswer } from "./interview.ts";
import { solveLinear } from "./linear-programme.ts";
import { oppositeOrders } from "./opposite-orders.ts";
import { preferenceCycles } from "./preference-cycles.ts";
import { type Account, accountOf } from "./statements.ts";
import type { Subject } from "./subject.ts";

/**
 * What an answer may cost the others before it is said to contradict them, in units of noise; more where there are many comparisons, as one
 * of many is often a slip. Chosen on simulated people, so that of those who only slip as people do fewer than one in twenty is told so.
 */
const PATIENCE = 2.75;
const PATIENCE_EACH = 0.12;

/**
 * Where the answers contradict each other: circles of preferences, packages preferred that are nowhere better, and sets of answers that
 * cannot all be true although each is allowed its noise. Each set is irreducible (deletion filter: Chinneck and Dravnieks 1991): without any
 * one of its answers there is no such contradiction among the rest of it (of a swing the size goes, and which end is better stays). None where there are none. Cost: a few linear programmes an answer.
 */
export function contradictions(subject: Subject, answers: readonly InterviewAnswer[]): Contradiction[] {
  const account = accountOf(subject, answers);
  const comparisons = account.answers.filter((answer) => answer.kind === "comparison");
  const patience = PATIENCE + PATIENCE_EACH * comparisons.length;
  const plain: Contradiction[] = [
    ...nowhereBetter(account).map((each): Contradiction => ({ kind: "nowhereBetter", answers: [each] })),
    ...preferenceCycles(comparisons).map((cycle): Contradiction => ({ kind: "cycle", answers: cycle })),
    ...oppositeOrders(account, patience),
  ];
  // What is named plainly is not named again as part of a larger set.
  const isNamed = ({ answers: set }: Conflict): boolean =>
    plain.some((each) => each.answers.every((answer) => set.some((one) => one === answer)));
  return [...plain, ...conflicts(account, patience).filter((each) => !isNamed(each))];
}

/** Preferences for a package that can be worth no more, whatever the options in between are worth. */
function nowhereBetter({ layout, answers, statements }: Account): Comparison[] {
  return statements.flatMap(({ kind, form, answer }) => {
    const comparison = answers[answer];
    if (kind !== "preference" || comparison?.kind !== "comparison" || form.length === 0) return [];
    const most = solveLinear(shapeProgramme(layout), form, "most");
    return most.kind === "optimal" && most.value <= 0 ? [comparison] : [];
  });
}

type Conflict = Extract<Contradiction, { readonly kind: "together" }>;

function conflicts(account: Account, limit: number): Conflict[] {
  const found: Conflict[] = [];
  const leftOut = new Set<number>();
  while (leftOut.size < account.answers.length) {
    const worst = costliest(account, leftOut);
    if (worst === null || worst.cost <= limit) return found;
    const needed = irreducible(account, worst.answer, { leftOut, limit });
    const answers = needed.flatMap((number) => account.answers[number] ?? []);
    const suspect = account.answers[worst.answer];
    if (suspect !== undefined) found.push({ kind: "together", answers, suspect, bending: worst.cost });
    leftOut.add(worst.answer);
  }
  return found;
}

/** The answer that the others would have to be bent least without. Of those that hardly differ the last: what was said first stands. */
function costliest(account: Account, leftOut: ReadonlySet<number>): { readonly answer: number; readonly cost: number } | null {
  const whole = leastBending(account, leftOut).amount;
  let worst: { readonly answer: number; readonly cost: number } | null = null;
  for (const answer of account.answers.keys()) {
    if (leftOut.has(answer)) continue;
    const cost = whole - leastBending(account, new Set([...leftOut, answer])).amount;
    if (worst === null || cost >= worst.cost - HARDLY) worst = { answer, cost };
  }
  return worst;
}

/** Units of noise. */
const HARDLY = 1;

interface Filter {
  readonly leftOut: ReadonlySet<number>;
  readonly limit: number;
}

/** Leaves out one answer after the other for as long as the suspect still costs the rest too much. */
function irreducible(account: Account, suspect: number, { leftOut, limit }: Filter): number[] {
  const without = new Set(leftOut);
  const cost = (): number => leastBending(account, without).amount - leastBending(account, new Set([...without, suspect])).amount;
  for (const answer of account.answers.keys()) {
    if (answer === suspect || without.has(answer)) continue;
    without.add(answer);
    if (cost() <= limit) without.delete(answer);
  }
  return [...account.answers.keys()].filter((answer) => !without.has(answer));
}

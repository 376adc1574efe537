import type { Rng } from "../lib/rng.ts";
import { questionKey } from "./current-answers.ts";
import type { Question } from "./interview.ts";
import { difference, type Form, packageForm } from "./layout.ts";
import { LEAST_SEEN, type LikelyWorths, quadratic, spreadOf } from "./likely-worths.ts";
import { BAR_NOISE, CHOICE_NOISE } from "./noise.ts";
import type { Account } from "./statements.ts";
import { isPossible, outcomeAt } from "./subject.ts";
import { uncertainty } from "./uncertainty.ts";

export interface Telling {
  readonly account: Account;
  readonly likely: LikelyWorths;
  /** Keys of the questions that were asked. */
  readonly asked: ReadonlySet<string>;
  readonly differing: number;
  readonly rng: Rng;
}

/** Pairs of packages that are drawn and looked at: with three times as many the questions get hardly better. */
const PAIRS = 1000;

/** The bar or comparison whose answer is expected to take off most of what is open; null where none is left. Of ties the first. */
export function tellingQuestion(telling: Telling): Question | null {
  const { account, likely, asked, rng } = telling;
  const { reach } = uncertainty(account, likely);
  const { size } = account.layout;
  let best: { readonly question: Question; readonly gain: number } | null = null;
  for (const { form, noise, question } of [...ratings(telling), ...comparisons(telling, rng)]) {
    const { mean, variance } = spreadOf(likely, form);
    const gain = quadratic(reach, form, size) / (variance + (noise ?? choiceNoise(mean, variance)));
    if (best !== null && gain <= best.gain) continue;
    const meant = question();
    if (!asked.has(questionKey(meant))) best = { question: meant, gain };
  }
  return best?.question ?? null;
}

interface Candidate {
  /** Made only where it is among the best: most never are. */
  question(): Question;
  readonly form: Form;
  /** Variance of the answer; null: that of a choice, which depends on how near the two packages are. */
  readonly noise: number | null;
}

function ratings({ account, likely }: Telling): Candidate[] {
  return account.subject.issues.flatMap(({ id, options }, i): Candidate[] => {
    const issue = account.layout.issues[i];
    if (!issue) return [];
    const weight = Math.max(likely.means[issue.weight] ?? 0, LEAST_SEEN);
    return issue.variables.flatMap((variable, place): Candidate[] => {
      const option = options[place];
      if (variable === null || variable === issue.weight || option === undefined) return [];
      const form: Form = [
        [variable, 1],
        [issue.weight, -(likely.means[variable] ?? 0) / weight],
      ];
      return [{ question: () => ({ kind: "rating", issue: id, option }), form, noise: ((BAR_NOISE / 100) * weight) ** 2 }];
    });
  });
}

function comparisons({ account, differing }: Telling, rng: Rng): Candidate[] {
  const { subject, layout } = account;
  const open = layout.issues.flatMap((issue, i) => (issue ? [i] : []));
  const most = Math.min(differing, open.length);
  const found: Candidate[] = [];
  for (let k = 0; k < PAIRS && most > 0; k++) {
    const left = subject.issues.map(({ points }) => rng.below(points.length));
    const right = otherwise(account, left, { issues: drawn(open, Math.min(most, 2 + rng.below(Math.max(1, most - 1))), rng), rng });
    if (!isPossible(subject, left) || !isPossible(subject, right)) continue;
    const form = difference(packageForm(layout, left), packageForm(layout, right));
    if (form.length === 0) continue;
    const question = (): Question => ({ kind: "comparison", left: outcomeAt(subject, left), right: outcomeAt(subject, right) });
    found.push({ question, form, noise: null });
  }
  return found;
}

/** The same package with another option drawn on the issues given. */
function otherwise(
  { subject }: Account,
  places: readonly number[],
  { issues, rng }: { readonly issues: readonly number[]; readonly rng: Rng },
): number[] {
  const changed = [...places];
  for (const i of issues) {
    const count = subject.issues[i]?.points.length ?? 1;
    changed[i] = ((places[i] ?? 0) + 1 + rng.below(Math.max(1, count - 1))) % count;
  }
  return changed;
}

/** So many of them, each as likely. */
function drawn(all: readonly number[], count: number, rng: Rng): number[] {
  const rest = [...all];
  return Array.from({ length: count }, () => rest.splice(rng.below(rest.length), 1)).flat();
}

/** What a choice leaves open, as a variance: least where both packages are likely to be worth the same. */
function choiceNoise(mean: number, variance: number): number {
  // The logistic curve averaged over what the difference may be (MacKay 1992).
  const flattened = 1 / Math.sqrt(1 + (Math.PI * variance) / (8 * CHOICE_NOISE ** 2));
  const agrees = 1 / (1 + Math.exp((-flattened * mean) / CHOICE_NOISE));
  return CHOICE_NOISE ** 2 / Math.max(agrees * (1 - agrees) * flattened, Number.MIN_VALUE);
}

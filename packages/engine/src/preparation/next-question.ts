import type { Rng } from "../lib/rng.ts";
import { questionKey } from "./current-answers.ts";
import { type InterviewAnswer, type Question, questionCost } from "./interview.ts";
import { likelyWorths } from "./likely-worths.ts";
import { accountOf, type Account } from "./statements.ts";
import type { Subject } from "./subject.ts";
import { tellingQuestion } from "./telling-question.ts";

export interface InterviewSettings {
  /** Numbers and choices that may be asked in all. The ends and the swing of each issue are asked in any case. */
  readonly questions: number;
  /** Whether the person puts the issues in order before it is asked for numbers. */
  readonly ranking: "asked" | "leftOut";
  /** In how many issues two packages may differ that are to be compared: more tell more, and fewer are easier to hold in mind. */
  readonly differing: number;
}

export const INTERVIEW: InterviewSettings = { questions: 20, ranking: "leftOut", differing: 4 };

/**
 * What to ask next: the order of the issues, the ends of each that has no natural ones, the swing of each, and then, one by one, whichever
 * bar or comparison is expected to narrow most how far the difference between any two packages may be off. Null when the questions are used
 * up or nothing is left to ask. The generator draws the pairs of packages that are looked at.
 */
export function nextQuestion({ subject, answers, settings, rng }: Interview): Question | null {
  const asked = askedKeys(answers);
  const account = accountOf(subject, answers);
  const rank = rankQuestion(subject);
  const first = settings.ranking === "asked" && rank.issues.length > 1 ? [rank] : [];
  const opening = [...first, ...endsQuestions(subject), ...swingQuestions(account)].find((question) => !asked.has(questionKey(question)));
  if (opening !== undefined) return opening;
  if (spent(answers) >= settings.questions || account.layout.size === 0) return null;
  return tellingQuestion({ account, likely: likelyWorths(account), asked, differing: settings.differing, rng });
}

/** Numbers and choices that are asked before bars and comparisons. */
export function openingCost({ issues }: Subject, ranking: InterviewSettings["ranking"]): number {
  const asked = issues.filter(({ points }) => points.length > 1);
  const ends = asked.filter(({ isOrdered }) => !isOrdered).length * 2;
  return asked.length + ends + (ranking === "asked" ? Math.max(0, asked.length - 1) : 0);
}

export interface Interview {
  readonly subject: Subject;
  readonly answers: readonly InterviewAnswer[];
  readonly settings: InterviewSettings;
  readonly rng: Rng;
}

/** Numbers and choices asked so far; what was asked again counts again, and what was skipped was asked. */
export const spent = (answers: readonly InterviewAnswer[]): number =>
  answers.reduce((sum, answer) => sum + questionCost(questionOf(answer)), 0);

/** The question that an answer is to. */
export function questionOf(answer: InterviewAnswer): Question {
  if (answer.kind === "skipped") return answer.question;
  return answer.kind === "rank" ? { kind: "rank", issues: answer.order } : answer;
}

const askedKeys = (answers: readonly InterviewAnswer[]): ReadonlySet<string> =>
  new Set(answers.map((answer) => questionKey(questionOf(answer))));

const rankQuestion = ({ issues }: Subject): Extract<Question, { readonly kind: "rank" }> => ({
  kind: "rank",
  issues: issues.filter(({ points }) => points.length > 1).map(({ id }) => id),
});

const endsQuestions = ({ issues }: Subject): Question[] =>
  issues.filter(({ isOrdered, points }) => !isOrdered && points.length > 1).map(({ id }) => ({ kind: "ends", issue: id }));

/** From the worst option to the best where they are known; otherwise, where options stand in an order, from the first to the last. */
function swingQuestions({ subject, layout }: Account): Question[] {
  return subject.issues.flatMap(({ id, options, isOrdered }, i): Question[] => {
    const ends = layout.issues[i];
    if (!ends && !isOrdered) return [];
    const from = options[ends ? ends.worst : 0];
    const to = options[ends ? ends.best : options.length - 1];
    return from === undefined || to === undefined || from === to ? [] : [{ kind: "swing", issue: id, from, to }];
  });
}

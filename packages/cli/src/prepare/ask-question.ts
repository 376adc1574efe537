import type { InterviewAnswer, IssueId, OptionId, Question, Result } from "@detente/engine";
import { failed, ok, rankIntervals } from "@detente/engine";
import { decimalText } from "@detente/report";
import { bar } from "./bar.ts";
import { swingWords } from "./answer-words.ts";
import { showPackages } from "./show-packages.ts";
import type { Room } from "./room.ts";
import { sideIn } from "./side-in.ts";
import { type Typed, typed } from "./typed.ts";

/** An answer, or one of the words that are understood everywhere. */
export type Asked = { readonly kind: "answer"; readonly answer: InterviewAnswer } | Exclude<Typed, { readonly kind: "text" }>;

/** Asks until the answer is understood. */
export async function askQuestion(room: Room, question: Question): Promise<Asked> {
  const asking = ASKING[question.kind](room, question as never);
  asking.show();
  for (;;) {
    const line = typed(await room.keyboard.line(room.screen.prompt(asking.prompt)));
    if (line.kind !== "text") return line;
    const read = asking.read(line.text);
    if (read.kind === "ok") return { kind: "answer", answer: read.value };
    if (read.failure !== "") room.screen.say(read.failure, "warning");
  }
}

interface Asking {
  show(): void;
  readonly prompt: string;
  /** The failure says what can be typed. */
  read(text: string): Result<InterviewAnswer, string>;
}

type Of<Kind extends Question["kind"]> = Extract<Question, { readonly kind: Kind }>;

const ASKING: { readonly [Kind in Question["kind"]]: (room: Room, question: Of<Kind>) => Asking } = {
  rank: askRank,
  ends: askEnds,
  swing: askSwing,
  rating: askRating,
  comparison: askComparison,
};

function askRank({ subject, labels, screen }: Room, question: Of<"rank">): Asking {
  // The same numbers each time it is asked.
  const issues = subject.issues.map(({ id }) => id).filter((id) => question.issues.includes(id));
  return {
    show: () => {
      screen.say(
        "Think of each issue going from its worst option for you to its best. Which of these changes matters most to you, which next?",
      );
      for (const [k, id] of issues.entries()) {
        const { options = [] } = subject.issues.find((issue) => issue.id === id) ?? {};
        const shown = options.length > 4 ? [options[0], options.at(-1)] : options;
        screen.item(`${k + 1}  ${labels.issue(id)}: ${shown.map((option) => labels.option(id, option ?? "")).join(", ")}`);
      }
    },
    prompt: "Numbers, most important first (or skip):",
    read: (text) => {
      const numbers = text
        .split(/[\s,;>]+/u)
        .filter((each) => each !== "")
        .map(Number);
      const order = numbers.flatMap((number) => issues[number - 1] ?? []);
      const isWhole = order.length === numbers.length && new Set(order).size === order.length && order.length >= issues.length - 1;
      if (!isWhole)
        return failed(`Each number from 1 to ${issues.length} once, such as ${issues.map((_, k) => issues.length - k).join(" ")}.`);
      const whole = [...order, ...issues.filter((id) => !order.includes(id))];
      const starts = rankIntervals(whole.length).map(({ low, likely, high }, k) => {
        const [from, about, to] = [low, likely, high].map((share) => decimalText(100 * share, 0));
        return `${labels.issue(whole[k] ?? "")} ${about} (${from} to ${to})`;
      });
      screen.item(`By the order alone the weights are, of 100: ${starts.join(", ")}. What you say next narrows that.`);
      return ok({ kind: "rank", order: whole });
    },
  };
}

function askEnds({ subject, labels, screen }: Room, { issue }: Of<"ends">): Asking {
  const { options = [] } = subject.issues.find(({ id }) => id === issue) ?? {};
  return {
    show: () => {
      screen.say(labels.issue(issue), "bold");
      for (const [k, option] of options.entries()) screen.item(`${k + 1}  ${labels.option(issue, option)}`);
    },
    prompt: "Which is best for you, and which is worst? Two numbers, best first:",
    read: (text) => {
      const [best, worst, more] = text.split(/[\s,;]+/u).map((each) => options[Number(each) - 1]);
      if (best === undefined || worst === undefined || more !== undefined || best === worst)
        return failed(`Two different numbers from 1 to ${options.length}, the best first, such as ${options.length} 1.`);
      return ok({ kind: "ends", issue, worst, best });
    },
  };
}

function askSwing(room: Room, { issue, from, to }: Of<"swing">): Asking {
  const { labels, screen, subject } = room;
  const { options = [], isOrdered = true } = subject.issues.find(({ id }) => id === issue) ?? {};
  // Which end is better is known already where it had to be asked.
  const least = isOrdered && from === options[0] && to === options.at(-1) ? -100 : 0;
  return {
    show: () => screen.say(`${labels.issue(issue)}: from ${labels.option(issue, from)} to ${labels.option(issue, to)}`, "bold"),
    prompt: `Worth to you, ${least} to 100 (100: the change that matters most of all issues${least < 0 ? "; minus: for the worse" : ""}):`,
    read: (text) => {
      const ends = otherEnds(text, issue, options);
      if (ends !== null) return ends;
      const points = numberIn(text, least);
      if (points === null)
        return failed(
          `A number from ${least} to 100. If your best or your worst is another option, type best=… worst=…, each one of ${options.join(", ")}.`,
        );
      screen.item(swingWords(labels, { kind: "swing", issue, from, to, points }, bar(room, points)));
      return ok({ kind: "swing", issue, from, to, points });
    },
  };
}

/** `best=2 worst=0`, where neither end of a range is the best or the worst; null where that is not what was typed. */
function otherEnds(text: string, issue: IssueId, options: readonly OptionId[]): Result<InterviewAnswer, string> | null {
  const named = (end: string): OptionId | undefined => {
    const written = new RegExp(`${end}\\s*=\\s*(\\S+)`, "iu").exec(text)?.[1]?.replace(/[,;]$/u, "");
    return options.find((option) => option === written);
  };
  if (!/best|worst/iu.test(text)) return null;
  const [best, worst] = [named("best"), named("worst")];
  if (best === undefined || worst === undefined || best === worst) return failed(`best=… worst=…, each one of ${options.join(", ")}.`);
  return ok({ kind: "ends", issue, worst, best });
}

function askRating(room: Room, { issue, option }: Of<"rating">): Asking {
  const { labels, screen } = room;
  return {
    show: () => screen.say(`${labels.issue(issue)}: ${labels.option(issue, option)}`, "bold"),
    prompt: "Where does this option stand between your worst of this issue (0) and your best (100)?",
    read: (text) => {
      const points = numberIn(text, 0);
      if (points === null) return failed("A number from 0 to 100.");
      screen.item(`${bar(room, points)} ${points}`);
      return ok({ kind: "rating", issue, option, points });
    },
  };
}

function askComparison(room: Room, { left, right }: Of<"comparison">): Asking {
  return {
    show: () => showPackages(room, left, right),
    prompt: "Which would you rather have, a or b (= if you cannot tell)?",
    read: (text) => {
      const side = sideIn(text);
      return side === null ? failed("a, b or =.") : ok({ kind: "comparison", left, right, prefers: PREFERS[side] });
    },
  };
}

const PREFERS = { first: "left", second: "right", neither: "neither" } as const;

/** A number from `least` to 100; null where it is none. */
export function numberIn(text: string, least: number): number | null {
  const number = Number(text.replace(/^[−–]/u, "-").replace(/\s*%$/u, ""));
  return text !== "" && Number.isFinite(number) && number >= least && number <= 100 ? number : null;
}

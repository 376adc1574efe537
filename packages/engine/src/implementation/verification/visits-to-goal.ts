import { beliefAfter } from "./belief-after.ts";
import { firstTrue } from "./first-true.ts";
import type { Suspect } from "./suspicion.ts";

export interface BeliefGoal {
  /** "below": belief that something is there shall fall to `belief` by visits that find nothing. "above": rise to it by finds. */
  readonly kind: "below" | "above";
  /** 0 to 1. */
  readonly belief: number;
}

/**
 * Why no number of visits is enough:
 *
 * - "alreadyCertain": what is held for certain no evidence changes
 * - "certainty": the goal is certainty, and every visit leaves a little doubt
 * - "noDifference": visits go alike whether something is there or not
 * - "misleading": a visit finds something more often where nothing is
 * - "partUnseen": part of what is suspected no visit can see, such as at places that stay closed
 * - "tooMany": there is a number, beyond a billion
 */
export type NeverReason = "alreadyCertain" | "certainty" | "noDifference" | "misleading" | "partUnseen" | "tooMany";

export interface GoalReading extends BeliefGoal {
  /** The fewest visits that reach the goal, all of them empty or all of them finds; null where none do. */
  readonly visits: number | null;
  readonly never: NeverReason | null;
  /** What belief comes as near to as one likes, if visits go on like this. */
  readonly limit: number;
}

const MOST_VISITS = 1e9;
/** Relative to the goal: rounding of powers. A belief that misses the goal by no more has reached it. */
const ROUNDING = 1e-12;

/** One kind of visit, empty or a find, as all hypotheses that are held at all see it. */
interface Course {
  readonly goal: BeliefGoal;
  readonly held: readonly Suspect[];
  /** How likely such a visit is, by suspected hypothesis, and where nothing is. */
  readonly chances: readonly number[];
  readonly absent: number;
  readonly limit: number;
  /** Belief after so many of them; NaN where so many cannot be. */
  readonly after: (visits: number) => number;
  /** Whether one visit changes belief for the last time: then the limit is not only neared. */
  readonly isSettledByOne: boolean;
}

/**
 * How many visits take belief to a goal. The odds are a sum of powers over a power, so from visit to visit they fall, or rise, or
 * fall first and then rise: the first visit at the goal is found by halving. Cost: the logarithm of the number.
 */
export function visitsToGoal(suspects: readonly Suspect[], goal: BeliefGoal): GoalReading {
  const course = courseOf(
    suspects.filter(({ prior }) => prior > 0),
    goal,
  );
  const visits = fewest(course);
  if (visits === null) return { ...goal, visits, never: whyNever(course), limit: course.limit };
  const isTooMany = visits > MOST_VISITS;
  return { ...goal, visits: isTooMany ? null : visits, never: isTooMany ? "tooMany" : null, limit: course.limit };
}

function courseOf(held: readonly Suspect[], goal: BeliefGoal): Course {
  const chance = ({ find }: Suspect): number => (goal.kind === "below" ? 1 - find : find);
  const most = held.reduce((max, suspect) => Math.max(max, chance(suspect)), 0);
  const lasting = held.filter((suspect) => chance(suspect) > 0);
  const believed = (suspects: readonly Suspect[], visits: number): number =>
    beliefAfter(suspects, goal.kind === "below" ? { empty: visits, finds: 0 } : { empty: 0, finds: visits })?.present ?? Number.NaN;
  const nothing = held.find(({ isSuspected }) => !isSuspected);
  return {
    goal,
    held,
    chances: held.filter(({ isSuspected }) => isSuspected).map(chance),
    absent: nothing === undefined ? 0 : chance(nothing),
    limit: believed(
      held.filter((suspect) => chance(suspect) === most),
      0,
    ),
    after: (visits) => believed(held, visits),
    isSettledByOne: new Set(lasting.map(chance)).size < 2 || new Set(lasting.map(({ isSuspected }) => isSuspected)).size < 2,
  };
}

/** Null where no number is enough. */
function fewest({ goal, chances, absent, limit, after, isSettledByOne }: Course): number | null {
  const isFalling = goal.kind === "below";
  const isAtGoal = (visits: number): boolean =>
    isFalling ? after(visits) <= goal.belief * (1 + ROUNDING) : after(visits) >= goal.belief * (1 - ROUNDING);
  if (isAtGoal(0)) return 0;
  if (isSettledByOne) return isAtGoal(1) ? 1 : null;
  if (isFalling && chances.some((chance) => chance > absent)) {
    const turn = firstTrue((visits) => after(visits + 1) >= after(visits), MOST_VISITS);
    return isAtGoal(turn) ? firstTrue(isAtGoal, turn) : null;
  }
  const isNeared = isFalling ? goal.belief > limit : goal.belief < limit;
  return isNeared ? firstTrue(isAtGoal, MOST_VISITS) : null;
}

function whyNever({ goal, held, chances, absent }: Course): NeverReason {
  const isFalling = goal.kind === "below";
  if (chances.length === 0 || chances.length === held.length) return "alreadyCertain";
  if (chances.every((chance) => chance === absent)) return "noDifference";
  if (isFalling ? chances.some((chance) => chance > absent) : chances.every((chance) => chance <= absent)) return "misleading";
  return isFalling && chances.some((chance) => chance === absent) ? "partUnseen" : "certainty";
}

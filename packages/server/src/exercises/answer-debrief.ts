import {
  type Case,
  type CaseMeasures,
  caseMeasures,
  failed,
  type Game,
  ok,
  type PartyScore,
  type Result,
  ROUNDING,
  score,
  type SessionEvent,
  sessionCase,
  unopened,
} from "@detente/engine";
import { refused, type Refused } from "../advice/refused.ts";
import type { DebriefAnswer, DebriefQuestion, PlayedTable, ScoredTable } from "./debrief-question.ts";

/** Points of a frontier that are told at most: more are not told apart on any screen. */
const MOST_POINTS = 2_000;

/** Every table by the engine's own score, and the plane of most of them. Each case is measured once. */
export function answerDebrief({ cases, tables }: DebriefQuestion): Result<DebriefAnswer, Refused> {
  const measured: CaseMeasures[] = [];
  for (const value of cases) {
    const measures = caseMeasures(value);
    if (measures.kind === "failed") return missingBrief();
    measured.push(measures.value);
  }
  const scored: ScoredTable[] = [];
  for (const table of tables) {
    const [value, measures] = [cases[table.of], measured[table.of]];
    if (value === undefined || measures === undefined) throw new Error("Expected each table to name its case");
    const result = score(gameOf(value, table), ROUNDING);
    if (result.kind === "failed") return missingBrief();
    const { parties, isAgreed, rounds, offers, welfare, frontierDistance, nashDistance } = result.value;
    scored.push({
      number: table.number,
      isAgreed,
      rounds,
      offers,
      welfare,
      frontierDistance,
      nashDistance,
      utilities: parties.map(({ utility }) => utility),
      shares: sharesOf(parties),
      advantages: parties.map(({ advantage }) => advantage),
      bestKeeping: bestKeeping(measures, table),
      moves: parties.map(({ moves }) => moves),
      isOnPlane: table.of === 0,
    });
  }
  const [first] = measured;
  return ok({ plane: first === undefined ? null : planeOf(first), tables: scored });
}

const missingBrief = (): Result<never, Refused> =>
  refused({ refusal: "missingBrief", detail: "A party has no brief at one of the tables, so nothing can be measured by it." });

function sharesOf(parties: readonly PartyScore[]): readonly number[] | null {
  const shares = parties.flatMap(({ share }) => share ?? []);
  return shares.length === parties.length ? shares : null;
}

/** As the engine's score takes it, of people in place of players: nobody forfeits. */
function gameOf(value: Case, { offers, outcome, rounds, relativeTime }: PlayedTable): Game {
  const base = sessionCase(value);
  const events = offers.map(
    ({ party, outcome: offered }, k): SessionEvent => ({
      kind: "offered",
      party,
      outcome: offered,
      offer: k + 1,
      audience: "table",
      seq: k + 1,
      at: "",
    }),
  );
  const ending: Game["ending"] = outcome === null ? { kind: "noAgreement", reason: "deadline" } : { kind: "agreed", outcome, offer: null };
  return { base, events, ending, relativeTime, state: { ...unopened(base), rounds }, stopped: null, forfeits: [], inputs: [], turns: 0 };
}

/** For each party the best on the frontier with nobody else worse off than by the agreement. */
function bestKeeping(measures: CaseMeasures, { outcome }: PlayedTable): readonly (number | null)[] {
  const { best, worst, frontier, reservation } = measures;
  const agreed = outcome === null ? null : measures.utilities(outcome);
  if (agreed === null || best === null || worst === null || frontier === null) return reservation.map(() => null);
  const pointsAt = (place: number, point: number): number =>
    (worst[place] ?? 0) + (frontier[place]?.[point] ?? 0) * ((best[place] ?? 0) - (worst[place] ?? 0));
  return Array.from(agreed, (own, place) => {
    let most = own;
    for (let point = 0; point < (frontier[0]?.length ?? 0); point++) {
      const isKept = agreed.every((points, other) => other === place || pointsAt(other, point) >= points - slack(measures, other));
      if (isKept && pointsAt(place, point) > most) most = pointsAt(place, point);
    }
    return most;
  });
}

/** Points below which a difference is rounding. */
const slack = ({ best, worst }: CaseMeasures, place: number): number => ROUNDING * ((best?.[place] ?? 0) - (worst?.[place] ?? 0));

function planeOf({ best, worst, frontier, reservation }: CaseMeasures): DebriefAnswer["plane"] {
  const walkAways = reservation.map((points, place) => {
    const [top, bottom] = [best?.[place] ?? 0, worst?.[place] ?? 0];
    return top > bottom ? (points - bottom) / (top - bottom) : 0;
  });
  const count = frontier?.[0]?.length ?? 0;
  const step = Math.max(1, Math.ceil(count / MOST_POINTS));
  const points = frontier && Array.from({ length: Math.ceil(count / step) }, (_, k) => frontier.map((axis) => axis[k * step] ?? 0));
  return { best, worst, walkAways, frontier: points };
}

/** Nothing to measure. */
export const NO_TABLES = failed({ code: "refused", refusal: "nothingBegun", detail: "No table has begun." } as const);

import { failed, ok, type Result } from "../lib/result.ts";
import type { PartyId } from "../model/ids.ts";
import type { PerspectiveRefusal } from "../model/perspective.ts";
import { redLinesCrossed } from "../session/red-lines-crossed.ts";
import { type CaseMeasures, caseMeasures, shareOf } from "./case-measures.ts";
import type { Game } from "./game.ts";
import type { GameScore, PartyScore } from "./game-score.ts";
import { NO_MOVES, readMoves } from "./read-moves.ts";

/**
 * By the case as it was given: what a party came to say of its preferences in the course of the game counts for nothing. Refuses where a
 * brief is missing. `tolerance` is the share of a range below which a step does not count: see readMoves.
 */
export function score(game: Game, tolerance: number): Result<GameScore, PerspectiveRefusal> {
  const { base, ending } = game;
  const { value } = base;
  const measured = caseMeasures(value);
  if (measured.kind === "failed") return failed(measured.failure);
  const measures = measured.value;
  const moves = readMoves(game.events, { measures, parties: value.parties.map(({ id }) => id), tolerance });
  const agreed = ending.kind === "agreed" ? measures.utilities(ending.outcome) : null;
  const isOffLimits = (party: PartyId): boolean => ending.kind === "agreed" && redLinesCrossed(base, party, ending.outcome).length > 0;
  const parties = value.parties.map(({ id }, place): PartyScore => {
    const isLost = agreed === null || isOffLimits(id) || game.forfeits.some(({ party }) => party === id);
    const reservation = measures.reservation[place] ?? 0;
    const utility = isLost ? reservation : (agreed[place] ?? 0) * (measures.discount[place] ?? 1) ** game.relativeTime;
    return { party: id, utility, ...inRange(measures, place, utility), moves: moves.byParty[place] ?? NO_MOVES };
  });
  const shares = parties.map(({ share }) => share);
  return ok({
    isAgreed: agreed !== null,
    rounds: game.state.rounds,
    offers: moves.offers,
    welfare: shares.reduce((sum, share) => (sum === null || share === null ? null : sum + share), 0),
    frontierDistance: distance(measures, agreed, measures.frontier),
    nashDistance: distance(measures, agreed, measures.nash),
    parties,
  });
}

function inRange({ best, worst, reservation }: CaseMeasures, place: number, utility: number): Pick<PartyScore, "share" | "advantage"> {
  if (best === null || worst === null) return { share: null, advantage: null };
  const [top, floor] = [best[place] ?? 0, reservation[place] ?? 0];
  return { share: shareOf({ best, worst }, place, utility), advantage: top > floor ? (utility - floor) / (top - floor) : 0 };
}

/** From an agreement (points by party) to the nearest of some points of the plane; null where one of the two is missing. Linear in the points. */
function distance(measures: CaseMeasures, agreed: Float64Array | null, axes: readonly Float64Array[] | null): number | null {
  const { best, worst } = measures;
  if (agreed === null || axes === null || best === null || worst === null) return null;
  const at = agreed.map((points, place) => shareOf({ best, worst }, place, points));
  const count = axes[0]?.length ?? 0;
  let least = Infinity;
  for (let point = 0; point < count; point++) {
    let square = 0;
    for (let place = 0; place < at.length; place++) square += ((axes[place]?.[point] ?? 0) - (at[place] ?? 0)) ** 2;
    if (square < least) least = square;
  }
  return count === 0 ? null : Math.sqrt(least);
}

import { signals } from "../signals/signals.ts";
import { stalling } from "../signals/stalling.ts";
import { barLines } from "../groundwork/bar-lines.ts";
import { happeningsSoFar } from "../dynamics/happenings-so-far.ts";
import { ROUNDING } from "../../simulation/move-class.ts";
import { offersLeft } from "../going-on/offers-left.ts";
import type { Sight, Standpoint } from "../going-on/standpoint.ts";
import type { Obstacle } from "./verdict.ts";

/** At the most so many issues a round come off the list of what is missing. */
const ISSUES_A_ROUND = 1;

/** What keeps the talks from being brought to an end now. The order: time, groundwork, mandate, stalling. */
export function obstacles(sight: Sight, standpoint: Standpoint): readonly Obstacle[] {
  return [...deadline(sight), ...groundwork(sight, standpoint), ...mandate(sight), ...stalled(sight, standpoint)];
}

function deadline(sight: Sight): readonly Obstacle[] {
  return offersLeft(sight.view) <= 0 ? [{ kind: "deadline", offersLeft: 0 }] : [];
}

/** What is missing counts once there are fewer rounds left than issues: as long as it could still be done, it is no obstacle. */
function groundwork({ view, seat, value }: Sight, { at }: Standpoint): readonly Obstacle[] {
  const { bar, groundwork: reports, groundworkOverride, deadlineAt, roundLimit, rounds } = view;
  if (bar === null || groundworkOverride !== null) return [];
  const reporting = value.tracks.flatMap(({ id, reportsTo }) =>
    seat.setup.track !== undefined && reportsTo === seat.setup.track ? [id] : [],
  );
  const timeLeft = deadlineAt === null ? null : Math.max(0, Date.parse(deadlineAt) - Date.parse(at));
  const missing = barLines({ bar, reports, reporting, timeLeft }).filter(({ isMet }) => !isMet);
  if (missing.length === 0) return [];
  const needed = missing.reduce((most, line) => Math.max(most, line.what === "report" ? 1 : Math.abs(line.wanted - (line.found ?? 0))), 0);
  const roundsLeft = roundLimit === null ? null : roundLimit - rounds;
  const isOutOfReach = roundsLeft !== null && roundsLeft * ISSUES_A_ROUND < needed;
  return isOutOfReach || missing.some(({ what }) => what === "timeLeft") ? [{ kind: "groundwork", missing, roundsLeft }] : [];
}

function mandate({ view: { mandate: given, issues } }: Sight): readonly Obstacle[] {
  const beyond = given === null ? [] : issues.flatMap(({ id }) => (given.includes(id) ? [] : [id]));
  return beyond.length === 0 ? [] : [{ kind: "mandate", issues: beyond }];
}

function stalled({ seat, value, counterparts }: Sight, { events, at }: Standpoint): readonly Obstacle[] {
  const happenings = happeningsSoFar(value, events, at);
  const settings = { onlooker: seat, parties: seat.setup.parties, tolerance: ROUNDING, now: at };
  const found = signals(happenings, settings);
  return counterparts.flatMap((party): readonly Obstacle[] => {
    const { isStalling, points } = stalling(found, happenings, party);
    return isStalling ? [{ kind: "stalled", party, points }] : [];
  });
}

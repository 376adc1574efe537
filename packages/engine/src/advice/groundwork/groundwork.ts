import type { Case } from "../../model/case.ts";
import type { PartyId } from "../../model/ids.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import type { PartyView } from "../../session/view.ts";
import { ownBy } from "../../strategies/composing/own-by.ts";
import { ownUtility } from "../../strategies/inverse-utility/own-utility.ts";
import { type Happening, isOffer } from "../dynamics/happening.ts";
import type { Onlooker } from "../dynamics/onlooker.ts";
import { worths } from "../dynamics/worths.ts";
import { type BarLine, barLines, reportsOfCase } from "./bar-lines.ts";
import { type Distance, distance } from "./distance.ts";
import { type IssueStanding, issueStandingsOfCase, issueStandingsOfView } from "./issue-standings.ts";
import { type Projection, projection, type TimedOffer } from "./projection.ts";

/** Is a table ready? What is settled, how far apart the parties are, whether they meet in time, and what is missing. A plain value. */
export interface Groundwork {
  readonly detente: 1;
  readonly party: PartyId;
  readonly issues: readonly IssueStanding[];
  /** Empty where there is no bar. */
  readonly bar: readonly BarLine[];
  /** Lines of the bar that are not met. */
  readonly missing: readonly BarLine[];
  /** Whether the facilitator has let the table go ahead all the same. */
  readonly isOverridden: boolean;
  /** By counterpart, those that have made offers. */
  readonly distances: readonly Distance[];
  readonly projections: readonly Projection[];
}

export interface GroundworkInputs {
  readonly onlooker: Onlooker;
  readonly counterparts: readonly PartyId[];
  /** What has happened on all tracks that matter. */
  readonly happenings: readonly Happening[];
  /** ISO time or date. */
  readonly now: string;
}

/** From what a party sees at a table. `reporting`: ids of the tracks that report to it. */
export function groundworkOfView(view: PartyView, inputs: GroundworkInputs & { readonly reporting: readonly string[] }): Groundwork {
  const { bar, groundwork, groundworkOverride, deadlineAt, roundLimit, relativeTime } = view;
  const timeLeft = deadlineAt === null ? null : Math.max(0, Date.parse(deadlineAt) - Date.parse(inputs.now));
  return {
    ...read(inputs, { deadline: deadlineAt, relativeTime: deadlineAt === null && roundLimit === null ? null : relativeTime }),
    issues: issueStandingsOfView(view),
    ...barReading(bar === null ? [] : barLines({ bar, reports: groundwork, reporting: inputs.reporting, timeLeft })),
    isOverridden: groundworkOverride !== null,
  };
}

/** From a case, as whoever wrote it reads its tracks. The last day of the track is the deadline, to its end. */
export function groundworkOfCase(value: Pick<Case, "issues" | "tracks">, track: string, inputs: GroundworkInputs): Groundwork {
  const found = value.tracks.find(({ id }) => id === track);
  const deadline = found?.to === undefined ? null : new Date(Date.parse(found.to) + DAY).toISOString();
  const timeLeft = deadline === null ? null : Math.max(0, Date.parse(deadline) - Date.parse(inputs.now));
  const reporting = value.tracks.flatMap(({ id, reportsTo }) => (reportsTo === track ? [id] : []));
  const lines = found?.bar === undefined ? [] : barLines({ bar: found.bar, reports: reportsOfCase(value, track), reporting, timeLeft });
  return {
    ...read(inputs, { deadline, relativeTime: null }),
    issues: issueStandingsOfCase(value, track),
    ...barReading(lines),
    isOverridden: false,
  };
}

const DAY = 86_400_000;

const barReading = (bar: readonly BarLine[]): Pick<Groundwork, "bar" | "missing"> => ({ bar, missing: bar.filter(({ isMet }) => !isMet) });

interface Clock {
  /** ISO time; null: none. */
  readonly deadline: string | null;
  /** Null where times are counted in days. */
  readonly relativeTime: number | null;
}

function read(inputs: GroundworkInputs, clock: Clock): Pick<Groundwork, "detente" | "party" | "distances" | "projections"> {
  const { onlooker, counterparts, happenings } = inputs;
  return {
    detente: 1,
    party: onlooker.party,
    distances: counterparts.flatMap((party) => distance(happenings, onlooker, party) ?? []),
    projections: counterparts.flatMap((party) => projectionOf(inputs, clock, party) ?? []),
  };
}

function projectionOf(
  { onlooker, happenings, now }: GroundworkInputs,
  { deadline, relativeTime }: Clock,
  counterpart: PartyId,
): Projection | null {
  const scale = worths(onlooker).own;
  const { unknowns, constraints, brief, issues } = onlooker;
  const own = ownUtility({ space: outcomeSpace(issues), unknowns, constraints, brief });
  if (own === null) return null;
  const offers = happenings.filter(isOffer);
  const first = offers[0]?.at ?? now;
  const days = (at: string): number => (Date.parse(at) - Date.parse(first)) / DAY;
  const isRelative = relativeTime !== null && offers.every(({ time }) => time !== null);
  const timed = (party: PartyId): readonly TimedOffer[] =>
    offers.flatMap((offer) => {
      const points = offer.party === party ? scale.points(offer.outcome) : null;
      return points === null ? [] : [{ time: isRelative ? (offer.time ?? 0) : days(offer.at), points }];
    });
  const end = isRelative ? 1 : deadline === null ? null : days(deadline);
  return projection({
    counterpart,
    unit: isRelative ? "relativeTime" : "days",
    now: isRelative ? relativeTime : days(now),
    end,
    own: timed(onlooker.party),
    other: timed(counterpart),
    walkAway: brief.noAgreement === undefined ? null : ownBy(own, end === null ? 0 : 1).reservation,
    best: own.inverse.best,
  });
}

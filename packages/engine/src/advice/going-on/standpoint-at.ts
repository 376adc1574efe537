import { own } from "../../lib/own.ts";
import { failed, ok, type Result } from "../../lib/result.ts";
import type { Case, Track } from "../../model/case.ts";
import type { Outcome } from "../../model/combination.ts";
import type { IssueId, PartyId } from "../../model/ids.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import { isTime } from "../../session/relative-time.ts";
import { sessionCase } from "../../session/session-case.ts";
import type { SessionSetup } from "../../session/setup.ts";
import { RunningSession } from "../../simulation/running-session.ts";
import { reportsOfCase } from "../groundwork/bar-lines.ts";
import { type Standpoint, withBriefs } from "./standpoint.ts";

/** A moment of talks of which there is no session: a counterpart has put forward a package, and a party asks what to do with it. */
export interface TalksMoment {
  /** Who asks; it has the last word of every round. */
  readonly party: PartyId;
  /** Null: nobody has put anything forward, and it is the party's turn. */
  readonly offer: { readonly by: PartyId; readonly outcome: Outcome } | null;
  /** The track of the case that these talks are, with its bar and what those that report to it have reached; null: none. */
  readonly track: string | null;
  readonly clock: MomentClock;
}

/** Where the talks stand. Times are ISO in UTC; `at` also says up to when the record of the case is looked at. */
export type MomentClock =
  /** In round `round` of `of`, from 1. */
  | { readonly kind: "rounds"; readonly round: number; readonly of: number; readonly at: string }
  /** Since `from`, until `until`. */
  | { readonly kind: "time"; readonly from: string; readonly at: string; readonly until: string };

export interface MomentStandpoint {
  readonly standpoint: Standpoint;
  /** For the settings of `assess`, where the table may not have the offer yet (its bar is not met, or a constraint rules it out). */
  readonly offeredBy: PartyId | null;
}

/** Why there is no such moment. All of it is for the caller to mend. */
export type StandpointRefusal =
  | { readonly code: "unknownParty"; readonly party: PartyId }
  | { readonly code: "missingBrief"; readonly party: PartyId }
  | { readonly code: "ownOffer"; readonly party: PartyId }
  | { readonly code: "unknownTrack"; readonly track: string }
  /** Issues for which the offer has none of their options. */
  | { readonly code: "incompleteOutcome"; readonly issues: readonly IssueId[] }
  | { readonly code: "badRound"; readonly round: number; readonly of: number }
  | { readonly code: "badTime"; readonly which: "from" | "at" | "until" };

/**
 * The standpoint of a party at such a moment, by a session of its own: talks by turns, counterparts first and the one with the offer last
 * of them, in which everybody has passed so far. Of the briefs in the case only the party's is read. The same for the same moment.
 */
export function standpointAt(value: Case, moment: TalksMoment): Result<MomentStandpoint, StandpointRefusal> {
  const { party, offer, clock } = moment;
  const brief = own(value.briefs, party);
  const track = value.tracks.find(({ id }) => id === moment.track);
  const problem = momentProblem(value, moment);
  if (problem !== null) return failed(problem);
  if (brief === undefined) return failed({ code: "missingBrief", party });
  const seen = withBriefs(value, { [party]: brief });
  const order = turnOrder(value, moment);
  const session = new RunningSession(sessionCase(seen), [], clock.kind === "time" ? clock.from : clock.at);
  session.mustAct({ kind: "facilitator" }, { kind: "open", setup: setupOf(moment, order, track) });
  for (const report of track === undefined ? [] : reportsOfCase(value, track.id))
    session.mustAct({ kind: "clock" }, { kind: "reportGroundwork", report });
  session.clock.moveTo(clock.at);
  for (const passing of passesBefore(moment, order)) session.mustAct({ kind: "party", party: passing }, { kind: "reject" });
  const refused = offer && session.act({ kind: "party", party: offer.by }, { kind: "offer", outcome: offer.outcome });
  const standpoint = { value: seen, party, events: session.events, at: clock.at };
  return ok({ standpoint, offeredBy: offer !== null && refused !== null ? offer.by : null });
}

function momentProblem(value: Case, { party, offer, track, clock }: TalksMoment): StandpointRefusal | null {
  const stranger = [party, ...(offer === null ? [] : [offer.by])].find((id) => !value.parties.some((each) => each.id === id));
  if (stranger !== undefined) return { code: "unknownParty", party: stranger };
  if (own(value.briefs, party) === undefined) return { code: "missingBrief", party };
  if (offer?.by === party) return { code: "ownOffer", party };
  if (track !== null && !value.tracks.some(({ id }) => id === track)) return { code: "unknownTrack", track };
  const issues = offer === null ? [] : withoutOption(value, offer.outcome);
  if (issues.length > 0) return { code: "incompleteOutcome", issues };
  return clockProblem(clock);
}

const withoutOption = (value: Case, outcome: Outcome): readonly IssueId[] =>
  outcomeSpace(value.issues).issues.flatMap(({ id, optionNumbers }) => {
    const option = own(outcome, id);
    return option !== undefined && optionNumbers.has(option) ? [] : [id];
  });

function clockProblem(clock: MomentClock): StandpointRefusal | null {
  if (!isTime(clock.at)) return { code: "badTime", which: "at" };
  if (clock.kind === "rounds") {
    const { round, of } = clock;
    const isIn = Number.isInteger(round) && Number.isInteger(of) && round >= 1 && round <= of;
    return isIn ? null : { code: "badRound", round, of };
  }
  if (!isTime(clock.from) || clock.from > clock.at) return { code: "badTime", which: "from" };
  return !isTime(clock.until) || clock.until <= clock.at ? { code: "badTime", which: "until" } : null;
}

function turnOrder({ parties }: Case, { party, offer }: TalksMoment): readonly PartyId[] {
  const last = offer === null ? [party] : [offer.by, party];
  return [...parties.flatMap(({ id }) => (last.includes(id) ? [] : [id])), ...last];
}

function setupOf({ clock }: TalksMoment, parties: readonly PartyId[], track: Track | undefined): SessionSetup {
  return {
    protocol: { kind: "alternatingOffers" },
    parties,
    required: parties,
    deadline: clock.kind === "rounds" ? { rounds: clock.of } : { at: clock.until },
    ...(track !== undefined && { track: track.id }),
    ...(track?.bar !== undefined && { bar: track.bar }),
  };
}

/** Everybody in the rounds before, and in this one those before whoever makes the offer, or before the party. */
function passesBefore({ offer, party, clock }: TalksMoment, order: readonly PartyId[]): readonly PartyId[] {
  const before = clock.kind === "rounds" ? clock.round - 1 : 0;
  return [...Array.from({ length: before }, () => order).flat(), ...order.slice(0, order.indexOf(offer?.by ?? party))];
}

import {
  type AlternativesReading,
  alternativesReading,
  type Dynamics,
  dynamics,
  failed,
  type Groundwork,
  groundworkOfView,
  happeningsSoFar,
  ok,
  type Onlooker,
  onlookerOfCase,
  onlookerOfView,
  type PartyId,
  type Result,
  ROUNDING,
  type Sight,
  sightOf,
  type Signal,
  signals,
  type Stalling,
  stalling,
  type Standpoint,
  WINDOW,
  worths,
} from "@detente/engine";
import type { Refused } from "../refused.ts";
import { alternativesWords } from "../words/alternatives-words.ts";
import { blindRefused, NOT_OPEN } from "../words/blind-refused.ts";
import type { Unread } from "./unread.ts";

export interface ReadingAnswer {
  readonly signals: readonly Signal[];
  /** Of the counterparts. */
  readonly stalling: readonly Stalling[];
  readonly dynamics: Dynamics;
  /** Null before the opening. */
  readonly groundwork: Groundwork | null;
  /** Null where the brief names none. */
  readonly alternatives: AlternativesReading | null;
  readonly unread: readonly Unread[];
}

/** Before the opening, what the record of the case alone tells. */
export function answerReading(from: Standpoint): Result<ReadingAnswer, Refused> {
  const { party, events, at } = from;
  const sight = sightOf(from);
  const value = sight?.value ?? from.value;
  const onlooker = sight === null ? onlookerOfCase(from.value, party) : onlookerOfView(sight.view);
  if (onlooker === null) return failed(blindRefused(from));
  const parties = sight?.seat.setup.parties ?? value.parties.map(({ id }) => id);
  const happenings = happeningsSoFar(value, events, at);
  const settings = { onlooker, parties, tolerance: ROUNDING };
  const found = signals(happenings, { ...settings, now: at });
  const counterparts: readonly PartyId[] = parties.filter((each) => each !== party);
  const alternatives = alternativesReading(value, party, { riskTolerance: rangeOf(onlooker), offer: null });
  return ok({
    signals: found,
    stalling: counterparts.map((each) => stalling(found, happenings, each)),
    dynamics: dynamics(happenings, { ...settings, window: WINDOW }),
    groundwork: sight && groundworkOfView(sight.view, { onlooker, counterparts, happenings, now: at, reporting: reportingTo(sight) }),
    alternatives: alternatives.kind === "ok" ? alternatives.value : null,
    unread: [
      ...(sight === null ? [{ part: "groundwork", code: "notOpen", detail: NOT_OPEN }] : []),
      ...(alternatives.kind === "ok"
        ? []
        : [{ part: "alternatives", code: alternatives.failure.code, detail: alternativesWords(alternatives.failure) }]),
    ],
  });
}

/** Where all outcomes are worth the same there is no range to take for how much risk is borne. */
function rangeOf(onlooker: Onlooker): number | null {
  const { range } = worths(onlooker).own;
  return range > 0 ? range : null;
}

const reportingTo = ({ seat: { setup }, value: { tracks } }: Sight): readonly string[] =>
  tracks.flatMap(({ id, reportsTo }) => (setup.track !== undefined && reportsTo === setup.track ? [id] : []));

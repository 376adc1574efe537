import {
  type Case,
  generosityGuard,
  type GuardReading,
  happeningsSoFar,
  onlookerOfView,
  partyId,
  type Result,
  sees,
  sightOf,
  type Standpoint,
  standpointAt,
} from "@detente/engine";
import type { GameRecord } from "@detente/runner";
import { clockOf, trackOfCase } from "./moment-of-case.ts";
import { eventsOf } from "./moment-of-game.ts";
import type { MomentOptions } from "./moment-options.ts";
import { type NamedOffer, offerArgument } from "./offer-argument.ts";
import type { CaseOrGame } from "./read-case-or-game.ts";
import { standpointRefusalWords } from "./standpoint-refusal-words.ts";

type Problems = readonly string[];

/** What speaks against an offer that the party is about to send. The failure lists everything that is wrong with the options. */
export function guardedOffer({ value, record }: CaseOrGame, mine: string, options: MomentOptions): Result<GuardReading, Problems> {
  const offer = offerArgument(mine, value);
  if (offer.kind === "failed") return offer;
  const standpoint = record === null ? standpointOfCase(value, offer.value, options) : standpointOfGame(value, record, options);
  if (standpoint.kind === "failed") return standpoint;
  const { at, events } = standpoint.value;
  const sight = sightOf(standpoint.value);
  const onlooker = sight && onlookerOfView(sight.view);
  if (sight === null || onlooker === null) return failure(`the case has no brief for ${options.as}, by which to look at the offer`);
  const reading = generosityGuard({
    onlooker,
    counterparts: sight.counterparts,
    outcome: offer.value.outcome,
    relativeTime: sight.view.relativeTime,
    happenings: happeningsSoFar(value, events, at),
    overridden: sight.view.overrides.map(({ redLine }) => redLine),
  });
  return reading === null
    ? failure("the offer leaves an issue open, or names a number that its issue does not have")
    : { kind: "ok", value: reading };
}

const failure = (...problems: Problems): { readonly kind: "failed"; readonly failure: Problems } => ({ kind: "failed", failure: problems });

function standpointOfCase(value: Case, offer: NamedOffer, options: MomentOptions): Result<Standpoint, Problems> {
  const track = trackOfCase(value, options);
  if (track.kind === "failed") return track;
  const { clock } = clockOf(value, options, { offer, track: track.value.track });
  const made = standpointAt(value, { party: partyId(options.as), offer: null, track: track.value.track?.id ?? null, clock });
  return made.kind === "failed" ? failure(standpointRefusalWords(made.failure, value)) : { kind: "ok", value: made.value.standpoint };
}

/** All that the party has seen of the game, or up to the offer that is named. */
function standpointOfGame(value: Case, record: GameRecord, { as, afterOffer }: MomentOptions): Result<Standpoint, Problems> {
  const party = record.setup.parties.find((id) => id === as);
  if (party === undefined) return failure(`no party "${as}" in this game; there are ${record.setup.parties.join(", ")}`);
  const all = eventsOf(value, record);
  if (all.kind === "failed") return all;
  const seen = all.value.filter(({ audience }) => sees({ kind: "party", party }, audience));
  const end =
    afterOffer === undefined ? seen.length : seen.findIndex((event) => event.kind === "offered" && event.offer === afterOffer) + 1;
  const events = seen.slice(0, end);
  if (events.length === 0) return failure(`--after-offer ${afterOffer ?? ""}: the game has no such offer`);
  return { kind: "ok", value: { value, party, events, at: events.at(-1)?.at ?? record.startAt } };
}

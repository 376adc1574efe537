import {
  type Case,
  type MomentClock,
  partyId,
  type PartyId,
  type Result,
  standpointAt,
  type StandpointRefusal,
  type Track,
} from "@detente/engine";
import type { AskedMoment } from "./asked-moment.ts";
import { momentWords } from "./moment-words.ts";
import { type MomentOptions, noonOf } from "./moment-options.ts";
import { type NamedOffer, offerArgument, offerOf } from "./offer-argument.ts";
import { standpointRefusalWords } from "./standpoint-refusal-words.ts";

type Problems = readonly string[];

/** Rounds of talks of which nothing is said. */
const USUAL_ROUNDS = 20;
/** A case without any date is looked at on this one: no record, no signals. */
const NO_DAY = "2000-01-01";

/** The moment that the options mean in a case. The failure lists everything that is wrong with them. */
export function momentOfCase(value: Case, options: MomentOptions): Result<AskedMoment, Problems> {
  const party = value.parties.find(({ id }) => id === options.as)?.id;
  if (party === undefined) return failure(noParty(options.as, value));
  const by = options.by;
  if (by !== undefined && !value.parties.some(({ id }) => id === by && id !== party))
    return failure(by === party ? `--by ${by}: an offer of your own is looked at with --mine` : noParty(by, value));
  const offer = offerOfCase(value, party, options);
  const track = trackOfCase(value, options);
  if (offer.kind === "failed" || track.kind === "failed")
    return failure(...(offer.kind === "failed" ? offer.failure : []), ...(track.kind === "failed" ? track.failure : []));
  const clock = clockOf(value, options, { offer: offer.value.offer, track: track.value.track });
  const offerer = offererOf(value, party, { options, offer: offer.value.offer });
  if (offerer.kind === "failed") return offerer;
  const { outcome, position } = offer.value.offer;
  const moment = { party, offer: { by: offerer.value, outcome }, track: track.value.track?.id ?? null, clock: clock.clock };
  const made = standpointAt(value, moment);
  if (made.kind === "failed") return failure(refusalWords(made.failure, value));
  const { standpoint, offeredBy } = made.value;
  const words = momentWords(clock.clock, track.value.track);
  const taken = [...offer.value.taken, ...track.value.taken, ...clock.taken];
  return { kind: "ok", value: { value, standpoint, outcome, by: offerer.value, offeredBy, name: position?.name ?? null, words, taken } };
}

const failure = (...problems: Problems): { readonly kind: "failed"; readonly failure: Problems } => ({ kind: "failed", failure: problems });

const noParty = (id: string, { parties }: Case): string => `no party "${id}"; the parties are ${parties.map((each) => each.id).join(", ")}`;

/** The one named, else the last position of another party, by date. */
function offerOfCase(
  value: Case,
  party: PartyId,
  { offer, by }: MomentOptions,
): Result<{ readonly offer: NamedOffer; readonly taken: Problems }, Problems> {
  if (offer !== undefined) {
    const named = offerArgument(offer, value);
    return named.kind === "failed" ? failure(...named.failure) : { kind: "ok", value: { offer: named.value, taken: [] } };
  }
  const theirs = value.positions.filter(
    (each) => each.party !== undefined && each.party !== party && (by === undefined || each.party === by),
  );
  const last = theirs.toSorted((a, b) => ((a.date ?? "") < (b.date ?? "") ? -1 : (a.date ?? "") > (b.date ?? "") ? 1 : 0)).at(-1);
  if (last === undefined)
    return failure("say which offer, with --offer issue=option,... for every issue: the case has no position of another party");
  return {
    kind: "ok",
    value: { offer: offerOf(last), taken: [`The offer is the last that the case has of another party: ${last.name}.`] },
  };
}

/** The one named, else the only summit. */
export function trackOfCase(
  { tracks }: Case,
  options: MomentOptions,
): Result<{ readonly track: Track | null; readonly taken: Problems }, Problems> {
  if (options.track === false)
    return { kind: "ok", value: { track: null, taken: ["These talks are no track of the case, and need no groundwork."] } };
  if (typeof options.track === "string") {
    const track = tracks.find(({ id }) => id === options.track);
    const ids = tracks.map(({ id }) => id).join(", ");
    if (track === undefined) return failure(`no track "${options.track}"; ${ids === "" ? "the case has none" : `the tracks are ${ids}`}`);
    return { kind: "ok", value: { track, taken: [] } };
  }
  const summits = tracks.filter(({ level }) => level === "summit");
  const [only] = summits;
  if (summits.length > 1)
    return failure(`say which talks these are, with --track: the summits are ${summits.map(({ id }) => id).join(", ")}; or --no-track`);
  return {
    kind: "ok",
    value: { track: only ?? null, taken: only === undefined ? [] : [`These talks are the only summit of the case: ${only.name}.`] },
  };
}

/** Whoever is named, else whose position it is, else the only other party. */
function offererOf(
  { parties }: Case,
  party: PartyId,
  { options, offer }: { readonly options: MomentOptions; readonly offer: NamedOffer },
): Result<PartyId, Problems> {
  if (options.by !== undefined) return { kind: "ok", value: partyId(options.by) };
  const owner = offer.position?.party ?? null;
  if (owner === party)
    return failure(
      `"${offer.position?.id ?? ""}" is a position of ${party} itself; before sending it, look at it with --mine, or say with --by who else put it forward`,
    );
  if (owner !== null) return { kind: "ok", value: owner };
  const others = parties.flatMap(({ id }) => (id === party ? [] : [id]));
  const [only] = others;
  if (only !== undefined && others.length === 1) return { kind: "ok", value: only };
  return failure(`say who made the offer, with --by: ${others.join(", ")}`);
}

interface Known {
  readonly offer: NamedOffer | null;
  readonly track: Track | null;
}

/** Where the talks stand. The day is that of the offer, else the last of the track, else the last of the record. */
export function clockOf(
  value: Case,
  { round, of, at, since, until }: MomentOptions,
  { offer, track }: Known,
): { readonly clock: MomentClock; readonly taken: Problems } {
  const [day, whose] = dayOf(value, { offer, track });
  const now = at ?? noonOf(day);
  const record = at === undefined && value.record.length > 0 ? [`The record is looked at up to ${day}${whose}.`] : [];
  if (until !== undefined) {
    const from = since ?? (track?.from !== undefined && noonOf(track.from) < now ? noonOf(track.from) : now);
    return { clock: { kind: "time", from, at: now, until }, taken: record };
  }
  if (round !== undefined && of !== undefined) return { clock: { kind: "rounds", round, of, at: now }, taken: record };
  const rounds = `No deadline was said: the first of ${USUAL_ROUNDS} rounds was taken (--round and --of, or --until).`;
  return { clock: { kind: "rounds", round: 1, of: USUAL_ROUNDS, at: now }, taken: [rounds, ...record] };
}

function dayOf({ record, positions }: Case, { offer, track }: Known): readonly [string, string] {
  if (offer?.position?.date) return [offer.position.date, ", the day of the offer"];
  if (track?.to !== undefined) return [track.to, `, the last day of ${track.name}`];
  const days = [...record.map(({ date }) => date), ...positions.flatMap(({ date }) => date ?? [])].toSorted();
  return [days.at(-1) ?? NO_DAY, ", its last day"];
}

const refusalWords = (refusal: StandpointRefusal, value: Case): string => standpointRefusalWords(refusal, value);

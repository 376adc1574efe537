import { type Case, fold, type PartyId, type Result, sees, type SessionEvent, sessionCase } from "@detente/engine";
import { type GameRecord, replayRecord } from "@detente/runner";
import { replayWords } from "../replay-words.ts";
import type { AskedMoment } from "./asked-moment.ts";
import type { MomentOptions } from "./moment-options.ts";

type Problems = readonly string[];
type Offered = Extract<SessionEvent, { readonly kind: "offered" }>;

/** Options that say what a game file says itself. */
const SAID_BY_GAME = ["offer", "by", "track", "round", "of", "at", "since", "until"] as const;

/** The moment after an offer of a game: the one named, else the last that another party made. Of the file only what the party saw is used. */
export function momentOfGame(value: Case, record: GameRecord, options: MomentOptions): Result<AskedMoment, Problems> {
  // Where nothing is said, the option of --no-track is true.
  const said = SAID_BY_GAME.filter((name) => options[name] !== undefined && options[name] !== true);
  if (said.length > 0)
    return failure(`${said.map((name) => `--${name}`).join(", ")}: the game says that itself; --after-offer picks an offer`);
  const party = record.setup.parties.find((id) => id === options.as);
  if (party === undefined) return failure(`no party "${options.as}" in this game; there are ${record.setup.parties.join(", ")}`);
  const events = eventsOf(value, record);
  if (events.kind === "failed") return events;
  const seen = events.value.filter(({ audience }) => sees({ kind: "party", party }, audience));
  const end = offerAsked(seen, party, options.afterOffer);
  if (end.kind === "failed") return end;
  const offered = end.value;
  const [rounds, made] = [
    record.setup.deadline.rounds,
    seen.filter((event) => event.kind === "offered" && event.offer <= offered.offer).length,
  ];
  return {
    kind: "ok",
    value: {
      value,
      standpoint: { value, party, events: seen.slice(0, seen.indexOf(offered) + 1), at: offered.at },
      outcome: offered.outcome,
      by: offered.party,
      offeredBy: null,
      name: null,
      words: `as the game stood after its offer ${made}${rounds === undefined ? "" : `, of ${rounds} rounds`}`,
      taken: options.afterOffer === undefined ? ["The offer is the last of another party in the game."] : [],
    },
  };
}

const failure = (...problems: Problems): { readonly kind: "failed"; readonly failure: Problems } => ({ kind: "failed", failure: problems });

/** A finished game is played again, so that its events are ones that can have happened; those of one that goes on are tried. */
export function eventsOf(value: Case, record: GameRecord): Result<readonly SessionEvent[], Problems> {
  if (record.score !== null) {
    const replayed = replayRecord(value, record);
    return replayed.kind === "failed" ? failure(replayWords(replayed.failure)) : { kind: "ok", value: replayed.value.game.events };
  }
  try {
    fold(sessionCase(value), record.events);
    return { kind: "ok", value: record.events };
  } catch (error) {
    // A file that somebody has changed can hold anything; what comes of it is the file's, and no fault of ours.
    if (error instanceof Error) return failure(`holds events that cannot have happened: ${error.message}`);
    throw error;
  }
}

function offerAsked(events: readonly SessionEvent[], party: PartyId, number: number | undefined): Result<Offered, Problems> {
  const theirs = events.flatMap((event): Offered[] => (event.kind === "offered" && event.party !== party ? [event] : []));
  const found = number === undefined ? theirs.at(-1) : theirs.find(({ offer }) => offer === number);
  if (found !== undefined) return { kind: "ok", value: found };
  if (theirs.length === 0) return failure("no other party has offered anything in this game");
  return failure(`--after-offer ${number ?? ""}: the offers of other parties are ${listed(theirs.map(({ offer }) => offer))}`);
}

const MOST_LISTED = 12;
const listed = (numbers: readonly number[]): string =>
  numbers.length > MOST_LISTED
    ? `${numbers.slice(0, MOST_LISTED).join(", ")} and ${numbers.length - MOST_LISTED} more`
    : numbers.join(", ");

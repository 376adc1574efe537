import type { PartyId } from "../../model/ids.ts";
import { type Check, isList, isMeasure, isNumber, isOptional, isRecord, isText, isWord } from "../../lib/plain-checks.ts";
import { plainProblem } from "../../lib/plain-problem.ts";
import { PROTOCOLS } from "../protocols/protocols.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { isTime } from "../relative-time.ts";
import type { SessionCase } from "../session-case.ts";
import type { ProtocolSettings, SessionSetup } from "../setup.ts";

/** Why a session cannot open so at this time; null where it can [S1] [S4]. */
export function setupProblem(base: SessionCase, setup: SessionSetup, at: string): Refusal | null {
  return (
    shapeProblem(setup) ??
    partiesProblem(base, setup) ??
    limitsProblem(setup, at) ??
    PROTOCOLS[setup.protocol.kind].setupProblem(base, setup)
  );
}

const bad = (path: string, reason: string): Refusal => refusal("badSetup", path, { reason });

type Shape = Readonly<Record<string, Check>>;

const SETUP: Shape = {
  protocol: isRecord,
  parties: isList(isText),
  required: isList(isText),
  deadline: isRecord,
  track: isOptional(isText),
  bar: isOptional(isRecord),
  caseHash: isOptional(isText),
};
const DEADLINE: Shape = { rounds: isOptional(isNumber), at: isOptional(isText), roundTime: isOptional(isWord("completed", "entered")) };
const isLimit: Check = isOptional(isMeasure);
const BAR: Shape = { leastSettled: isLimit, mostBracketed: isLimit, mostOpen: isLimit, leastRounds: isLimit, leastTime: isLimit };
const PROTOCOL: Readonly<Record<ProtocolSettings["kind"], Shape>> = {
  alternatingOffers: {},
  openFloor: {},
  singleText: { search: isRecord },
  blindBids: { over: isRecord },
};
const SEARCH: Shape = { kind: isWord("hillClimbing"), startTemperature: (value) => value === undefined };
const ANNEALING: Shape = { kind: isWord("annealing"), startTemperature: isMeasure };
const SUGGESTIONS: Shape = { kind: isWord("suggestions") };
const MONEY: Shape = {
  kind: isWord("money"),
  issue: isText,
  payer: isText,
  payee: isText,
  tolerance: isOptional(isMeasure),
  bids: isNumber,
};

/** Whether each setting is known and of its kind. The setup is kept as it is given, so it may hold nothing else. */
function shapeProblem(setup: SessionSetup): Refusal | null {
  const unplain = plainProblem(setup);
  if (unplain !== undefined) return bad(unplain, "not what this setting should be");
  const { protocol, deadline, bar = {} } = setup;
  const outer = unlike("", setup, SETUP) ?? unlike("deadline.", deadline, DEADLINE) ?? unlike("bar.", bar, BAR);
  if (outer !== null) return outer;
  if (!isText(protocol.kind) || !Object.hasOwn(PROTOCOLS, protocol.kind)) return bad("protocol.kind", "no such protocol");
  const inner = unlike("protocol.", protocol, { kind: isText, ...PROTOCOL[protocol.kind] });
  if (inner !== null) return inner;
  if (protocol.kind === "singleText")
    return unlike("protocol.search.", protocol.search, protocol.search.kind === "annealing" ? ANNEALING : SEARCH);
  if (protocol.kind === "blindBids") return unlike("protocol.over.", protocol.over, protocol.over.kind === "money" ? MONEY : SUGGESTIONS);
  return null;
}

function unlike(path: string, given: object, shape: Shape): Refusal | null {
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(shape, key));
  if (unknown !== undefined) return bad(`${path}${unknown}`, "no such setting");
  // Only parts that the shape names are asked for.
  const parts = given as Readonly<Record<string, unknown>>;
  const wrong = Object.entries(shape).find(([key, check]) => !check(parts[key]));
  return wrong === undefined ? null : bad(`${path}${wrong[0]}`, "not what this setting should be");
}

function partiesProblem(base: SessionCase, { parties, required, track }: SessionSetup): Refusal | null {
  const stranger = [...parties, ...required].find((party) => !isParty(base, party));
  if (stranger !== undefined) return refusal("unknownParty", "parties", { party: stranger });
  if (new Set(parties).size < parties.length) return bad("parties", "a party is named twice");
  if (new Set(required).size < required.length) return bad("required", "a party is named twice");
  if (!required.every((party) => parties.includes(party))) return bad("required", "a party whose consent is needed is not at the table");
  if (required.length < 2) return bad("required", "an agreement needs the consent of at least two parties");
  return track === undefined || base.value.tracks.some(({ id }) => id === track) ? null : refusal("unknownTrack", "track", { track });
}

const isParty = (base: SessionCase, party: PartyId): boolean => base.value.parties.some(({ id }) => id === party);

function limitsProblem({ deadline }: SessionSetup, at: string): Refusal | null {
  if (deadline.rounds !== undefined && !(Number.isSafeInteger(deadline.rounds) && deadline.rounds >= 1))
    return bad("deadline.rounds", "a whole number, 1 or more");
  return deadline.at !== undefined && (!isTime(deadline.at) || deadline.at <= at)
    ? bad("deadline.at", "an ISO time after the opening")
    : null;
}

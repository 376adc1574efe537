import type {
  AlternativesReading,
  CounterOffer,
  Dynamics,
  Groundwork,
  GuardReading,
  Improvement,
  Rule,
  Signal,
  Stalling,
  Verdict,
} from "@detente/engine";
import * as z from "zod";
import { as, moment, namesOneOffer, offerMeant, outcome, playing } from "./advice-parts.ts";
import { engineRecord, id, instant, seatMeant, uuid } from "./parts.ts";
import type { RouteContract } from "./route-contract.ts";
import { seqs } from "./seqs.ts";
import { USUAL } from "./usual.ts";

/**
 * Advice to one side, from nothing but what that side sees: its brief, and the events of its own logs. Numbers without an end, which JSON
 * does not have, are the texts "Infinity", "-Infinity" and "NaN".
 */
const ADVICE = {
  ...USUAL,
  who: "seated",
  query: z.strictObject(seatMeant),
  problems: ["notFound", "notAllowed", "refused", "tooLong", "busy", "superseded"],
} as const;
const ofSession = { ...ADVICE, params: z.strictObject({ session: uuid }) } as const;

/** What every answer about a session has: for whom it is, and as of what its side had seen then. */
const asOf = { party: id(), at: instant, seqs } as const;
const list = <Value>(description: string) => z.array(engineRecord<Value>(description)).readonly();

/** What could not be made out, and why. */
export const unread = z.array(z.object({ part: z.string(), code: z.string(), detail: z.string() })).readonly();

/** Whose offer it is about; its number where it is one of the session. */
const offerAnswered = { offeredBy: id().nullable(), offer: z.int().nullable() } as const;
const ONE_OFFER = { error: "Name the offer once: by its number, as a position, or as an outcome", path: ["offer"] };

export const askVerdict = {
  ...ofSession,
  id: "askVerdict",
  method: "POST",
  path: "/api/sessions/{session}/verdict",
  summary: "What your side had better do with an offer: accept, counter, keep talking, pause or walk away",
  body: z
    .strictObject({
      as,
      ...offerMeant,
      ...playing,
      counterOffers: z.int().min(0).max(100).optional().meta({ description: "How many to look for; left out, 5" }),
      flips: z
        .boolean()
        .optional()
        .meta({ description: "Whether to look for what would change the word, which takes several times as long" }),
      moment,
    })
    .refine(namesOneOffer, ONE_OFFER),
  audit: null,
  answer: {
    kind: "json",
    status: 200,
    told: "onRequest",
    schema: z.object({ ...asOf, ...offerAnswered, verdict: engineRecord<Verdict>("As the engine's `assess` gives it") }),
  },
} as const satisfies RouteContract;

export const askCounterOffers = {
  ...ofSession,
  id: "askCounterOffers",
  method: "POST",
  path: "/api/sessions/{session}/counter-offers",
  summary: "Packages that your side could answer an offer with, what would be better for both, and several of equal worth",
  body: z
    .strictObject({
      as,
      ...offerMeant,
      ...playing,
      count: z.int().min(1).max(100).optional().meta({ description: "How many packages; left out, 6" }),
      equivalents: z
        .strictObject({
          count: z.int().min(2).max(100),
          worth: z.number().optional().meta({ description: "To your side, in its points; left out, what the best package is" }),
          tolerance: z
            .number()
            .min(0)
            .optional()
            .meta({ description: "Points by which they may be worth more; left out, 2 % of the range" }),
        })
        .optional(),
      moment,
    })
    .refine(namesOneOffer, ONE_OFFER),
  audit: null,
  answer: {
    kind: "json",
    status: 200,
    told: "onRequest",
    schema: z.object({
      ...asOf,
      ...offerAnswered,
      counterOffers: list<CounterOffer>("A package with what it is worth to each side, and how likely the others accept it. Best first"),
      equivalents: z
        .object({ target: z.number(), tolerance: z.number(), offers: list<CounterOffer>("Worth the same to your side") })
        .nullable(),
      betterForBoth: engineRecord<Improvement>(
        "What could be had in place of the offer without anybody losing, by your side's estimates",
      ).nullable(),
      unread,
    }),
  },
} as const satisfies RouteContract;

export const askGuard = {
  ...ofSession,
  id: "askGuard",
  method: "POST",
  path: "/api/sessions/{session}/guard",
  summary: "What speaks against a package of your own, before you send it",
  body: z.strictObject({ as, outcome, moment }),
  audit: null,
  answer: {
    kind: "json",
    status: 200,
    told: "onRequest",
    schema: z.object({
      ...asOf,
      guard: engineRecord<GuardReading>("As the engine's `generosityGuard` gives it"),
      redLines: list<Rule>("Own red lines in force that the package crosses and that your side has not overridden"),
    }),
  },
} as const satisfies RouteContract;

export const askReading = {
  ...ofSession,
  id: "askReading",
  method: "GET",
  path: "/api/sessions/{session}/reading",
  summary: "How the session goes, as your side can tell: signals, moves, groundwork, alternatives",
  query: z.strictObject({ ...seatMeant, as }),
  answer: {
    kind: "json",
    status: 200,
    told: "onRequest",
    schema: z.object({
      ...asOf,
      signals: list<Signal>("What the record shows of the counterparts, by time"),
      stalling: list<Stalling>("Whether a counterpart stalls, by the rule of the engine"),
      dynamics: engineRecord<Dynamics>("What moves gave and got"),
      groundwork: engineRecord<Groundwork>("What is settled, how far apart the parties are, what is missing").nullable(),
      alternatives: engineRecord<AlternativesReading>("What your side has without agreement").nullable(),
      unread,
    }),
  },
} as const satisfies RouteContract;

import type { Outcome, PartyId } from "@detente/engine";
import * as z from "zod";
import { person } from "./me-contract.ts";
import { caseHash, delegationRole, engineRecord, id, instant, title, uuid } from "./parts.ts";
import { roundsOfDeadline, sessionSetup } from "./setup.ts";

export const MOST_TABLES = 100;
const MOST_IN_PARTY = 6;
export const MOST_PEOPLE = 600;
const MOST_SEED = 2 ** 32 - 1;

/** How many steps were of each class. */
const moves = z.object({
  silent: z.int(),
  nice: z.int(),
  fortunate: z.int(),
  selfish: z.int(),
  concession: z.int(),
  unfortunate: z.int(),
});

/** What plays where somebody is missing. */
export const exerciseBots = z.strictObject({
  strategy: z.string().min(1).max(2000).default("steady"),
  pace: z.int().min(0).max(600).default(2),
});

/** One table each for so many people, or so many tables. */
const tables = z.union([
  z.strictObject({ count: z.int().min(1).max(MOST_TABLES) }),
  z.strictObject({ people: z.int().min(1).max(MOST_PEOPLE) }).meta({ description: "As many tables as so many people fill" }),
]);

export const newExercise = z.strictObject({
  title,
  caseHash,
  tables,
  setup: sessionSetup.omit({ caseHash: true }).meta({ description: "What the session of each table is opened with" }),
  seats: z
    .array(z.strictObject({ party: id<PartyId>(), people: z.int().min(0).max(MOST_IN_PARTY) }))
    .max(30)
    .optional()
    .meta({ description: "How many people a party has, the first of them its head; left out, one each" }),
  bots: exerciseBots.nullable().default({ strategy: "steady", pace: 2 }),
  joinCode: z.boolean().default(true),
  roster: z
    .strictObject({
      names: z.array(title).max(MOST_PEOPLE),
      others: z.enum(["welcome", "refused"]).default("welcome").meta({ description: "Whether people may come who are not on it" }),
    })
    .optional(),
});

export const exerciseSummary = z.object({
  id: uuid,
  title: z.string(),
  caseHash,
  /** What the caller is there. */
  as: z.enum(["teacher", "student"]),
  createdAt: instant,
  isDebriefOpen: z.boolean(),
});

/** Of those that a person leads and has not dropped: how many there are, with how many tables, and how many there may be. */
export const exerciseAccount = z.object({ exercises: z.int(), mostExercises: z.int(), tables: z.int(), mostTables: z.int() });

export const given = z.strictObject({
  person: uuid,
  table: z.int().min(1).max(MOST_TABLES),
  party: id<PartyId>(),
  role: delegationRole.default("head"),
});

export const pairing = z.strictObject({
  by: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("random"), seed: z.int().min(0).max(MOST_SEED).optional() }),
    z.strictObject({ kind: z.literal("joined") }),
    z.strictObject({ kind: z.literal("given"), seats: z.array(given).max(MOST_PEOPLE) }),
  ]),
  seated: z.enum(["keep", "anew"]).default("keep").meta({ description: "Whether those who sit already keep their seats" }),
  odd: z
    .enum(["bot", "member", "wait"])
    .default("bot")
    .meta({ description: "Who has no other side gets a bot for one, or is added to a full table, or is left as it is" }),
});

export const deedOnAll = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("start"),
    minutes: z.number().min(0.1).max(100_000).optional().meta({ description: "Until the deadline, the same for all" }),
    empty: z.enum(["bots", "leave"]).default("bots").meta({ description: "What becomes of sides that nobody heads, where somebody sits" }),
  }),
  z.strictObject({ kind: z.literal("pause"), reason: z.string().max(2000).optional() }),
  z.strictObject({ kind: z.literal("resume") }),
  z.strictObject({ kind: z.literal("extend"), rounds: roundsOfDeadline.min(1).optional(), deadlineAt: instant.optional() }),
  z.strictObject({ kind: z.literal("stop") }),
]);

const deedCounts = {
  id: uuid,
  kind: z.string(),
  askedAt: instant,
  /** Null: something has yet to come of it. */
  endedAt: instant.nullable(),
  done: z.int(),
  refused: z.int(),
  passedOver: z.int(),
  waiting: z.int(),
};

/** What came of a deed so far, table by table. */
export const exerciseDeed = z.object({
  ...deedCounts,
  tables: z
    .array(
      z.object({
        table: z.int(),
        result: z.enum(["waiting", "done", "refused", "passedOver"]),
        /** The session's code or the server's; null where it is done, or waits. */
        code: z.string().nullable(),
        detail: z.string().nullable(),
      }),
    )
    .readonly(),
});

const seen = z.object({
  seat: uuid,
  person,
  party: z.string().nullable(),
  role: z.string(),
  isBot: z.boolean(),
  /** Whether it reads a session live by this process; its last request, to some minutes. */
  isReading: z.boolean(),
  seenAt: instant.nullable(),
});

export const tableOverview = z.object({
  number: z.int(),
  table: uuid,
  session: uuid,
  phase: z.enum(["unopened", "open", "paused", "awaiting", "agreed", "noAgreement"]),
  rounds: z.int(),
  mostRounds: z.number().nullable(),
  deadlineAt: z.string().nullable(),
  /** Milliseconds; null: it has no deadline in time, or has ended. */
  timeLeft: z.number().nullable(),
  lastAt: z.string().nullable(),
  offers: z.int(),
  outcome: engineRecord<Outcome>("What was agreed").nullable(),
  seats: z.array(seen).readonly(),
});

export const exerciseOverview = z.object({
  ...exerciseSummary.shape,
  at: instant,
  joining: z.enum(["open", "closed"]),
  hasCode: z.boolean(),
  /** Tables that began and are not over: students read no debrief before. */
  debriefWaitsFor: z.int(),
  tables: z.array(tableOverview).readonly(),
  /** The last that was asked of all tables; null: nothing was. */
  deed: z.object(deedCounts).nullable(),
  /** Who has come and has no seat yet, the first first. */
  waiting: z.array(z.object({ ...person.shape, joinedAt: instant })).readonly(),
  /** On the roster, and not come yet. */
  expected: z.array(z.string()).readonly(),
});

const utilities = z.array(z.number()).readonly();

export const debriefTable = z.object({
  number: z.int(),
  /** Whose names are left out where the debrief is anonymous. */
  people: z
    .array(z.object({ party: z.string(), role: z.string(), isBot: z.boolean(), who: z.union([z.string(), z.int()]).nullable() }))
    .readonly(),
  isAgreed: z.boolean(),
  isOver: z.boolean(),
  outcome: engineRecord<Outcome>("What was agreed").nullable(),
  rounds: z.int(),
  offers: z.int(),
  /** In points, in the order of the parties; without an agreement what no agreement is worth. Null, as all that is measured, before the end. */
  utilities: utilities.nullable(),
  /** On the axes of the plane; null where they are not known. */
  shares: utilities.nullable(),
  advantages: z.array(z.number().nullable()).readonly(),
  welfare: z.number().nullable(),
  frontierDistance: z.number().nullable(),
  nashDistance: z.number().nullable(),
  /** The best that each party could have had with nobody else worse off, in its points; null without agreement, or where it is not known. */
  bestKeeping: z.array(z.number().nullable()).readonly(),
  moves: z.array(moves).readonly(),
  /** Whether its briefs are those that the plane is drawn by. */
  isOnPlane: z.boolean(),
});

export const debriefAnswer = z.object({
  title: z.string(),
  isAnonymous: z.boolean(),
  parties: z.array(z.object({ id: z.string(), name: z.string() })).readonly(),
  /** By the briefs of most tables. */
  plane: z
    .object({
      best: utilities.nullable(),
      worst: utilities.nullable(),
      walkAways: utilities,
      /** Shares of each point, in the order of the parties. */
      frontier: z.array(utilities).readonly().nullable(),
    })
    .nullable(),
  tables: z.array(debriefTable).readonly(),
  /** Tables that began and are not over. */
  waitsFor: z.int(),
  /** Which of them is the caller's own, as a student. */
  own: z.int().nullable(),
});

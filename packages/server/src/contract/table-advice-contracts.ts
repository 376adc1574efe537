import type { Analysis, CasePlan, MoneyStep, PartyId } from "@detente/engine";
import * as z from "zod";
import { as, seed } from "./advice-parts.ts";
import { engineRecord, id, seatMeant, uuid } from "./parts.ts";
import type { RouteContract } from "./route-contract.ts";
import { USUAL } from "./usual.ts";
import { verificationQuestion } from "./verification-question.ts";

const MOST_DRAWS = 100_000;
const MOST_EFFORT = 10_000_000;
const MOST_GOODS = 1_000;

const ofTable = {
  ...USUAL,
  who: "seated",
  params: z.strictObject({ table: uuid }),
  query: z.strictObject(seatMeant),
  audit: null,
  problems: ["notFound", "notAllowed", "refused", "tooLong", "busy", "superseded"],
} as const;

/** For whom the answer is, and which event of its brief it rests on; 0: there is none. */
const forSide = { party: id(), briefSeq: z.int().min(0) } as const;

export const askAnalysis = {
  ...ofTable,
  id: "askAnalysis",
  method: "POST",
  path: "/api/tables/{table}/analysis",
  summary: "What could be agreed, by your side's brief and its estimates of the others: frontier, ZOPA, solutions, what ranges do to them",
  body: z.strictObject({
    as,
    seed,
    model: z
      .enum(["full", "additive"])
      .optional()
      .meta({ description: "additive: without interactions, constraints, red lines, unknowns; left out, full" }),
    draws: z
      .int()
      .min(0)
      .max(MOST_DRAWS)
      .optional()
      .meta({ description: "For what ranges do to the results; 0 leaves that out; left out, 1000" }),
    reservation: z.record(id<PartyId>(), z.number()).optional().meta({ description: "What if these were the reservation values" }),
  }),
  answer: {
    kind: "json",
    status: 200,
    told: "onRequest",
    schema: z.object({ ...forSide, analysis: engineRecord<Analysis>("As the engine's `analyse` gives it") }),
  },
} as const satisfies RouteContract;

const amount = z.number().min(0);
const step = z.string().min(1).max(80);

export const askExchangePlan = {
  ...ofTable,
  id: "askExchangePlan",
  method: "POST",
  path: "/api/tables/{table}/exchange-plan",
  summary: "In which order to exchange, so that nobody gains by breaking off: the steps of the case, or goods for money",
  body: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("steps"),
      as,
      start: z.iso.date().optional().meta({ description: "Dates the steps from this day on" }),
      simultaneous: z
        .discriminatedUnion("kind", [
          z.strictObject({ kind: z.literal("never") }),
          z.strictObject({ kind: z.literal("anyPair") }),
          z.strictObject({
            kind: z.literal("pairs"),
            pairs: z
              .array(z.tuple([step, step]).readonly())
              .max(1_000)
              .readonly(),
          }),
        ])
        .optional()
        .meta({ description: "Which steps may be done at once; left out, none" }),
      effort: z.int().min(1).max(MOST_EFFORT).optional().meta({ description: "How many states a search may look at; left out, 500000" }),
    }),
    z.strictObject({
      kind: z.literal("money"),
      as,
      goods: z
        .array(z.strictObject({ cost: amount, value: amount }))
        .min(1)
        .max(MOST_GOODS)
        .readonly(),
      terms: z.strictObject({ price: amount, supplierPenalty: amount, demanderPenalty: amount }),
    }),
  ]),
  answer: {
    kind: "json",
    status: 200,
    told: "onRequest",
    schema: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("steps"), ...forSide, plan: engineRecord<CasePlan>("As the engine's `casePlan` gives it") }),
      z.object({
        kind: z.literal("money"),
        ...forSide,
        /** Null: no order is safe. */
        steps: z.array(engineRecord<MoneyStep>("A payment, or a delivery by the place of the item")).readonly().nullable(),
      }),
    ]),
  },
} as const satisfies RouteContract;

export const askVerification = {
  ...ofTable,
  id: "askVerification",
  method: "POST",
  path: "/api/tables/{table}/verification",
  summary: "How much to look, and what looking does to belief and temptation: the questions of `detente verify`",
  body: verificationQuestion,
  answer: {
    kind: "json",
    status: 200,
    told: "onRequest",
    schema: z.object({
      kind: z.string(),
      ...forSide,
      answer: engineRecord<object>("As the engine answers the question of this kind"),
    }),
  },
} as const satisfies RouteContract;

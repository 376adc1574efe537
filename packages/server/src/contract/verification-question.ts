import type { StateId, UnknownId } from "@detente/engine";
import * as z from "zod";
import { as } from "./advice-parts.ts";
import { id } from "./parts.ts";

const kind = <Kind extends string, Parts extends z.ZodRawShape>(kind: Kind, parts: Parts) =>
  z.strictObject({ kind: z.literal(kind), as, ...parts });

// Which numbers make sense together, the engine says, with the place of each that does not.
const number = z.number();
const sensitivity = number.meta({ description: "How likely a visit finds what is there" });
const visits = {
  specificity: number.default(1).meta({ description: "How likely a visit finds nothing where nothing is" }),
  access: z
    .strictObject({ share: number, kind: z.enum(["lasting", "drawn"]) })
    .default({ share: 1, kind: "lasting" })
    .meta({ description: "The share of suspect places that may be visited; whether the same ones stay closed, or others for every visit" }),
  visits: number.default(5),
  finds: number.default(0).meta({ description: "How many of the visits found something" }),
  goal: number.nullable().default(null),
} as const;
const MOST_STATES = 200;

/** A question about verification. What may be left out is what `detente verify` takes then. */
export const verificationQuestion = z.discriminatedUnion("kind", [
  kind("case", {
    unknown: id<UnknownId>().optional().meta({ description: "May be left out where the case has one" }),
    states: z
      .array(id<StateId>())
      .max(MOST_STATES)
      .readonly()
      .default([])
      .meta({ description: "The states to make sure of; empty: what a red line waits for" }),
    sensitivity: sensitivity.default(0),
    sensitivities: z.record(id<StateId>(), number).default({}).meta({ description: "For single states" }),
    ...visits,
  }),
  kind("sample", {
    items: number,
    defects: number.meta({ description: "The fewest defective items that are worth detecting" }),
    miss: number.default(0.1).meta({ description: "How likely they may be missed" }),
    instrument: number.default(1).meta({ description: "How likely a defective item that is looked at is recognised" }),
  }),
  kind("belief", { prior: number, sensitivity, ...visits }),
  kind("game", { periods: number, inspections: number }),
  kind("once", { gain: number, penalty: number, inspectionCost: number, caughtCost: number }),
  kind("deterrence", {
    gain: number,
    loss: number,
    visits: z
      .strictObject({ sensitivity, access: number.default(1) })
      .nullable()
      .default(null),
  }),
  kind("repeated", { temptation: number, reward: number, punishment: number }),
]);

export type VerificationQuestion = z.output<typeof verificationQuestion>;

import type { ActorId, CommitmentAction, CommitmentActionKind, StipulationId } from "@detente/engine";
import * as z from "zod";
import { id } from "./parts.ts";

// How long a text may be, and whether it may be blank, is for the record to say [K4].
const text = z.string();
const number = z.int().min(1);
const maybe = { text: z.exactOptional(text), number: z.exactOptional(number) };
const on = { by: id<ActorId>(), stipulation: id<StipulationId>() };

const kind = <Kind extends CommitmentActionKind, Parts extends z.ZodRawShape>(kind: Kind, parts: Parts) =>
  z.strictObject({ kind: z.literal(kind), ...on, ...parts });

/** What can be asked to be put on record. `by`: a party or body of the terms for which the seat speaks. */
export const commitmentAction = z.discriminatedUnion("kind", [
  kind("started", { note: maybe.text }),
  kind("evidenceSubmitted", { text, parts: maybe.number, reference: maybe.text }),
  kind("accepted", { evidence: number, note: maybe.text }),
  kind("disputed", { evidence: number, reason: text }),
  kind("waived", { reason: text }),
  kind("snapbackNotified", { reason: text, because: z.exactOptional(id<StipulationId>()) }),
  kind("snapbackWithdrawn", { reason: text }),
  kind("snapbackDecided", { outcome: z.enum(["measuresReturn", "reliefStays"]), reason: text }),
  kind("coded", { score: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]), reason: text }),
  kind("accountFiled", { text, event: maybe.number, source: maybe.text }),
]) satisfies z.ZodType<CommitmentAction>;

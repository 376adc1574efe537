import {
  assertNever,
  failed,
  issueId,
  ok,
  optionId,
  partyId,
  type IssueId,
  type Move,
  type OptionId,
  type Outcome,
  type Result,
} from "@detente/engine";
import { z } from "zod";
import type { Ready } from "./program-messages.ts";
import type { Reply } from "./program-process.ts";

/** Why a program has given no answer that counts. `detail` is a sentence about the program. */
export interface ProgramFailure {
  readonly reason: "slow" | "ended" | "malformed";
  readonly detail: string;
}

const text = z.string().max(10_000);
const number = z.number().int().min(1);
const message = text.exactOptional();
// Whether there are such issues and options is for the engine to say.
const options = z
  .record(z.string(), z.string())
  .transform((record) => Object.fromEntries(Object.entries(record).map(([issue, option]) => [issueId(issue), optionId(option)])));
// An outcome is complete or the engine refuses it.
const outcome = options.transform((record) => record as Outcome);
const part = options.transform((record): Readonly<Record<IssueId, OptionId>> => record);

const deed = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("offer"), outcome, message }),
  z.strictObject({ kind: z.literal("offerPart"), options: part, message }),
  z.strictObject({ kind: z.literal("accept"), offer: number, adReferendum: z.literal(true).exactOptional() }),
  z.strictObject({ kind: z.literal("reject"), offer: number.exactOptional() }),
  z.strictObject({ kind: z.literal("withdraw"), offer: number }),
  z.strictObject({ kind: z.literal("confirm") }),
  z.strictObject({ kind: z.literal("decline") }),
  z.strictObject({ kind: z.literal("walkAway"), reason: text.exactOptional() }),
  z.strictObject({
    kind: z.literal("message"),
    to: z.enum(["table", "delegation", "caucus"]),
    party: z.string().transform(partyId).exactOptional(),
    text,
  }),
  z.strictObject({
    kind: z.literal("vote"),
    text: number,
    vote: z.strictObject({ is: z.enum(["accept", "reject"]), strength: z.enum(["strong", "weak"]) }),
  }),
  z.strictObject({ kind: z.literal("suggest"), outcome }),
  z.strictObject({ kind: z.literal("answer"), suggestion: number, answer: z.enum(["yes", "no"]) }),
  z.strictObject({ kind: z.literal("bid"), amount: z.number() }),
]);

const LONGEST_WAIT = 2 ** 31;

const moved = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("move"), deed, wait: z.number().int().min(0).max(LONGEST_WAIT).exactOptional() }),
  z.strictObject({ kind: z.literal("pass") }),
]);

const ready = z.strictObject({
  kind: z.literal("ready"),
  name: z.string().min(1).max(80),
  version: z.number().int().min(0).max(1e9).default(0),
});

/** What a program says of itself. */
export function readReady(reply: Reply): Result<Ready, ProgramFailure> {
  const read = readAs(reply, ready);
  return read.kind === "failed" ? read : ok({ name: read.value.name, version: read.value.version });
}

/** The move in an answer to `act`; null: it passes. Whether the move is legal is not asked here. */
export function readMove(reply: Reply): Result<Move | null, ProgramFailure> {
  const read = readAs(reply, moved);
  if (read.kind === "failed") return read;
  if (read.value.kind === "pass") return ok(null);
  const { deed, wait } = read.value;
  return ok(wait === undefined ? { deed } : { deed, wait });
}

function readAs<Value>(reply: Reply, schema: z.ZodType<Value>): Result<Value, ProgramFailure> {
  switch (reply.kind) {
    case "slow":
      return failed({ reason: "slow", detail: "gave no answer in time" });
    case "ended":
      return failed({ reason: "ended", detail: reply.how });
    case "tooLong":
      return failed({ reason: "malformed", detail: "wrote a line of more than a million bytes" });
    case "unasked":
      return failed({ reason: "malformed", detail: `wrote a line before it was asked: ${excerpt(reply.line)}` });
    case "line":
      return parsed(reply.line, schema);
    default:
      return assertNever(reply);
  }
}

function parsed<Value>(line: string, schema: z.ZodType<Value>): Result<Value, ProgramFailure> {
  const malformed = (what: string): Result<Value, ProgramFailure> => failed({ reason: "malformed", detail: `${what}: ${excerpt(line)}` });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // JSON.parse throws for nothing but text that is no JSON.
    return malformed("wrote a line that is no JSON");
  }
  const read = schema.safeParse(value);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? "" : ` at ${issue.path.join(".")}`;
  return malformed(`wrote a message that is not understood${place} (${issue?.message ?? ""})`);
}

const SHOWN = 120;

const excerpt = (line: string): string => (line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line);

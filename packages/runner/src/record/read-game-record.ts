import { type Case, failed, ok, type Result } from "@detente/engine";
import { parseCase, type Problem } from "@detente/engine/case-file";
import { z } from "zod";
import { GAME_FORMAT, type GameRecord } from "./game-record.ts";

export interface ReadGameRecord {
  readonly record: GameRecord;
  readonly value: Case;
}

export type GameRecordProblem =
  | { readonly kind: "notAGame" }
  | { readonly kind: "newerFormat"; readonly format: number }
  /** `path`: which part of the file. */
  | { readonly kind: "malformed"; readonly path: string; readonly reason: string }
  | { readonly kind: "case"; readonly problems: readonly Problem[] };

const time = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u);
const loose = z.looseObject({});
const shape = z.looseObject({
  case: loose,
  setup: z.looseObject({
    protocol: z.looseObject({ kind: z.string() }),
    parties: z.array(z.string()),
    required: z.array(z.string()),
    deadline: loose,
  }),
  players: z.array(z.looseObject({ party: z.string(), name: z.string(), version: z.number() })),
  seed: z.number(),
  startAt: time,
  turnTime: z.number().int().min(0),
  inputs: z.array(
    z.looseObject({
      turn: z.number().int().min(1),
      answer: z.discriminatedUnion("kind", [
        z.looseObject({ kind: z.literal("move"), move: z.looseObject({ deed: z.looseObject({ kind: z.string() }) }).nullable() }),
        z.looseObject({ kind: z.literal("failing"), reason: z.string(), detail: z.string() }),
      ]),
    }),
  ),
  events: z.array(z.looseObject({ kind: z.string(), audience: z.string(), seq: z.number(), at: z.string() })),
  forfeits: z.array(loose),
  score: loose.nullable(),
});

/** The game in the text of a game file. `name` is that of the file, for what is wrong with the case in it. */
export function readGameRecord(name: string, text: string): Result<ReadGameRecord, GameRecordProblem> {
  const file = parsed(text);
  if (typeof file !== "object" || file === null || !("detente" in file) || file.detente !== "game") return failed({ kind: "notAGame" });
  const format = "format" in file ? Number(file.format) : Number.NaN;
  if (format > GAME_FORMAT) return failed({ kind: "newerFormat", format });
  const read = shape.safeParse(file);
  if (!read.success) {
    const [issue] = read.error.issues;
    return failed({ kind: "malformed", path: issue?.path.join(".") ?? "", reason: issue?.message ?? "" });
  }
  const parsedCase = parseCase({ name, text: JSON.stringify(read.data.case) });
  if (parsedCase.kind === "failed") return failed({ kind: "case", problems: parsedCase.failure });
  // The outline is checked. What the session is asked to do, it checks itself; events and scores are only compared.
  return ok({ record: file as GameRecord, value: parsedCase.value.case });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse throws for nothing but text that is no JSON.
    return null;
  }
}

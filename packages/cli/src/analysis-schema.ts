import type { Analysis, IssueId, OptionId, PartyId, StateId, UnknownId } from "@detente/engine";
import { z } from "zod";

/** The JSON that `detente analyse --json` prints. Made to agree with `Analysis` by the compiler, see the end of this file. */

const count = z.string().regex(/^\d+$/u).describe("A whole number, as decimal digits.");
const share = z.number().min(0).max(1);
const byParty = z.array(z.number()).describe("One number a party, in the order of `parties`.");
const outcome = z
  .record(z.string(), z.string())
  .meta({ id: "outcome", description: "Id of the option, by id of the issue; every issue once." });
const band = z.strictObject({ low: z.number(), high: z.number() }).meta({ id: "band", description: "5 % to 95 %." });
const named = z.strictObject({ id: z.string(), name: z.string() });

const frontierPoint = z
  .strictObject({ utilities: byParty, bands: z.array(band).nullable(), outcome, ties: count, rational: z.boolean() })
  .meta({ id: "frontierPoint", description: "`ties`: how many outcomes share these utilities, this one included." });
const solution = z.strictObject({ formula: z.string(), points: z.array(frontierPoint) }).meta({ id: "solution" });
const lottery = z
  .strictObject({ utilities: byParty, outcomes: z.array(z.strictObject({ outcome, probability: share })) })
  .meta({ id: "lottery" });
const extent = z.strictObject({ from: z.number(), to: z.number() });
const measure = z.strictObject({ likely: z.number(), band }).meta({ id: "measure" });

const perspective = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("everyBrief") }),
  z.strictObject({ kind: z.literal("party"), party: z.string() }),
]);

const issue = named.extend({
  group: z.string().nullable(),
  options: z.array(named.extend({ points: byParty })),
  care: z.array(share),
  opposed: share,
});

const tooLarge = z.strictObject({ issues: z.array(z.string()), combinations: count, limit: z.number(), upperBounds: byParty });

const zopa = z.strictObject({ exists: z.boolean(), count, share, exact: z.boolean(), interval: band.nullable() });

const logroll = z.strictObject({
  parties: z.tuple([z.string(), z.string()]),
  firstYields: z.string(),
  secondYields: z.string(),
  gains: z.tuple([z.number(), z.number()]),
});

const position = named.extend({
  party: z.string().nullable(),
  date: z.string().nullable(),
  outcome,
  utilities: byParty,
  bands: z.array(band).nullable(),
  rational: z.boolean(),
  possible: z.boolean(),
  crosses: z.array(z.strictObject({ party: z.string(), redLine: z.string(), name: z.string() })),
  dominatedBy: z.number(),
});

const unknown = named.extend({
  states: z.array(named.extend({ probabilities: z.array(share), nash: byParty.nullable(), positions: z.array(byParty) })),
});

const redLine = named.extend({
  party: z.string(),
  binds: z.boolean(),
  until: z
    .strictObject({
      given: z.array(z.strictObject({ unknown: z.string(), states: z.array(z.string()) })),
      needed: share,
      held: share,
    })
    .nullable(),
});

const happening = z.strictObject({
  id: z.string(),
  date: z.string(),
  to: z.string().nullable(),
  kind: z.enum(["statement", "meeting", "meetingCancelled", "offer", "refusal", "deed"]),
  party: z.string().nullable(),
  speaker: z.string().nullable(),
  text: z.string(),
  track: z.string().nullable(),
  position: z.string().nullable(),
  sources: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      publisher: z.string().nullable(),
      date: z.string().nullable(),
      url: z.string().nullable(),
    }),
  ),
});

const density = z.strictObject({
  axes: z.tuple([z.number(), z.number()]),
  columns: z.number(),
  rows: z.number(),
  across: extent,
  up: extent,
  error: z.number(),
  cells: z.array(z.strictObject({ column: z.number(), row: z.number(), count: z.number(), outcome })),
});

const input = z.strictObject({
  party: z.string(),
  kind: z.enum(["weight", "worth", "interaction", "reservation", "probability"]),
  issue: z.string().nullable(),
  detail: z.string(),
  low: z.number(),
  likely: z.number(),
  high: z.number(),
});

const sensitivity = z.strictObject({
  draws: z.number(),
  zopaExists: share,
  zopaShare: measure,
  nash: z.array(measure.nullable()),
  tornado: z.array(
    z.strictObject({
      measure: z.enum(["zopaShare", "nash"]),
      party: z.string().nullable(),
      input,
      atLow: z.number().nullable(),
      atHigh: z.number().nullable(),
    }),
  ),
});

const caution = z.strictObject({
  code: z.enum([
    "modelPredictsAgreement",
    "noZopa",
    "zopaDependsOnRanges",
    "additiveModel",
    "scalesNotComparable",
    "reservationBelowWorst",
    "groupTooLarge",
    "uniformProbabilities",
    "thinEstimate",
    "zopaEstimated",
  ]),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

const bySolution = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ nash: value, egalitarian: value, kalaiSmorodinsky: value, utilitarian: value });

export const analysisSchema = z.strictObject({
  detente: z.literal(1).describe("Version of this format."),
  title: z.string(),
  language: z.string(),
  perspective,
  model: z.enum(["full", "additive"]),
  seed: z.number(),
  parties: z.array(named),
  issues: z.array(issue),
  outcomes: count,
  admissible: count,
  reservationValues: byParty,
  reservationBands: z.array(band.nullable()),
  reservationOverrides: z.record(z.string(), z.number().optional()),
  disagreement: byParty.nullable(),
  best: byParty.nullable(),
  worst: byParty.nullable(),
  ideal: byParty.nullable(),
  frontier: z.strictObject({ count: z.number(), points: z.array(frontierPoint), exact: z.boolean(), tooLarge: tooLarge.nullable() }),
  solutions: bySolution(solution),
  lotteries: bySolution(lottery).nullable(),
  zopa,
  opposition: z.number().nullable(),
  trades: z.array(logroll),
  positions: z.array(position),
  redLines: z.array(redLine),
  record: z.array(happening),
  unknowns: z.array(unknown),
  density: density.nullable(),
  sensitivity: sensitivity.nullable(),
  cautions: z.array(caution),
}) satisfies z.ZodType<Plain<Analysis>>;

/** The JSON Schema (2020-12) that is shipped as schema/analysis.schema.json. */
export function analysisJsonSchema(): unknown {
  return { title: "What detente analyse --json prints", ...z.toJSONSchema(analysisSchema) };
}

/** A value as JSON carries it: ids are texts, and nothing is read-only. */
type Plain<Value> = Value extends AnyId
  ? string
  : Value extends readonly unknown[]
    ? { -readonly [Index in keyof Value]: Plain<Value[Index]> }
    : Value extends object
      ? { -readonly [Key in keyof Value as Key extends AnyId ? string : Key]: Plain<Value[Key]> }
      : Value;

/** Does not compile where the schema has something that `Analysis` has not; `satisfies` above sees to the other direction. */
export type AnalysisJson = Extending<z.output<typeof analysisSchema>, Plain<Analysis>>;
type Extending<Base, Value extends Base> = Value;
type AnyId = PartyId | IssueId | OptionId | UnknownId | StateId;

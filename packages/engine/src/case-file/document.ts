import * as z from "zod";
import { briefDocument } from "./brief-document.ts";
import { date, description, id, idText, name, optionIdText, ruleDocument, sources } from "./document-parts.ts";
import { recordEntryDocument } from "./record-document.ts";
import { stepDocument } from "./step-document.ts";
import { trackDocument } from "./track-document.ts";

const text = z.string();

/** A host, then anything; no white space or invisible signs anywhere. */
const WEB_ADDRESS = /^https?:\/\/[^\s/?#\p{C}][^\s\p{C}]*$/iu;
const webAddress = z.string().regex(WEB_ADDRESS, { error: "must be a web address that begins with http:// or https://" });

const party = z.strictObject({ id, name, description }).meta({ id: "Party" });
const group = z.strictObject({ id, name, description }).meta({ id: "Group" });
const option = z.strictObject({ id, name, description }).meta({ id: "Option" });
const state = z.strictObject({ id, name, description }).meta({ id: "State" });

const range = z
  .strictObject({
    from: z.number().describe("The lowest number."),
    to: z.number().describe("The highest number."),
    step: z.number().describe("The distance between neighbours, above zero."),
    unit: text.optional().describe("What the number counts, such as EUR or months."),
  })
  .meta({ id: "Range" });

const issue = z
  .strictObject({
    id,
    name,
    description,
    group: idText.optional().describe("Id of the group this issue is shown under."),
    sources,
    options: z.array(option).optional().describe("For an issue settled by picking one of these."),
    range: range.optional().describe("For an issue settled by a number."),
    yesNo: z.literal(true, { error: "must be true, or left out" }).optional().describe("For an issue settled by no or yes."),
  })
  .meta({ id: "Issue", oneOf: [{ required: ["options"] }, { required: ["range"] }, { required: ["yesNo"] }] });

const unknown = z
  .strictObject({
    id,
    name,
    description,
    states: z.array(state).meta({ minItems: 2 }).describe("What may be the case; exactly one of them is."),
    sources,
  })
  .meta({ id: "Unknown" });

const position = z
  .strictObject({
    id,
    name,
    description,
    party: idText.optional().describe("Id of the party whose position it is."),
    date: date.optional(),
    outcome: z.record(text, optionIdText).describe("One option for every issue."),
    sources,
  })
  .meta({ id: "Position" });

const source = z
  .strictObject({
    id,
    title: text,
    publisher: text.optional(),
    url: webAddress.optional(),
    date: date.optional(),
    note: text.optional(),
  })
  .meta({ id: "Source" });

const provenance = z.strictObject({
  facts: text.optional().describe("What is documented, and where."),
  assumptions: text.optional().describe("What an analyst assumed."),
});

const LANGUAGE_TAG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
const languageTag = z.string().regex(LANGUAGE_TAG, { error: "must be a language tag such as en or pt-BR" });

/** Longer than any path of two ids. YAML has no short way to write keys of more than 1,024 characters. */
const LONGEST_TEXT_PATH = 400;

/** A case file as it is written: names may be left out, lists may be single words, ids may look like numbers. */
export const caseDocument = z
  .strictObject({
    $schema: text.optional().describe("Address of this schema, for editors."),
    detente: z.literal(1, { error: "must be 1: this program reads version 1 of the case format" }).describe("Version of the case format."),
    title: text.describe("What the case is about."),
    language: languageTag.describe("Language of the texts, as a BCP 47 tag."),
    summary: text.optional().describe("The case in one paragraph."),
    provenance: provenance.optional().describe("What is documented fact, and what is assumed."),
    parties: z.array(party).meta({ minItems: 2 }).describe("The sides at the table."),
    groups: z.array(group).optional().describe("Headings to show issues under."),
    issues: z.array(issue).meta({ minItems: 1 }).describe("The things to be settled."),
    constraints: z.array(ruleDocument).optional().describe("Combinations that cannot be, for everybody."),
    unknowns: z.array(unknown).optional().describe("Questions of fact that nobody, or not everybody, can answer yet."),
    tracks: z.array(trackDocument).optional().describe("Lines of talks, such as a summit and the working level that prepares it."),
    positions: z.array(position).optional().describe("Packages that somebody put forward in public."),
    record: z.array(recordEntryDocument).optional().describe("What happened before, during and after the talks."),
    steps: z.array(stepDocument).optional().describe("What could be carried out step by step."),
    sources: z.array(source).optional().describe("Where the facts come from."),
    briefs: z.record(text, briefDocument).optional().describe("By party id: what that party alone is told."),
    translations: z
      .record(languageTag, z.record(text.max(LONGEST_TEXT_PATH), text))
      .optional()
      .describe("By language, then by the path of a public text, such as issues.price.name."),
  })
  .meta({ title: "Detente case file" });

export type CaseDocument = z.infer<typeof caseDocument>;
export type IssueDocument = z.infer<typeof issue>;
export type UnknownDocument = z.infer<typeof unknown>;
export type RangeDocument = z.infer<typeof range>;

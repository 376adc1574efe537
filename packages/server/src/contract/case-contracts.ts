import * as z from "zod";
import { next, page } from "./page.ts";
import { caseHash, id, instant, uuid } from "./parts.ts";
import { fault } from "./problem.ts";
import type { RouteContract } from "./route-contract.ts";
import { KEPT } from "./kept-usual.ts";
import { USUAL } from "./usual.ts";

/** Characters that the files of a case may have together. */
const LONGEST_CASE = 5 * 1024 * 1024;
/** Bytes: the same as JSON may write them. */
const CASE_BODY = 12 * 1024 * 1024;
/** The domain of a case and the profiles of a hundred parties. */
const MOST_FILES = 101;

const giver = z.object({
  id: uuid,
  /** Null: the person is gone. */
  name: z.string().nullable(),
});

/** How the case came onto your shelf. */
const holding = z.discriminatedUnion("how", [
  z.object({ how: z.literal("imported"), version: z.int() }),
  z.object({ how: z.literal("shared"), by: giver, version: z.int() }),
]);

export const caseSummary = z.object({
  hash: caseHash,
  /** What its file was called, without its ending. */
  caseId: z.string(),
  title: z.string(),
  isExample: z.boolean(),
  createdAt: instant,
  /** Null: it is not on your shelf; it is an example, or the case of a table where you have a seat. */
  holding: holding.nullable(),
});

/** The public part only: briefs are never part of it. */
const publicCase = z.object({ ...caseSummary.shape, text: z.string() });

const params = z.strictObject({ hash: caseHash });
const cases = z.object({ cases: z.array(caseSummary).readonly(), next });

export const listCases = {
  ...USUAL,
  id: "listCases",
  method: "GET",
  path: "/api/cases",
  summary: "The cases that you may open a table on, by title: the examples, those on your shelf, and those of tables where you have a seat",
  who: "signedIn",
  query: z.strictObject({
    ...page,
    versions: z.enum(["newest", "all"]).default("newest").meta({ description: "Of the cases on your shelf the newest version, or all" }),
  }),
  answer: { kind: "json", status: 200, schema: cases },
} as const satisfies RouteContract;

export const readCase = {
  ...USUAL,
  id: "readCase",
  method: "GET",
  path: "/api/cases/{hash}",
  summary: "The public part of a case, as a case file",
  who: "signedIn",
  params,
  answer: { kind: "json", status: 200, schema: publicCase },
  problems: ["notFound"],
} as const satisfies RouteContract;

const fileName = z.string().trim().min(1).max(200).meta({ description: "What the file is called" });
const text = z.string().max(LONGEST_CASE);
const file = z.strictObject({ name: fileName, text });

const caseFiles = z
  .strictObject({
    name: fileName,
    text: text.optional().meta({ description: "A case file, in YAML or JSON. Its briefs become your own, and nobody else sees them" }),
    files: z
      .array(file)
      .min(2)
      .max(MOST_FILES)
      .readonly()
      .optional()
      .meta({ description: "Instead of text: a domain, then a profile for each party, in Genius XML or GeniusWeb JSON" }),
    evaluations: z
      .enum(["normalised", "asWritten"])
      .default("normalised")
      .meta({ description: "Of Genius files: whether the evaluations of an issue are divided by the largest of them" }),
    replaces: caseHash.optional().meta({ description: "A case on your shelf, of which this is the next version" }),
  })
  .refine(({ text, files }) => (text === undefined) !== (files === undefined), { error: "Give either text or files" })
  .refine(({ files = [] }) => files.reduce((sum, each) => sum + each.text.length, 0) <= LONGEST_CASE, {
    error: `The files may have ${LONGEST_CASE} characters together`,
    path: ["files"],
  });

export const importCase = {
  ...KEPT,
  id: "importCase",
  method: "POST",
  path: "/api/cases",
  summary: "Put a case on your shelf. The same case again changes nothing but its briefs, which become those of the file",
  who: "signedIn",
  body: caseFiles,
  bodyLimit: CASE_BODY,
  answer: { kind: "json", status: 201, schema: z.object({ case: caseSummary, warnings: z.array(fault).readonly() }) },
  problems: ["keyUsedOtherwise", "notFound", "notAllowed", "alreadyThere", "noRoom", "badCase", "busy"],
  audit: "caseImported",
} as const satisfies RouteContract;

export const listCaseVersions = {
  ...USUAL,
  id: "listCaseVersions",
  method: "GET",
  path: "/api/cases/{hash}/versions",
  summary: "The versions of a case that are on your shelf, the latest first. A table keeps the one that it was opened on",
  who: "signedIn",
  params,
  query: z.strictObject(page),
  answer: { kind: "json", status: 200, schema: cases },
  problems: ["notFound"],
} as const satisfies RouteContract;

export const exportCase = {
  ...USUAL,
  id: "exportCase",
  method: "GET",
  path: "/api/cases/{hash}/file",
  summary: "A case as a file. Genius and GeniusWeb have a domain and a profile for each brief, which is one file a time",
  who: "signedIn",
  params,
  query: z.strictObject({
    format: z.enum(["yaml", "json", "genius", "geniusweb"]).default("yaml"),
    briefs: z.enum(["own", "none"]).default("none").meta({ description: "Whether the briefs that you have of this case go along" }),
    part: z
      .string()
      .min(1)
      .max(80)
      .default("domain")
      .meta({ description: "Of Genius and GeniusWeb: `domain`, or the party whose profile is meant" }),
  }),
  answer: { kind: "file", status: 200, mediaTypes: ["application/yaml", "application/json", "application/xml"] },
  problems: ["notFound", "badCase", "busy"],
} as const satisfies RouteContract;

export const dropCase = {
  ...USUAL,
  id: "dropCase",
  method: "DELETE",
  path: "/api/cases/{hash}",
  summary: "Take a case off your shelf, with your briefs of it. Tables that were opened on it keep it",
  who: "signedIn",
  params,
  answer: { kind: "nothing", status: 204 },
  problems: ["notFound", "notAllowed"],
  audit: "caseDropped",
} as const satisfies RouteContract;

const sharedWith = z.object({
  person: z.object({ id: uuid, name: z.string() }),
  at: instant,
  /** Parties whose briefs went along. */
  briefs: z.array(z.string()).readonly(),
});

export const shareCase = {
  ...USUAL,
  id: "shareCase",
  method: "POST",
  path: "/api/cases/{hash}/holders",
  summary: "Put a case on somebody else's shelf: its public part, and of your briefs those that you name",
  who: "signedIn",
  params,
  body: z.strictObject({ person: uuid, briefs: z.array(id()).max(100).readonly().default([]) }),
  answer: { kind: "json", status: 201, schema: sharedWith },
  problems: ["notFound", "notAllowed"],
  audit: "caseShared",
} as const satisfies RouteContract;

export const listCaseHolders = {
  ...USUAL,
  id: "listCaseHolders",
  method: "GET",
  path: "/api/cases/{hash}/holders",
  summary: "With whom you have shared a case, in the order of that",
  who: "signedIn",
  params,
  query: z.strictObject(page),
  answer: { kind: "json", status: 200, schema: z.object({ holders: z.array(sharedWith).readonly(), next }) },
  problems: ["notFound", "notAllowed"],
} as const satisfies RouteContract;

export const unshareCase = {
  ...USUAL,
  id: "unshareCase",
  method: "DELETE",
  path: "/api/cases/{hash}/holders/{person}",
  summary: "Take back what you have shared: the case off that shelf, unless it is there for another reason, and the briefs that you gave",
  who: "signedIn",
  params: z.strictObject({ hash: caseHash, person: uuid }),
  answer: { kind: "nothing", status: 204 },
  problems: ["notFound", "notAllowed"],
  audit: "caseUnshared",
} as const satisfies RouteContract;

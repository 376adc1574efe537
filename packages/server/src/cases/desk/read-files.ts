import { failed, type Result } from "@detente/engine";
import { importGenius, importGeniusWeb, type ParsedCase, parseCase, type Problem } from "@detente/engine/case-file";
import type { ReadJob } from "./desk-job.ts";

/** Reads what was handed in, of whichever format it is: what begins with an angle bracket is XML. */
export function readFiles({ files, evaluations }: ReadJob): Result<ParsedCase, readonly Problem[]> {
  const [first, ...profiles] = files;
  if (first === undefined) throw new Error("Expected a file to read");
  const isXml = /^\uFEFF?\s*</.test(first.text);
  if (profiles.length > 0)
    return isXml ? importGenius({ domain: first, profiles, evaluations }) : importGeniusWeb({ domain: first, profiles });
  if (!isXml) return parseCase(first);
  const place = { file: first.name, line: 1, column: 1, path: "" };
  const message = "This is XML, as Genius writes it, and one file of it is no case.";
  const hint = "Hand in its domain and the profile of each party as `files`, the domain first.";
  return failed([{ severity: "error", code: "genius-alone", ...place, message, hint }]);
}

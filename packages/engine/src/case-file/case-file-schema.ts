import * as z from "zod";
import { caseDocument } from "./document.ts";

/** JSON Schema (draft 2020-12) of the case file, with a description of every field, for editors. */
export function caseFileSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(caseDocument, { target: "draft-2020-12", io: "input" });
}

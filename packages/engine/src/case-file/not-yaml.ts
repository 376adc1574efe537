import type { Finding } from "./problem-list.ts";

/** A fault of YAML's grammar in words for people who do not know it: what the parser says, and what it usually comes from. */
export const notYaml = (message: string, code: string): Omit<Finding, "path" | "at"> => ({
  severity: "error",
  code: "yaml",
  message: `This is not YAML: ${inOneLine(message)}.`,
  ...hintFor(code, message),
});

const inOneLine = (message: string): string => (message.split("\n", 1)[0] ?? "").slice(0, 200).replace(/[.:]$/u, "");

const QUOTES = "Put a text with quotes, brackets, commas, ': ' or ' #' in double quotes.";

function hintFor(code: string, message: string): { hint?: string } {
  if (/end with a [}\]]/u.test(message)) return { hint: "A { or [ was opened and not closed: add the } or ] that is missing." };
  switch (code) {
    case "TAB_AS_INDENT":
      return { hint: "Indent with spaces, not tabs." };
    case "MULTILINE_IMPLICIT_KEY":
      return { hint: `Perhaps the colon after a key is missing, here or in the line before. ${QUOTES}` };
    case "BAD_INDENT":
    case "BLOCK_AS_IMPLICIT_KEY":
      return { hint: `Look at the indentation. ${QUOTES}` };
    case "MISSING_CHAR":
      return { hint: `Something is missing here: a closing quote or bracket, a comma, or the colon after a key. ${QUOTES}` };
    case "UNEXPECTED_TOKEN":
    case "BAD_SCALAR_START":
    case "BAD_DQ_ESCAPE":
      return { hint: QUOTES };
    case "TAG_RESOLVE_FAILED":
      return { hint: "Leave the tag out." };
    default:
      return { hint: `Look at the line, and at the one before. ${QUOTES}` };
  }
}

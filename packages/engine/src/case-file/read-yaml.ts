import { Composer, type CST, type Document, Lexer, LineCounter, Parser } from "yaml";
import { failed, ok, type Result } from "../lib/result.ts";
import { MAX_CHARACTERS, MAX_DEPTH, MAX_PIECES } from "./limits.ts";
import { LongTexts } from "./long-texts.ts";
import { PlainValueReader } from "./plain-value.ts";
import { notYaml } from "./not-yaml.ts";
import { ProblemList } from "./problem-list.ts";
import type { Problem, TextFile } from "./problem.ts";
import { SourceTree } from "./source-tree.ts";

export interface YamlReading {
  readonly tree: SourceTree;
  /** What is wrong so far: repeated keys, numbers that are none, … The parts concerned are not in the tree. */
  readonly problems: ProblemList;
}

/**
 * Reads one YAML document as a plain value. Fails where the text is no YAML, or one that no honest file looks like (too
 * long, too deep, aliases that repeat each other). Time and memory are linear in the text; nothing is ever thrown.
 */
export function readYaml(file: TextFile): Result<YamlReading, readonly Problem[]> {
  const lines = new LineCounter();
  const problems = new ProblemList(file.name, lines);
  // A byte order mark is no part of the text, and editors do not count it as a column.
  const text = file.text.startsWith("\uFEFF") ? file.text.slice(1) : file.text;
  checkCharacters(text, lines, problems);
  if (problems.hasErrors) return failed(problems.problems());
  const tokens = tokensOf(text, lines, problems);
  if (!tokens) return failed(problems.problems());
  const longTexts = new LongTexts();
  for (const token of tokens) longTexts.takeFrom(token);
  const document = compose(tokens, text.length, problems);
  if (!document || problems.hasErrors) return failed(indentationProblems(file.name, text, lines) ?? problems.problems());
  const tree = new SourceTree();
  new PlainValueReader(tree, longTexts, problems).readDocument(document);
  return ok({ tree, problems });
}

// Tabs, line breaks and everything from the space on; not the other controls, which no text has.
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/u;

function checkCharacters(text: string, lines: LineCounter, problems: ProblemList): void {
  const found = wrongCharacter(text);
  if (!found) return;
  countLines(text, found.offset, lines);
  problems.addAt(found.offset, { severity: "error", ...found.problem });
}

interface WrongCharacter {
  readonly offset: number;
  readonly problem: { readonly code: string; readonly message: string; readonly hint: string };
}

function wrongCharacter(text: string): WrongCharacter | undefined {
  if (text.length > MAX_CHARACTERS) {
    const message = `The file has ${text.length} characters; at most ${MAX_CHARACTERS} are read.`;
    return { offset: 0, problem: { code: "too-long", message, hint: "Shorten its notes, or split the case." } };
  }
  if (text.trim() === "") {
    const hint = "`detente new` writes a small case to start from.";
    return { offset: 0, problem: { code: "empty-file", message: "The file is empty.", hint } };
  }
  const hint = "Save the case as plain text in UTF-8.";
  const control = text.search(CONTROL);
  if (control >= 0)
    return { offset: control, problem: { code: "not-text", message: "This is not a text file: it has control characters.", hint } };
  if (text.isWellFormed()) return undefined;
  return { offset: text.search(/\p{Surrogate}/u), problem: { code: "not-text", message: "Half of a character stands here alone.", hint } };
}

/** Tells the counter of the lines before an offset, for a text that the parser never sees. */
function countLines(text: string, offset: number, lines: LineCounter): void {
  lines.addNewLine(0);
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) lines.addNewLine(at + 1);
}

function compose(tokens: readonly CST.Token[], length: number, problems: ProblemList): Document.Parsed | undefined {
  const composer = new Composer({ version: "1.2", prettyErrors: false, uniqueKeys: false, resolveKnownTags: false, logLevel: "silent" });
  const [document, second] = [...composer.compose(tokens, true, length)];
  if (second) {
    const message = "A second document begins here; a file holds one case.";
    problems.addAt(second.range[0], {
      severity: "error",
      code: "several-documents",
      message,
      hint: "Take out the line ---, or make two files.",
    });
  }
  if (document?.directives.yaml.version === "1.1") {
    const message = "The case file is YAML 1.2; this file says it is 1.1.";
    problems.addAt(0, { severity: "error", code: "yaml-version", message, hint: "Take out the line %YAML 1.1." });
  }
  for (const { code, message, pos } of [...(document?.errors ?? []), ...(document?.warnings ?? [])]) {
    problems.addAt(pos[0], notYaml(message, code));
  }
  return document;
}

/**
 * The text's syntax tree, built without recursion, so that depth can be judged before anything recursive sees it. Undefined
 * where it is too deep or too large.
 */
function tokensOf(text: string, lines: LineCounter, problems: ProblemList): CST.Token[] | undefined {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens: CST.Token[] = [];
  let pieces = 0;
  for (const piece of new Lexer().lex(text)) {
    for (const token of parser.next(piece)) {
      // The composer would make an Error of each, with a stack; a text that is no YAML at all has millions.
      if (token.type === "error") problems.addAt(token.offset, notYaml(token.message, "error"));
      else tokens.push(token);
    }
    if (parser.stack.length > MAX_DEPTH) {
      problems.addAt(parser.offset, {
        severity: "error",
        code: "too-deep",
        message: `Lists and records nest more than ${MAX_DEPTH} deep here.`,
      });
      return undefined;
    }
    if (++pieces > MAX_PIECES) {
      problems.addAt(parser.offset, {
        severity: "error",
        code: "too-many-parts",
        message: `The file has more than ${MAX_PIECES} words and signs.`,
      });
      return undefined;
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

// It looks like a space, but YAML does not count it as one.
const NO_BREAK_INDENT = /^ *\u00A0/mu;

/** A no-break space at the start of a line upsets everything after it: where a broken text has one, that alone is said. */
function indentationProblems(name: string, text: string, lines: LineCounter): readonly Problem[] | undefined {
  const offset = text.search(NO_BREAK_INDENT);
  if (offset < 0) return undefined;
  const problems = new ProblemList(name, lines);
  const message = "This line is indented with a no-break space.";
  problems.addAt(offset, {
    severity: "error",
    code: "no-break-space",
    message,
    hint: "Replace it by plain spaces, here and wherever else it stands.",
  });
  return problems.problems();
}

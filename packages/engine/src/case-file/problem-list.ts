import type { LineCounter } from "yaml";
import { MAX_PROBLEMS_KEPT, MAX_PROBLEMS_SHOWN } from "./limits.ts";
import { didYouMean } from "../lib/nearest-name.ts";
import { pathInWords } from "./path-in-words.ts";
import type { Problem } from "./problem.ts";
import type { Path, SourceTree } from "./source-tree.ts";

/** Something wrong or doubtful about the part of a document that a path leads to. */
export interface Finding {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly path: Path;
  /** Which of the two to point at. Default: value. */
  readonly at?: "key" | "value";
  readonly message: string;
  readonly hint?: string;
  /** Where a name was not known: the names that were. The nearest becomes the hint. */
  readonly meant?: { readonly written: string; readonly known: readonly string[] };
}

interface Kept {
  readonly offset: number;
  readonly words: string;
  readonly finding: Omit<Finding, "path" | "at">;
}

/** Collects what is wrong with one text, in any order, and hands it out in the order of the text. */
export class ProblemList {
  readonly #file: string;
  readonly #lines: LineCounter;
  readonly #kept = { error: [] as Kept[], warning: [] as Kept[] };
  readonly #counts = { error: 0, warning: 0 };

  constructor(file: string, lines: LineCounter) {
    this.#file = file;
    this.#lines = lines;
  }

  get hasErrors(): boolean {
    return this.#counts.error > 0;
  }

  /** From 1. */
  lineOf(offset: number): number {
    return Math.max(this.#lines.linePos(offset).line, 1);
  }

  /** Adds something found at a place in the text. */
  addAt(offset: number, finding: Omit<Finding, "path" | "at">, words = ""): void {
    this.#counts[finding.severity]++;
    const kept = this.#kept[finding.severity];
    if (kept.length < MAX_PROBLEMS_KEPT) kept.push({ offset, words, finding });
  }

  /** Adds something found at a path of the tree as the tree is now. */
  add(tree: SourceTree, { path, at, ...finding }: Finding): void {
    this.addAt(tree.offsetOf(path, at ?? "value"), finding, pathInWords(tree, path));
  }

  /** At most MAX_PROBLEMS_SHOWN, errors before warnings where there is no room for all, and one that counts the rest. */
  problems(): readonly Problem[] {
    const shown = [...inOrder(this.#kept.error), ...inOrder(this.#kept.warning)].slice(0, MAX_PROBLEMS_SHOWN);
    const listed = inOrder(shown).map((kept) => this.#problem(kept));
    const left = this.#counts.error + this.#counts.warning - shown.length;
    const last = listed.at(-1);
    if (left === 0 || !last) return listed;
    return [
      ...listed,
      { ...last, code: "more-problems", path: "", message: `${left} more problems are not listed.`, hint: "Mend these first." },
    ];
  }

  #problem({ offset, words, finding }: Kept): Problem {
    const { col } = this.#lines.linePos(offset);
    const hint = finding.hint ?? (finding.meant && didYouMean(finding.meant.written, finding.meant.known));
    return {
      severity: finding.severity,
      code: finding.code,
      file: this.#file,
      line: this.lineOf(offset),
      column: Math.max(col, 1),
      path: words,
      message: finding.message,
      ...(hint !== undefined && { hint }),
    };
  }
}

const inOrder = (items: readonly Kept[]): Kept[] => [...items].sort((a, b) => a.offset - b.offset);

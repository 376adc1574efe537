import { type Alias, type Document, isAlias, isMap, isScalar, type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import { LARGEST_NUMBER, MAX_DEPTH, MAX_REPEATED_VALUES } from "./limits.ts";
import type { LongTexts } from "./long-texts.ts";
import { pathInWords } from "./path-in-words.ts";
import type { ProblemList } from "./problem-list.ts";
import type { Path, SourceTree } from "./source-tree.ts";

/** Stands for a part that was wrong and is left out. */
const WRONG = Symbol("wrong");

/**
 * Turns the nodes of a YAML document into plain values in a tree. Aliases become copies; the merge key `<<` fills in what a
 * record lacks. A number or truth value as a key is read as its text, so `4000:` and `"4000":` are the same key.
 */
export class PlainValueReader {
  readonly #tree: SourceTree;
  readonly #longTexts: LongTexts;
  readonly #problems: ProblemList;
  readonly #anchors = new Map<string, Node>();
  readonly #targets = new Map<Alias, Node | undefined>();
  /** Nodes being read right now, from the root down. */
  readonly #open = new Set<Node>();
  /** Where the value being read will stand. */
  readonly #path: (string | number)[] = [];
  /** Told at the end, when the tree knows the names that the paths lead past. */
  readonly #found: {
    readonly offset: number;
    readonly path: Path;
    readonly code: string;
    readonly message: string;
    readonly hint?: string;
  }[] = [];
  #repeating = 0;
  #repeated = 0;

  constructor(tree: SourceTree, longTexts: LongTexts, problems: ProblemList) {
    this.#tree = tree;
    this.#longTexts = longTexts;
    this.#problems = problems;
  }

  readDocument(document: Document.Parsed): void {
    const value = this.#read(document.contents);
    this.#tree.root = value === WRONG ? null : value;
    for (const { offset, path, ...found } of this.#found) {
      this.#problems.addAt(offset, { severity: "error", ...found }, pathInWords(this.#tree, path));
    }
  }

  #read(node: Node | null): unknown {
    if (node === null) return null;
    if (this.#repeating > 0 && ++this.#repeated > MAX_REPEATED_VALUES) return this.#tooManyRepeats(node);
    if (isAlias(node)) return this.#readAlias(node);
    if (node.anchor !== undefined && this.#repeating === 0) this.#anchors.set(node.anchor, node);
    if (isScalar(node)) return this.#readScalar(node);
    if (this.#open.size > MAX_DEPTH) return this.#wrong(node, "too-deep", `Lists and records nest more than ${MAX_DEPTH} deep here.`);
    this.#open.add(node);
    const value = isMap(node) ? this.#readRecord(node) : this.#readList(node);
    this.#open.delete(node);
    return value;
  }

  #readAlias(alias: Alias): unknown {
    if (this.#repeated > MAX_REPEATED_VALUES) return WRONG;
    if (!this.#targets.has(alias)) this.#targets.set(alias, this.#anchors.get(alias.source));
    const target = this.#targets.get(alias);
    if (!target) return this.#wrong(alias, "alias", `*${alias.source} repeats something, but nothing above is marked &${alias.source}.`);
    if (this.#open.has(target)) return this.#wrong(alias, "alias", `*${alias.source} stands inside what it repeats.`);
    this.#repeating++;
    const value = this.#read(target);
    this.#repeating--;
    return value;
  }

  #readScalar(node: Scalar): unknown {
    const { value } = node;
    switch (typeof value) {
      case "number":
        if (!(Math.abs(value) <= LARGEST_NUMBER))
          return this.#wrong(node, "not-finite", `${shown(node)} is not a number that can be reckoned with.`);
        return value === 0 ? 0 : value;
      case "string":
        return this.#readText(node, this.#longTexts.standingAt(startOf(node), value) ?? value);
      case "boolean":
        return value;
      default:
        return value === null || value === undefined ? null : this.#wrong(node, "yaml", `${shown(node)} is neither text nor number.`);
    }
  }

  #readText(node: Scalar, text: string): unknown {
    return text.isWellFormed() ? text : this.#wrong(node, "not-text", "This text has half of a character in it.");
  }

  #readList(node: YAMLSeq): unknown {
    const list: unknown[] = [];
    this.#tree.addContainer(list, startOf(node));
    for (const [index, item] of node.items.entries()) {
      // Items of a parsed list are nodes or nothing; a pair stands for a record of one entry that was written without braces.
      const child = item as Node | Pair<Node, Node | null> | null;
      this.#path.push(list.length);
      const value = child !== null && "key" in child ? this.#readSinglePair(child) : this.#read(child);
      this.#path.pop();
      if (value === WRONG) this.#tree.damage(list);
      else this.#tree.pushElement(list, value, { offset: child === null || "key" in child ? startOf(node) : startOf(child), index });
    }
    return list;
  }

  #readSinglePair(pair: Pair<Node, Node | null>): unknown {
    const record: Record<string, unknown> = {};
    this.#tree.addContainer(record, startOf(pair.key));
    this.#addPair(record, pair, new Map());
    return record;
  }

  #readRecord(node: YAMLMap): unknown {
    const record: Record<string, unknown> = {};
    this.#tree.addContainer(record, startOf(node));
    const seen = new Map<string, Node>();
    const merges: Node[] = [];
    // Keys and values of a parsed record are nodes; a value may be missing.
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      if (isMergeKey(pair.key) && pair.value) merges.push(pair.value);
      else this.#addPair(record, pair, seen);
    }
    for (const merged of merges) this.#merge(record, merged);
    return record;
  }

  #addPair(record: Record<string, unknown>, pair: Pair<Node, Node | null>, seen: Map<string, Node>): void {
    const key = this.#readKey(pair.key);
    this.#path.push(key ?? "");
    const value = this.#read(pair.value);
    this.#path.pop();
    if (key === undefined) return this.#tree.damage(record);
    const first = seen.get(key);
    if (first) {
      this.#repeatedKey(key, pair.key, first);
      return this.#tree.damage(record);
    }
    seen.set(key, pair.key);
    if (value === WRONG) return this.#tree.damage(record, key);
    const at = startOf(pair.key);
    this.#tree.setEntry(record, [key, value], { key: at, value: pair.value ? startOf(pair.value) : at });
  }

  #repeatedKey(key: string, again: Node, first: Node): void {
    const line = this.#problems.lineOf(startOf(first));
    const message = `The key "${key}" stands here a second time; the first is on line ${line}.`;
    this.#found.push({ offset: startOf(again), path: [...this.#path, key], code: "repeated-key", message, hint: "Keep one of them." });
  }

  #readKey(node: Node | null): string | undefined {
    const value = node ? this.#read(node) : null;
    if (value === WRONG) return undefined;
    if (value === "__proto__") return this.#noKey(node, '"__proto__" cannot be a key.');
    if (typeof value === "string") return value;
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    return this.#noKey(node, "A key must be a word or a number.");
  }

  #noKey(node: Node | null, message: string): undefined {
    this.#found.push({ offset: startOf(node), path: [...this.#path], code: "key", message });
    return undefined;
  }

  /** Entries of the record that the merge key names, or of each in a list of them, where this one has no such entry. */
  #merge(record: Record<string, unknown>, node: Node): void {
    const value = this.#read(node);
    for (const source of Array.isArray(value) ? value : [value]) {
      if (typeof source !== "object" || source === null || Array.isArray(source)) {
        if (source !== WRONG) this.#wrong(node, "alias", "<< needs a record, or a list of records, to take entries from.");
        this.#tree.damage(record);
        continue;
      }
      const at = startOf(node);
      for (const [key, merged] of Object.entries(source)) {
        if (!Object.hasOwn(record, key)) this.#tree.setEntry(record, [key, merged], { key: at, value: at });
      }
    }
  }

  #tooManyRepeats(node: Node): typeof WRONG {
    if (this.#repeated !== MAX_REPEATED_VALUES + 1) return WRONG;
    return this.#wrong(node, "alias", `Aliases (*name) repeat more than ${MAX_REPEATED_VALUES} values.`);
  }

  #wrong(node: Node, code: string, message: string): typeof WRONG {
    this.#found.push({ offset: startOf(node), path: [...this.#path], code, message });
    return WRONG;
  }
}

const startOf = (node: Node | null): number => node?.range?.[0] ?? 0;
const isMergeKey = (key: Node | null): boolean => isScalar(key) && key.value === "<<" && key.type === "PLAIN";
const shown = (node: Scalar): string => (node.source ?? String(node.value)).slice(0, 40);

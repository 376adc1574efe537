import type { CaseDocument, IssueDocument, UnknownDocument } from "../document.ts";
import { type IssueOptions, issueOptions } from "../issue-options.ts";
import type { Path, SourceTree } from "../source-tree.ts";

/** The lists of a case whose elements are referred to by id. */
export const NAMED_LISTS = [
  "parties",
  "groups",
  "issues",
  "constraints",
  "unknowns",
  "tracks",
  "positions",
  "record",
  "steps",
  "sources",
] as const;
export type NamedList = (typeof NAMED_LISTS)[number];

/** The ids a list gives out, whether or not the rest of the element was in order. */
export interface DeclaredIds {
  readonly ids: ReadonlySet<string>;
  /** False where an element has no readable id, so that any unknown name may be meant for it. */
  readonly isComplete: boolean;
}

/** Reads the ids off a list of any shape. A list that is not there gives out none. */
function declaredIds(list: unknown): DeclaredIds {
  if (list === undefined) return { ids: new Set(), isComplete: true };
  if (!Array.isArray(list)) return { ids: new Set(), isComplete: false };
  const ids = new Set<string>();
  for (const element of list) {
    const id: unknown =
      typeof element === "object" && element !== null && Object.hasOwn(element, "id") ? Reflect.get(element, "id") : undefined;
    if (typeof id === "string" || typeof id === "number" || typeof id === "boolean") ids.add(String(id));
  }
  return {
    ids,
    isComplete: ids.size === list.length || list.every((element) => typeof element === "object" && element !== null && "id" in element),
  };
}

export type DeclaredNames = Readonly<Record<NamedList, DeclaredIds>>;

/** To be called before wrong parts are taken out, so that what refers to them is not blamed too. */
export function declaredNames(root: unknown): DeclaredNames {
  const listOf = (key: NamedList): unknown =>
    typeof root === "object" && root !== null && Object.hasOwn(root, key) ? Reflect.get(root, key) : undefined;
  const entries = NAMED_LISTS.map((key) => [key, declaredIds(listOf(key))]);
  // One entry for each of the lists, by construction.
  return Object.fromEntries(entries) as DeclaredNames;
}

export interface IssueEntry {
  readonly issue: IssueDocument;
  readonly path: Path;
  readonly options: IssueOptions;
}

export interface UnknownEntry {
  readonly unknown: UnknownDocument;
  /** Undefined where a state was wrong and taken out, so that nobody can say which there are. */
  readonly states: StateNames | undefined;
}

export interface StateNames {
  readonly ids: readonly string[];
  readonly set: ReadonlySet<string>;
}

/** Looks up what the ids of a document stand for. Where an id is given out twice, the first counts. */
export class Names {
  readonly issues: ReadonlyMap<string, IssueEntry>;
  readonly unknowns: ReadonlyMap<string, UnknownEntry>;
  readonly #declared: DeclaredNames;
  readonly #isRootDamaged: boolean;
  readonly #known: Readonly<Record<NamedList, readonly string[]>>;

  constructor(document: CaseDocument, declared: DeclaredNames, tree: SourceTree) {
    this.#declared = declared;
    this.#isRootDamaged = tree.isDamaged([]);
    this.issues = firstById(document.issues, (issue, i) => {
      const path = ["issues", i];
      const isWhole = !tree.isDamaged(path) && !tree.isDamaged([...path, "options"]);
      return { issue, path, options: isWhole ? issueOptions(issue) : { kind: "unclear" } };
    });
    this.unknowns = firstById(document.unknowns ?? [], (unknown, i) => {
      const ids = unknown.states.map((state) => String(state.id));
      return { unknown, states: tree.isDamaged(["unknowns", i, "states"]) ? undefined : { ids, set: new Set(ids) } };
    });
    // One entry for each of the lists, by construction.
    this.#known = Object.fromEntries(NAMED_LISTS.map((key) => [key, [...declared[key].ids]])) as Record<NamedList, string[]>;
  }

  /** False only where it is certain that the list gives out no such id. */
  mayExist(list: NamedList, id: string): boolean {
    const { ids, isComplete } = this.#declared[list];
    return ids.has(id) || !isComplete || (this.#isRootDamaged && ids.size === 0);
  }

  known(list: NamedList): readonly string[] {
    return this.#known[list];
  }
}

function firstById<Item extends { id: string | number | boolean }, Entry>(
  items: readonly Item[],
  entryOf: (item: Item, index: number) => Entry,
): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [i, item] of items.entries()) if (!entries.has(String(item.id))) entries.set(String(item.id), entryOf(item, i));
  return entries;
}

import type { CaseDocument } from "../document.ts";
import type { Finding, ProblemList } from "../problem-list.ts";
import type { Path, SourceTree } from "../source-tree.ts";
import type { NamedList, Names } from "./names.ts";

/** A concern beyond the shape of the document: looks at the whole document, from its root, and reports what it finds. */
export type Check = (document: CaseDocument, root: Spot) => void;

/** What every check needs to know of the document. */
export interface Surroundings {
  readonly names: Names;
  readonly tree: SourceTree;
  readonly problems: ProblemList;
}

type Remark = Pick<Finding, "hint" | "meant">;

/** A part of the document, as a place where something may be wrong. */
export class Spot {
  readonly #surroundings: Surroundings;
  readonly #path: Path;
  readonly #part: "key" | "value";

  constructor(surroundings: Surroundings, path: Path = [], part: "key" | "value" = "value") {
    this.#surroundings = surroundings;
    this.#path = path;
    this.#part = part;
  }

  get names(): Names {
    return this.#surroundings.names;
  }

  /** A part of this part. */
  at(...keys: Path): Spot {
    return new Spot(this.#surroundings, [...this.#path, ...keys]);
  }

  /** The key of this part, where it is the key that may be wrong. */
  key(): Spot {
    return new Spot(this.#surroundings, this.#path, "key");
  }

  /** Whether something wrong was taken out of this container, so that nothing can be said of it as a whole. */
  isDamaged(): boolean {
    return this.#surroundings.tree.isDamaged(this.#path);
  }

  error(code: string, message: string, remark: Remark = {}): void {
    this.#add({ severity: "error", code, path: this.#path, at: this.#part, message, ...remark });
  }

  warning(code: string, message: string, remark: Remark = {}): void {
    this.#add({ severity: "warning", code, path: this.#path, at: this.#part, message, ...remark });
  }

  /** Reports an id that a list does not give out. */
  reference(list: NamedList, id: string | number | boolean): void {
    const written = String(id);
    if (this.names.mayExist(list, written)) return;
    const meant = { written, known: this.names.known(list) };
    this.error(`unknown-${KIND[list]}`, `There is no ${KIND[list]} "${written.slice(0, 80)}" in this case.`, { meant });
  }

  #add(finding: Finding): void {
    if (this.#part === "key" || !this.isDamaged()) this.#surroundings.problems.add(this.#surroundings.tree, finding);
  }
}

const KIND: Readonly<Record<NamedList, string>> = {
  parties: "party",
  groups: "group",
  issues: "issue",
  constraints: "constraint",
  unknowns: "unknown",
  tracks: "track",
  positions: "position",
  record: "entry",
  steps: "step",
  sources: "source",
};

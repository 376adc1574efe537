import type { CaseDocument } from "../document.ts";
import type { Finding, ProblemList } from "../problem-list.ts";
import type { Path, SourceTree } from "../source-tree.ts";
import { type DeclaredNames, type NamedList, Names } from "./names.ts";

/** A concern beyond the shape of the document: looks at the whole document and reports what it finds. */
export type Check = (document: CaseDocument, report: Report) => void;

type Remark = Omit<Finding, "severity" | "code" | "path" | "message">;

/** What checks report to, and where they look names up. */
export class Report {
  readonly names: Names;
  readonly #tree: SourceTree;
  readonly #problems: ProblemList;

  constructor(document: CaseDocument, declared: DeclaredNames, tree: SourceTree, problems: ProblemList) {
    this.names = new Names(document, declared, tree);
    this.#tree = tree;
    this.#problems = problems;
  }

  error(code: string, path: Path, message: string, remark: Remark = {}): void {
    this.#add({ severity: "error", code, path, message, ...remark });
  }

  warning(code: string, path: Path, message: string, remark: Remark = {}): void {
    this.#add({ severity: "warning", code, path, message, ...remark });
  }

  /** Reports an id that a list does not give out. */
  reference(list: NamedList, id: string | number | boolean, path: Path, at: "key" | "value" = "value"): void {
    const written = String(id);
    if (this.names.mayExist(list, written)) return;
    const meant = { written, known: this.names.known(list) };
    this.error(`unknown-${KIND[list]}`, path, `There is no ${KIND[list]} "${written.slice(0, 80)}" in this case.`, { at, meant });
  }

  /** Whether something wrong was taken out of the container at this path, so that nothing can be said of it as a whole. */
  isDamaged(path: Path): boolean {
    return this.#tree.isDamaged(path);
  }

  #add(finding: Finding): void {
    if (finding.at === "key" || !this.isDamaged(finding.path)) this.#problems.add(this.#tree, finding);
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
  sources: "source",
};

import { LineCounter } from "yaml";
import { type Path, SourceTree } from "./source-tree.ts";

export interface WrittenTree {
  readonly tree: SourceTree;
  /** Of a text in which every value stands on a line of its own. */
  readonly lines: LineCounter;
  /** What stands on each line, the first being that of the root. */
  readonly paths: readonly Path[];
}

/** A plain value as a tree that may be checked and cut, of a copy. As deep as the value; whoever hands it in has bounded that. */
export function writtenTree(value: unknown): WrittenTree {
  const tree = new SourceTree();
  const lines = new LineCounter();
  const paths: Path[] = [];
  const place = (path: Path): number => {
    const line = paths.push(path) - 1;
    lines.addNewLine(line);
    return line;
  };
  const copy = (given: unknown, path: Path, at: number): unknown => {
    if (typeof given !== "object" || given === null) return given;
    const container: unknown[] | Record<string, unknown> = Array.isArray(given) ? [] : {};
    tree.addContainer(container, at);
    for (const [key, each] of Object.entries(given)) {
      const step = Array.isArray(container) ? Number(key) : key;
      const offset = place([...path, step]);
      const copied = copy(each, [...path, step], offset);
      if (Array.isArray(container)) tree.pushElement(container, copied, { offset, index: Number(key) });
      else tree.setEntry(container, [key, copied], { key: offset, value: offset });
    }
    return container;
  };
  tree.root = copy(value, [], place([]));
  return { tree, lines, paths };
}

import { type Fence, fences } from "./fences.ts";

const DOC_COMMENT = /^[ \t]*\/\*\*[^]*?\*\//gm;

/** The fenced blocks that stand below `@example` in the doc comments of a module, with their lines in the module. */
export function docCommentFences(source: string): readonly Fence[] {
  return Array.from(source.matchAll(DOC_COMMENT)).flatMap((match) => {
    const lines = match[0].split("\n").map((line) => line.replace(/^\s*(?:\/\*\*|\*\/|\* ?)/, "").replace(/\s*\*\/$/, ""));
    const start = lines.findIndex((line) => /^\s*@example\b/.test(line));
    if (start === -1) return [];
    const before = source.slice(0, match.index).split("\n").length + start;
    return fences(lines.slice(start + 1).join("\n")).map((fence) => ({ ...fence, line: fence.line + before }));
  });
}

/** A fenced block of a Markdown text. */
export interface Fence {
  /** The first word after the opening marks: "ts", "sh"; empty where there is none. */
  readonly language: string;
  readonly text: string;
  /** Of the first line of its text, counted from 1. */
  readonly line: number;
}

/** All fenced blocks, in order. A block that is never closed ends with the text. The indentation of the opening marks is taken off each line. */
export function fences(markdown: string): readonly Fence[] {
  const found: Fence[] = [];
  const lines = markdown.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const opening = /^( *)(`{3,}|~{3,}) *([^\s`]*)[^`]*$/.exec(lines[i] ?? "");
    if (opening === null) continue;
    const [, indent = "", marks = "", language = ""] = opening;
    const closing = new RegExp(`^ *${marks.charAt(0)}{${marks.length},} *$`);
    const end = lines.findIndex((line, at) => at > i && closing.test(line));
    const inside = lines.slice(i + 1, end === -1 ? lines.length : end);
    found.push({ language, text: inside.map((line) => withoutIndent(line, indent)).join("\n"), line: i + 2 });
    i += inside.length + 1;
  }
  return found;
}

const withoutIndent = (line: string, indent: string): string => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart());

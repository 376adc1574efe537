import type { Fence } from "./fences.ts";

export interface CommandLine {
  readonly text: string;
  readonly line: number;
}

/**
 * The command lines of a shell block that start with `npx detente`. In a console block only lines after "$ " are commands, the rest is
 * what they print. A backslash at the end of a line joins the next line to it; a comment at the end is taken off.
 */
export function commandLines(fence: Fence): readonly CommandLine[] {
  if (fence.language !== "sh" && fence.language !== "console") return [];
  const commands: CommandLine[] = [];
  const lines = fence.text.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const line = fence.line + i;
    let text = lines[i] ?? "";
    while (text.endsWith("\\") && i + 1 < lines.length) text = `${text.slice(0, -1).trimEnd()} ${(lines[++i] ?? "").trim()}`;
    const command = withoutPrompt(text, fence.language);
    if (/^npx detente(?:\s|$)/.test(command)) commands.push({ text: command, line });
  }
  return commands;
}

function withoutPrompt(text: string, language: "sh" | "console"): string {
  const command = language === "console" ? (/^\$ (.*)$/.exec(text)?.[1] ?? "") : text.trim();
  return command.replace(/\s+#\s.*$/, "");
}

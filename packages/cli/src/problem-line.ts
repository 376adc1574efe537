import type { Problem } from "@detente/engine/case-file";
import type { Colours } from "./terminal.ts";
import { visible } from "./visible.ts";

/** `file:line:column severity path: message (hint)`, the form editors jump to. */
export function problemLine(problem: Problem, colours: Colours): string {
  const { file, line, column, severity, path, message, hint } = problem;
  const place = colours.bold(visible(`${file}:${line}:${column}`, "line"));
  const kind = severity === "error" ? colours.red("error") : colours.yellow("warning");
  const where = path === "" ? "" : ` ${visible(path, "line")}`;
  const advice = hint === undefined ? "" : colours.dim(` (${visible(hint, "line")})`);
  return `${place} ${kind}${where}: ${visible(message, "line")}${advice}`;
}

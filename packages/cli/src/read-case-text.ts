import { failed, type Result } from "@detente/engine";
import type { TextFile } from "@detente/engine/case-file";
import { otherKind } from "./other-kind.ts";
import { readInput } from "./read-input.ts";
import { visible } from "./visible.ts";

/** The text of what is meant to be a case. A file that is plainly of another kind fails in one sentence, in place of a list of what it lacks as a case. */
export async function readCaseText(name: string): Promise<Result<TextFile, string>> {
  const input = await readInput(name);
  const kind = input.kind === "ok" ? otherKind(input.value.text) : null;
  return kind === null ? input : failed(`${visible(name === "-" ? "<stdin>" : name, "line")}: ${kind}`);
}

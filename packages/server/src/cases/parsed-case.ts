import type { Case } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";

const parsed = new Map<string, Case>();
const MOST = 200;

/** The public part of a case, from the text of its file, which was read without problems when it came in. Parsed once. */
export function parsedCase(hash: string, text: string): Case {
  const known = parsed.get(hash);
  if (known !== undefined) return known;
  const found = parseCase({ name: "case.yaml", text });
  if (found.kind === "failed") throw new Error(`Expected the stored case ${hash} to be readable: ${found.failure[0]?.message ?? ""}`);
  if (parsed.size >= MOST) parsed.clear();
  parsed.set(hash, found.value.case);
  return found.value.case;
}

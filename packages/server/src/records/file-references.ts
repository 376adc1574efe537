import type { CommitmentAction } from "@detente/engine";

const NAMED = /\bsha256:([0-9a-f]{64})\b/g;

/**
 * Hashes by which an action names files of the table as what shows it: in the reference of evidence, or the source of an account. As they
 * are part of the event, the chain commits to them.
 */
export function fileReferences(action: CommitmentAction): readonly string[] {
  const text = action.kind === "evidenceSubmitted" ? action.reference : action.kind === "accountFiled" ? action.source : undefined;
  return [...new Set([...(text ?? "").matchAll(NAMED)].flatMap(([, hash]) => hash ?? []))];
}

import type { Case } from "@detente/engine";
import { applyChange, type ChangeFault, type DocumentChange, listsOfCase, type Problem } from "@detente/engine/case-file";

/** As a case file holds it; while somebody is writing it may be unfinished. */
export type CaseDocument = Readonly<Record<string, unknown>>;

/** The last state without errors, under the name by which the engine holds it. */
export interface Sound {
  readonly hold: string;
  readonly document: CaseDocument;
  readonly case: Case;
}

/** A case that somebody works on, with every state that it can be brought back to. A plain value. */
export interface CaseDraft {
  readonly document: CaseDocument;
  /** Null: it has been without errors at no time. */
  readonly sound: Sound | null;
  /** What is wrong or doubtful in the document as it is. */
  readonly problems: readonly Problem[];
  /** The nearest last. */
  readonly past: readonly CaseDocument[];
  /** The nearest first. */
  readonly future: readonly CaseDocument[];
}

/** States that can be gone back to. */
const MOST_PAST = 200;

export const newDraft = (document: CaseDocument): CaseDraft => ({ document, sound: null, problems: [], past: [], future: [] });

/** All changes or none. What is refused is for the caller to say. */
export function changedDraft(draft: CaseDraft, changes: readonly DocumentChange[]): CaseDraft | ChangeFault {
  let document: unknown = draft.document;
  for (const change of changes) {
    const after = applyChange(document, change, listsOfCase);
    if (after.kind === "failed") return after.failure;
    document = after.value;
  }
  if (JSON.stringify(document) === JSON.stringify(draft.document)) return draft;
  // A change of a record leaves a record.
  return { ...draft, document: document as CaseDocument, past: [...draft.past, draft.document].slice(-MOST_PAST), future: [] };
}

/** The same where there is nothing to go back to. */
export function undone(draft: CaseDraft): CaseDraft {
  const document = draft.past.at(-1);
  return document === undefined ? draft : { ...draft, document, past: draft.past.slice(0, -1), future: [draft.document, ...draft.future] };
}

export function redone(draft: CaseDraft): CaseDraft {
  const [document, ...future] = draft.future;
  return document === undefined ? draft : { ...draft, document, past: [...draft.past, draft.document], future };
}

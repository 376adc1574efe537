import { createStore, entries, get, set } from "idb-keyval";
import type { CaseDocument } from "./case-draft.ts";

/** A case of the person at this browser. It is kept here and nowhere else. */
export interface KeptCase {
  readonly id: string;
  readonly document: CaseDocument;
  /** ISO time of the last change. */
  readonly changedAt: string;
}

const store = createStore("detente-cases", "cases");

export const keptCase = (id: string): Promise<KeptCase | undefined> => get(id, store);
export const keepCase = (kept: KeptCase): Promise<void> => set(kept.id, kept, store);

/** The one that was changed last comes first. */
export async function keptCases(): Promise<readonly KeptCase[]> {
  const all = await entries<string, KeptCase>(store);
  return all.map(([, kept]) => kept).toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : a.changedAt > b.changedAt ? -1 : 0));
}

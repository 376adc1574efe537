import { changeBriefTexts, type DocumentChange, keysOfPointer, pointerOf, type TextChange } from "@detente/engine/case-file";

/** What is kept of an edit of a brief. */
export interface KeptEdit {
  /** Uuid. */
  readonly by: string;
  /** Null: the brief as it came with the case, which nobody at the table wrote. */
  readonly changes: readonly DocumentChange[] | null;
  /** The brief after it, where that is kept with it. */
  readonly document?: unknown;
}

/**
 * The edits of one brief, all of them and in their order, without the words of one person: what only this person wrote in them has become
 * "(erased 1)", the same for the same, so that names still tell items apart and every edit can be made again. Ids and numbers stay, and so does
 * what somebody else wrote as well. Null: there is nothing to erase.
 */
export function withoutWords(edits: readonly KeptEdit[], person: string): readonly KeptEdit[] | null {
  const [own, others, ids] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { by, changes, document } of edits) {
    const into = by === person && changes !== null ? own : others;
    for (const change of changes ?? []) collect(change, into, ids);
    if (changes === null) collect({ path: "", value: document }, others, ids);
    // Who goes to an item by its name repeats what somebody called it.
    if (into === own) for (const { path } of changes ?? []) collectNames(path, own);
  }
  const erased = [...own].filter((text) => !others.has(text) && !ids.has(text) && text !== "");
  if (erased.length === 0) return null;
  let number = 0;
  const next = (): string => {
    let text = "";
    do text = `(erased ${++number})`;
    while (own.has(text) || others.has(text));
    return text;
  };
  const instead = new Map(erased.map((text) => [text, next()]));
  const put = (text: string): string => instead.get(text) ?? text;
  return edits.map((edit) => changedEdit(edit, { text: put, name: put }));
}

function changedEdit({ by, changes, ...rest }: KeptEdit, change: TextChange): KeptEdit {
  const whole = "document" in rest ? { document: changeBriefTexts({ keys: [], value: rest.document }, change).value } : {};
  return { by, changes: changes?.map((each) => changedChange(each, change)) ?? null, ...whole };
}

function changedChange(change: DocumentChange, how: TextChange): DocumentChange {
  const keys = keysOfPointer(change.path);
  if (keys === null) throw new Error("Expected a change that was kept to have a pointer");
  const part = changeBriefTexts({ keys, value: "value" in change ? change.value : null }, how);
  return "value" in change ? { path: pointerOf(part.keys), value: part.value } : { path: pointerOf(part.keys), remove: true };
}

/** Texts, and besides them the ids that stay: on the way to a part the two cannot be told apart. */
function collect(change: DocumentChange, texts: Set<string>, ids: Set<string>): void {
  const found = changedChange(change, { text: (text) => (texts.add(text), `${text}.`), name: (name) => name });
  if ("value" in found) collectIds(found.value, ids);
}

function collectNames(path: string, names: Set<string>): void {
  changedChange({ path, remove: true }, { text: (text) => text, name: (name) => (names.add(name), name) });
}

function collectIds(value: unknown, ids: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (key === "id") ids.add(String(part));
    collectIds(part, ids);
  }
}

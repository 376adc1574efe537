import { failed, ok, type Result } from "../../lib/result.ts";
import { type DocumentChange, keysOfPointer } from "./document-change.ts";
import { isRecord, nameOf, namingField, type NamedLists } from "./named-items.ts";

/** Why a change cannot be made. "gone": the item that it is about is not there, as when somebody has removed it. */
export type ChangeFault = "noPointer" | "gone" | "ambiguous" | "wholeList" | "wholeValue" | "otherName" | "rename";

/**
 * The document after a change; the one that was handed in stays as it is. Records on the way that are missing are made, and so are lists whose
 * items have names. To remove what is not there changes nothing. The same changes in the same order give the same document.
 */
export function applyChange(document: unknown, change: DocumentChange, isListAt: NamedLists): Result<unknown, ChangeFault> {
  const keys = keysOfPointer(change.path);
  // What has this key is no plain record any more, wherever it is copied without care.
  if (keys === null || keys.includes("__proto__")) return failed("noPointer");
  return changed(document, { done: [], left: keys, change, isListAt });
}

interface Way {
  /** Keys behind us, and before us. */
  readonly done: readonly string[];
  readonly left: readonly string[];
  readonly change: DocumentChange;
  readonly isListAt: NamedLists;
}

/** What takes the place of a value; undefined: nothing does. */
function changed(value: unknown, { done, left, change, isListAt }: Way): Result<unknown, ChangeFault> {
  const [key, ...rest] = left;
  if (key === undefined) return ok("value" in change ? change.value : done.length === 0 ? {} : undefined);
  const there = value ?? ("value" in change ? (isListAt(done) ? [] : {}) : undefined);
  const way = { done: [...done, key], left: rest, change, isListAt };
  if (Array.isArray(there)) return isListAt(done) ? inList(there, key, way) : failed("wholeList");
  if (isRecord(there)) return inRecord(there, key, way);
  return there === undefined ? ok(undefined) : failed("wholeValue");
}

function inRecord(record: Readonly<Record<string, unknown>>, key: string, way: Way): Result<unknown, ChangeFault> {
  const before = Object.hasOwn(record, key) ? record[key] : undefined;
  const after = changed(before, way);
  if (after.kind === "failed") return after;
  if (after.value !== undefined) return ok({ ...record, [key]: after.value });
  return ok(Object.fromEntries(Object.entries(record).filter(([other]) => other !== key)));
}

function inList(list: readonly unknown[], key: string, way: Way): Result<unknown, ChangeFault> {
  const places = list.flatMap((item, k) => (nameOf(item) === key ? [k] : []));
  const [place] = places;
  if (places.length > 1) return failed("ambiguous");
  if (place === undefined) return withoutItem(list, key, way);
  const [field, ...deeper] = way.left;
  if (field !== undefined && deeper.length === 0 && field === namingField(list[place])) return failed("rename");
  const after = changed(list[place], way);
  if (after.kind === "failed") return after;
  if (after.value === undefined) return ok(list.toSpliced(place, 1));
  return nameOf(after.value) === key ? ok(list.with(place, after.value)) : failed("otherName");
}

/** A new item comes last. */
function withoutItem(list: readonly unknown[], key: string, { left, change }: Way): Result<unknown, ChangeFault> {
  if (!("value" in change)) return ok(list);
  if (left.length > 0) return failed("gone");
  return nameOf(change.value) === key ? ok([...list, change.value]) : failed("otherName");
}

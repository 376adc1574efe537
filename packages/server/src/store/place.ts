import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";

/** Of something in a list that is in the order of time. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

/** Where a page begins, from the `next` of the page before; null: at the first. */
export function placeAfter(text: string | undefined): Result<Place | null, Problem> {
  if (text === undefined) return ok(null);
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at)))
    return failed({ code: "badRequest", wrong: [{ path: "query.after", detail: "Give the `next` of a page, or leave it out." }] });
  return ok({ at, id });
}

/** `read`: one more than the page holds, where there is one. */
export function nextAfter(read: readonly { readonly id: string; readonly createdAt: string }[], limit: number): string | null {
  const last = read[limit - 1];
  return read.length <= limit || last === undefined ? null : `${last.createdAt}_${last.id}`;
}

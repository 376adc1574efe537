import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";

/** Of one item more than a page has: the page, and what the next begins behind. */
export function pageOf<Item>(found: readonly Item[], limit: number, cursorOf: (item: Item) => string) {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? cursorOf(last) : null };
}

/** What a cursor of this form says; null: there is none, and the list begins. */
export function cursorIn(after: string | undefined, form: RegExp): Result<readonly string[] | null, Problem> {
  if (after === undefined) return ok(null);
  const found = form.exec(after);
  return found === null ? wrongCursor() : ok(found.slice(1));
}

export const wrongCursor = (): Result<never, Problem> =>
  failed({ code: "badRequest", wrong: [{ path: "query.after", detail: "Give `next` of the page before, or leave it out." }] });

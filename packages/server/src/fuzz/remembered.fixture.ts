import type { Rng } from "@detente/engine";
import type { Parts } from "./made-request.fixture.ts";
import type { Visitor } from "./stage.fixture.ts";

export interface Done {
  readonly who: Visitor | null;
  readonly parts: Parts;
}

/** Of each route. */
const MOST = 12;

/** Requests that did what they asked for: asked again, by others, or with one thing wrong, they come further than any that is made up. */
export class Remembered {
  readonly #done = new Map<string, Done[]>();
  #added = 0;

  /** `id`: of the route. */
  add(id: string, done: Done): void {
    const list = this.#done.get(id) ?? [];
    this.#done.set(id, list);
    if (list.length < MOST) list.push(done);
    else list[this.#added++ % MOST] = done;
  }

  one(id: string, rng: Rng): Done | null {
    const list = this.#done.get(id) ?? [];
    return list[rng.below(Math.max(1, list.length))] ?? null;
  }
}

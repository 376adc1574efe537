/** Something that waits for its turn. */
export interface InLine {
  /** Who asks. */
  readonly by: string;
  /** Those who share a table, whose turns are theirs together. */
  readonly group: string;
}

interface Place<Item> {
  readonly item: Item;
  readonly round: number;
}

/**
 * A line in which nobody gets ahead by asking more: each asker's questions are of one round after another, and all rounds are served in order
 * (start-time fair queueing, Goyal, Vin and Cheng 1996, with every question taken for as long as any other). Before that, groups with fewer in
 * work go first. Within a round who came first goes first. Nobody waits for ever.
 */
export class Line<Item extends InLine> {
  readonly #places: Place<Item>[] = [];
  /** Of each asker, the round of the last question; forgotten once it makes no difference. */
  readonly #rounds = new Map<string, number>();
  #round = 0;

  get items(): readonly Item[] {
    return this.#places.map(({ item }) => item);
  }

  add(item: Item): void {
    const round = Math.max(this.#round, (this.#rounds.get(item.by) ?? -1) + 1);
    this.#rounds.set(item.by, round);
    this.#places.push({ item, round });
  }

  /** Whether it was there. Linear. */
  leave(item: Item): boolean {
    const at = this.#places.findIndex((place) => place.item === item);
    if (at === -1) return false;
    this.#places.splice(at, 1);
    return true;
  }

  /** The next of those that may go, out of the line; null: there is none. `inWork`: of a group. Linear. */
  take(mayGo: (item: Item) => boolean, inWork: (group: string) => number): Item | null {
    let [best, least, at] = [Infinity, Infinity, -1];
    for (const [k, { item, round }] of this.#places.entries()) {
      if (!mayGo(item)) continue;
      const working = inWork(item.group);
      if (working > least || (working === least && round >= best)) continue;
      [best, least, at] = [round, working, k];
    }
    const [taken] = at === -1 ? [] : this.#places.splice(at, 1);
    if (taken === undefined) return null;
    this.#round = Math.max(this.#round, taken.round);
    for (const [by, round] of this.#rounds) if (round < this.#round) this.#rounds.delete(by);
    return taken.item;
  }
}

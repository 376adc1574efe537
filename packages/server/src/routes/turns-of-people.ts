/** How much one person may have under way. */
interface Most {
  readonly atOnce: number;
  /** Besides those under way. */
  readonly waiting: number;
}

interface Lane {
  underWay: number;
  readonly waiting: (() => void)[];
}

/** Lets each person do so much at once, and the rest of it in the order in which it came: nobody takes what all share for oneself. */
export class TurnsOfPeople {
  readonly #most: Most;
  readonly #lanes = new Map<string, Lane>();

  constructor(most: Most) {
    this.#most = most;
  }

  /** Null: too much of it waits already, and it is not done. */
  async take<Value>(person: string, work: () => Promise<Value>): Promise<Value | null> {
    const lane = this.#lanes.get(person) ?? { underWay: 0, waiting: [] };
    this.#lanes.set(person, lane);
    if (lane.underWay >= this.#most.atOnce) {
      if (lane.waiting.length >= this.#most.waiting) return null;
      // Whoever is done hands its turn on, so that nobody comes in between.
      await new Promise<void>((resolve) => lane.waiting.push(resolve));
    } else lane.underWay++;
    try {
      return await work();
    } finally {
      this.#leave(person, lane);
    }
  }

  #leave(person: string, lane: Lane): void {
    const next = lane.waiting.shift();
    if (next !== undefined) next();
    else if (--lane.underWay === 0) this.#lanes.delete(person);
  }
}

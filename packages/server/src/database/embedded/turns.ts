/** One after another, in the order asked. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** A turn that throws does not keep the next from coming. */
  take<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

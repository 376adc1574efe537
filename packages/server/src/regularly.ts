/** Something to be done again and again. */
export interface RegularWork {
  /** Milliseconds between two beginnings. */
  readonly every: number;
  readonly work: () => Promise<unknown>;
}

/** Does it until the function that is given back is called. What goes wrong is left to the next time, and nothing is begun before its last time is over. */
export function regularly(works: readonly RegularWork[]): () => void {
  const timers = works.map(({ every, work }) => {
    let isUnderWay = false;
    return setInterval(() => {
      if (isUnderWay) return;
      isUnderWay = true;
      void work()
        .catch(() => undefined)
        .finally(() => (isUnderWay = false));
    }, every);
  });
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

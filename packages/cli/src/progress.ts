/** How far a long computation is, told on one line that is rewritten. */
export interface Progress {
  /** A step that is one piece shows no share. */
  report(step: string, done: number, of: number): void;
  /** Takes the line away. Call it before anything else is written. */
  clear(): void;
}

interface ProgressSettings {
  readonly write: (text: string) => void;
  /** Milliseconds; only differences matter. */
  readonly now: () => number;
  readonly isShown: boolean;
  readonly width: number;
}

/** Nothing is shown of what is over sooner. Milliseconds. */
const PATIENCE = 500;
/** Least time between two lines. Milliseconds. */
const PAUSE = 100;
const BACK_AND_ERASE = "\r\u001b[K";

export function progressLine({ write, now, isShown, width }: ProgressSettings): Progress {
  let nextAt = now() + PATIENCE;
  let isDrawn = false;
  return {
    report(step, done, of) {
      if (!isShown) return;
      const at = now();
      if (at < nextAt) return;
      nextAt = at + PAUSE;
      isDrawn = true;
      const share = of > 1 ? ` ${Math.floor((100 * done) / of)} %` : "";
      write(BACK_AND_ERASE + `${step}${share}`.slice(0, width - 1));
    },
    clear() {
      if (isDrawn) write(BACK_AND_ERASE);
      isDrawn = false;
    },
  };
}

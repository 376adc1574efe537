import picocolors from "picocolors";
import { hasColour } from "./has-colour.ts";
import { hasUnicode } from "./has-unicode.ts";
import { progressLine, type Progress } from "./progress.ts";

export type Colours = ReturnType<typeof picocolors.createColors>;

/** The two streams a command writes to, and what they can show. */
export interface Terminal {
  /** For standard output. */
  readonly colours: Colours;
  /** For standard error. */
  readonly errorColours: Colours;
  /** Columns of standard output; 100 where it is not a terminal. */
  readonly width: number;
  readonly unicode: boolean;
  /** Whether a person is looking at standard output. */
  readonly isWatched: boolean;
  /** Writes to standard output as it stands. */
  print(text: string): void;
  /** Writes one line to standard error. */
  say(line: string): void;
  /** A line on standard error that tells how far a long computation is. */
  progress(): Progress;
}

const WIDTH_OF_A_FILE = 100;
/** Columns of a terminal that does not say; Node gives 0 then. */
const SMALL_SCREEN = 80;

/** The terminal this process talks to. */
export function terminal(args: readonly string[]): Terminal {
  const { env, stdout, stderr } = process;
  const wish = { args, env };
  return {
    colours: picocolors.createColors(hasColour(stdout.isTTY, wish)),
    errorColours: picocolors.createColors(hasColour(stderr.isTTY, wish)),
    width: stdout.isTTY ? stdout.columns || SMALL_SCREEN : WIDTH_OF_A_FILE,
    unicode: hasUnicode(env),
    isWatched: stdout.isTTY,
    print: (text) => void stdout.write(text),
    say: (line) => void stderr.write(`${line}\n`),
    progress: () =>
      progressLine({
        write: (text) => void stderr.write(text),
        now: () => performance.now(),
        isShown: stderr.isTTY,
        width: stderr.columns || SMALL_SCREEN,
      }),
  };
}

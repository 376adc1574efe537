import { InvalidArgumentError } from "commander";

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;
const PERCENTAGE = /^[+-]?(?:\d+\.?\d*|\.\d+)%$/u;

/** Any number of the command line; a percentage is a hundredth of its number. Whether it is a chance, the engine says. */
export function numberArgument(text: string): number {
  const value = PERCENTAGE.test(text) ? Number(`${text.slice(0, -1)}e-2`) : NUMBER.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(value)) return value;
  throw new InvalidArgumentError("Expected a number, such as 0.3 or 30%.");
}

export interface SensitivityArgument {
  /** Null where none was given. */
  readonly general: number | null;
  readonly byState: Readonly<Record<string, number>>;
}

const NONE: SensitivityArgument = { general: null, byState: {} };

/** NUMBER, or STATE=NUMBER, gathered over repetitions; the last one for a state counts. */
export function sensitivityArgument(text: string, before: SensitivityArgument = NONE): SensitivityArgument {
  const [, state, number] = /^([^=]+)=(.+)$/u.exec(text) ?? [];
  if (state === undefined || number === undefined) return { ...before, general: numberArgument(text) };
  return { ...before, byState: { ...before.byState, [state]: numberArgument(number) } };
}

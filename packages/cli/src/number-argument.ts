import { InvalidArgumentError } from "commander";

/** A parser for a whole number of the command line, from `from` to `to`. */
export function wholeNumber(from: number, to: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
    if (value >= from && value <= to) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${from} to ${to}.`);
  };
}

/** PARTY=NUMBER, gathered over repetitions; the last one for a party counts. */
export function partyNumber(text: string, before: Readonly<Record<string, number>> = {}): Readonly<Record<string, number>> {
  const [, party, number] = /^([^=]+)=([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/iu.exec(text) ?? [];
  if (party === undefined || number === undefined || !Number.isFinite(Number(number))) {
    throw new InvalidArgumentError("Expected PARTY=NUMBER, such as buyer=30.");
  }
  return { ...before, [party]: Number(number) };
}

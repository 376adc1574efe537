import { InvalidArgumentError } from "commander";

type Pair = readonly [string, string];

/** STEP,STEP, gathered over repetitions. */
export function stepPair(text: string, before: readonly Pair[] = []): readonly Pair[] {
  const [one = "", two = "", ...rest] = text.split(",").map((id) => id.trim());
  if (one === "" || two === "" || rest.length > 0) throw new InvalidArgumentError("Expected STEP,STEP, such as relief,freeze.");
  return [...before, [one, two]];
}

/** What decides about colour, apart from the stream itself. */
export interface ColourWish {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Whether to colour what goes to a stream. --no-color wins over NO_COLOR, that over FORCE_COLOR, that over whether it is a terminal. */
export function hasColour(isTerminal: boolean, { args, env }: ColourWish): boolean {
  if (args.includes("--no-color")) return false;
  const never = env["NO_COLOR"];
  if (never !== undefined && never !== "") return false;
  const force = env["FORCE_COLOR"];
  if (force !== undefined) return force !== "0" && force !== "false";
  return isTerminal && env["TERM"] !== "dumb";
}

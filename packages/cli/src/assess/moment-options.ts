import { RETURN_CHANCE } from "@detente/engine";
import { type Command, InvalidArgumentError, Option } from "commander";
import { DEFAULT_SEED, LARGEST_SEED } from "../analysis-options.ts";
import { wholeNumber } from "../number-argument.ts";
import { numberArgument } from "../verify/chance-argument.ts";

/** As the command line gives them. */
export interface MomentOptions {
  readonly as: string;
  readonly offer?: string;
  readonly by?: string;
  /** False: none. */
  readonly track?: string | boolean;
  readonly round?: number;
  readonly of?: number;
  readonly at?: string;
  readonly since?: string;
  readonly until?: string;
  readonly afterOffer?: number;
  readonly seed: number;
  readonly playOuts?: number;
  readonly returnChance?: number;
}

const MOST_ROUNDS = 100_000;
const MOST_PLAY_OUTS = 10_000;

/** The options that say which offer, and where the talks stand. */
export function addMomentOptions(command: Command): Command {
  return command
    .requiredOption("--as <party>", "who asks: everything is computed from its brief")
    .option("--offer <offer>", "the offer: a position of the case, issue=option,... or a file; else the last position of another party")
    .option("--by <party>", "who has made it; needed only where it could be several")
    .option("--track <id>", "the track of the case that these talks are; else its only summit")
    .option("--no-track", "talks that are no track of the case: no groundwork is needed")
    .option("--round <number>", "the round it is in, from 1 (with --of)", wholeNumber(1, MOST_ROUNDS))
    .option("--of <number>", "how many rounds there are (with --round)", wholeNumber(1, MOST_ROUNDS))
    .addOption(
      new Option("--until <time>", "when the talks end, in place of rounds (with --at)").argParser(timeArgument).conflicts(["round", "of"]),
    )
    .addOption(new Option("--since <time>", "when they began; else the first day of the track (with --until)").argParser(timeArgument))
    .option("--at <time>", "when it is: the record is looked at up to then; else the day of the offer or the track", timeArgument)
    .option("--after-offer <number>", "in a game file: as the talks stood after this offer", wholeNumber(1, MOST_ROUNDS))
    .option("--seed <number>", "seed of everything drawn at random", wholeNumber(0, LARGEST_SEED), DEFAULT_SEED)
    .option("--play-outs <number>", "how often to play out what comes of going on", wholeNumber(1, MOST_PLAY_OUTS))
    .option("--return-chance <chance>", `how likely the others come back after a pause; else ${RETURN_CHANCE}`, chanceArgument)
    .hook("preAction", (_, acting) => {
      const { round, of, until, at, since } = acting.opts<MomentOptions>();
      if ((round === undefined) !== (of === undefined)) acting.error("error: --round and --of go together, such as --round 2 --of 12");
      if (round !== undefined && of !== undefined && round > of)
        acting.error(`error: --round ${round} is after the last; --of says that there are ${of}`);
      if (until !== undefined && at === undefined) acting.error("error: --until needs --at, which says when it is now");
      if (since !== undefined && until === undefined) acting.error("error: --since needs --until, which says when the talks end");
    });
}

/** A day, which means its noon in UTC, or a time of it. As sessions tell time. */
function timeArgument(text: string): string {
  const written = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? noonOf(text) : text;
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z$/u.test(written) ? Date.parse(written) : Number.NaN;
  // A day such as 30 February is read as another day.
  if (Number.isFinite(time) && new Date(time).toISOString().slice(0, 10) === written.slice(0, 10)) return new Date(time).toISOString();
  throw new InvalidArgumentError("Expected a day or a time in UTC, such as 2019-02-28 or 2019-02-28T05:00Z.");
}

export const noonOf = (day: string): string => `${day}T12:00:00.000Z`;

function chanceArgument(text: string): number {
  const value = numberArgument(text);
  if (value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError("Expected a chance from 0 to 1, such as 0.8 or 80%.");
}

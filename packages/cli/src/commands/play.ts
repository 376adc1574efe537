import { Option } from "commander";
import { DEFAULT_SEED, LARGEST_SEED } from "../analysis-options.ts";
import type { Define } from "../define.ts";
import { BAD_INPUT, type ExitCode, REFUSED } from "../exit-code.ts";
import { wholeNumber } from "../number-argument.ts";
import { beginGame } from "../play/begin-game.ts";
import { playAtTable } from "../play/play-at-table.ts";
import { readKeptGame } from "../play/read-kept-game.ts";
import { readCaseToPlay } from "../play/read-case-to-play.ts";
import { type RoundTime, roundTimeOption } from "../round-time-option.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";

interface Options {
  readonly as?: string;
  readonly against?: readonly string[];
  readonly rounds: number;
  readonly roundTime: RoundTime;
  readonly order: "case" | "first" | "last";
  readonly seed: number;
  readonly save?: string;
  readonly resume?: string;
  readonly plot: boolean;
}

const EXAMPLES = `
Examples:
  detente play car.yaml --as buyer
  detente play car.yaml --as buyer --against boulware --rounds 10 --save car-game.json
  detente play --resume car-game.json

You and the strategy make and answer offers by the same rules. Until the end you see what your
party sees, and no more; then you are told what was in it for both. Every move is kept in a file
at once. Commands may come from a pipe, one a line.
Exit codes: 0 the game is over, or nothing was sent; 1 it is not over, and is kept; 2 wrong input.`;

const DEFAULT_ROUNDS = 20;
const RIVAL = "steady";

export const play: Define = (command, { terminal, end }) => {
  const several = (text: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), text];
  const settings = [
    new Option("--as <party>", "the party that you play"),
    new Option("--against <strategy>", `who plays for the next counterpart (repeatable; ${RIVAL} if not said)`).argParser(several),
    new Option("--rounds <number>", "deadline: how many rounds, one turn of each party").argParser(wholeNumber(1, 1_000_000)),
    roundTimeOption(),
    new Option("--order <place>", "whether you move first, last, or as in the case").choices(["case", "first", "last"]),
    new Option("--seed <number>", "seed of everything drawn at random").argParser(wholeNumber(0, LARGEST_SEED)),
    new Option("--save <file>", "keep the game in this new file; in one called after the case if not said"),
  ];
  const resumed = new Option("--resume <file>", "go on with the game in this file");
  const defaults: Readonly<Record<string, unknown>> = { rounds: DEFAULT_ROUNDS, roundTime: "completed", order: "case", seed: DEFAULT_SEED };
  for (const option of settings) command.addOption(option.default(defaults[option.attributeName()]));
  command
    .argument("[file]", "a case file")
    .addOption(resumed.conflicts(settings.map((option) => option.attributeName())))
    .option("--no-plot", "draw the offers only when you type plot")
    .addHelpText("after", EXAMPLES)
    .action(async (file: string | undefined, options: Options) => {
      const { resume } = options;
      if (file !== undefined && resume !== undefined)
        command.error("error: a game has its case in it: leave the case file out with --resume");
      if (resume !== undefined) return end(await goOn(resume, options, terminal));
      if (file === undefined) return command.error("error: say which case to play, or which game to go on with (--resume)");
      end(await begin(file, options, terminal));
    });
};

const plotsOf = ({ plot }: Options): "drawn" | "onDemand" => (plot ? "drawn" : "onDemand");

async function goOn(path: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const kept = await readKeptGame(path, terminal);
  return kept === null ? BAD_INPUT : playAtTable({ ...kept, plots: plotsOf(options) }, terminal);
}

async function begin(path: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  if (path === "-") {
    terminal.say("your commands come from standard input, so the case cannot; name its file");
    return BAD_INPUT;
  }
  const value = await readCaseToPlay(path, terminal);
  if (value === null) return BAD_INPUT;
  const { as, against = [RIVAL], rounds, roundTime, order, seed, save } = options;
  const game = beginGame(value, { path, as, against, rounds, roundTime, order, seed, save, plots: plotsOf(options) });
  if (game.kind === "failed") {
    for (const problem of game.failure) terminal.say(visible(problem, "line"));
    return BAD_INPUT;
  }
  if (!game.value.file.isInTheWay) return playAtTable(game.value, terminal);
  terminal.say(`${visible(game.value.file.path, "line")}: is there already; go on with the game in it (--resume), or name another file`);
  return REFUSED;
}

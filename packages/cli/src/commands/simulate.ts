import { type Case, type PartyId, START_AT, tournamentSetup } from "@detente/engine";
import { gameReport, terminalGame } from "@detente/report";
import { type GameRecord, gameRecord, playGame } from "@detente/runner";
import type { Define } from "../define.ts";
import { deliver } from "../deliver.ts";
import { BAD_INPUT, type ExitCode } from "../exit-code.ts";
import { addGameOptions, type GameOptions, sessionSettings, timeLimits } from "../game-options.ts";
import { gameRefusalWords } from "../game-refusal-words.ts";
import { jsonText } from "../json-text.ts";
import { readCase } from "../read-case.ts";
import { shownGame } from "../shown-game.ts";
import { strategyArgument } from "../strategy-argument.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";

interface Options extends GameOptions {
  readonly with: readonly string[];
  readonly json?: true;
  readonly html?: string;
  readonly output?: string;
  readonly allSteps?: true;
}

const EXAMPLES = `
Examples:
  detente simulate car.yaml --with boulware --with conceder
  detente simulate car.yaml --with boulware --with "program(python3 bot.py)" -o game.json
  detente simulate car.yaml --with micro --rounds 500 --json | jq .score

Strategies sit in the order of the case's parties; one alone plays for all. The file of -o is read by detente replay.`;

export const simulate: Define = (command, { terminal, end }) => {
  command
    .argument("<file>", "a case file, or - for standard input")
    .requiredOption(
      "--with <strategy>",
      "who plays for the next party (repeatable)",
      (text: string, before: readonly string[] | undefined) => [...(before ?? []), text],
    );
  addGameOptions(command)
    .option("--json", "print the game as JSON, as in the game file")
    .option("--html <file>", "write a page with the path of the offers to this file as well")
    .option("-o, --output <file>", "save the game to this file, for detente replay")
    .option("--all-steps", "print every step, of long games too")
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, options: Options) => end(await simulateCase(file, options, terminal)));
};

async function simulateCase(file: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const value = await readCase(file, terminal);
  if (value === null) return BAD_INPUT;
  const names = namesFor(value, options, terminal);
  const record = names === null ? null : await playedRecord(value, { names, options, terminal });
  return record === null ? BAD_INPUT : deliverGame(value, record, { file, options, terminal });
}

/** The strategy of each party. What is wrong with them is said; null then. */
function namesFor({ parties }: Case, options: Options, terminal: Terminal): readonly string[] | null {
  const { kind } = sessionSettings(options, parties.length).protocol;
  const read = options.with.map((text) => strategyArgument(text, kind));
  const problems = read.flatMap((each) => (each.kind === "failed" ? [each.failure] : []));
  if (options.with.length !== 1 && options.with.length !== parties.length) {
    const ids = parties.map(({ id }) => id).join(", ");
    problems.push(
      `--with is given ${options.with.length} times, and the case has ${parties.length} parties (${ids}); give one for each, or one for all`,
    );
  }
  for (const problem of problems) terminal.say(visible(problem, "line"));
  const names = read.flatMap((each) => (each.kind === "ok" ? [each.value] : []));
  return problems.length > 0 ? null : parties.map((_, k) => names[k] ?? names[0] ?? "");
}

interface Playing {
  readonly names: readonly string[];
  readonly options: Options;
  readonly terminal: Terminal;
}

async function playedRecord(value: Case, { names, options, terminal }: Playing): Promise<GameRecord | null> {
  const { turnTime, ...session } = sessionSettings(options, value.parties.length);
  const frame = { setup: tournamentSetup(session, value, 0), seed: options.seed, startAt: START_AT, turnTime };
  // One for each party.
  const players = Object.fromEntries(value.parties.map(({ id }, k) => [id, names[k] ?? ""])) as Record<PartyId, string>;
  const progress = terminal.progress();
  const played = await playGame({
    value,
    frame,
    players,
    limits: timeLimits(options),
    folder: process.cwd(),
    before: [],
    left: new Promise(() => undefined),
    onTurn: ({ rounds }) => progress.report("playing: round", rounds, options.rounds),
  });
  progress.clear();
  if (played.kind === "failed") {
    terminal.say(gameRefusalWords(played.failure));
    return null;
  }
  return played.value && gameRecord(value, { ...frame, players: played.value.players }, played.value.game);
}

interface Delivering {
  readonly file: string;
  readonly options: Options;
  readonly terminal: Terminal;
}

function deliverGame(value: Case, record: GameRecord, { file, options, terminal }: Delivering): ExitCode {
  const { events, forfeits, score, players } = record;
  if (score === null) throw new Error("Expected a finished game");
  const names = value.parties.map(({ id }) => players.find(({ party }) => party === id)?.name ?? "");
  const shown = shownGame(value, { events, forfeits }, { players: names, score });
  if (shown.kind === "failed") {
    terminal.say(shown.failure);
    return BAD_INPUT;
  }
  const json = jsonText(record);
  const { width, unicode, colours } = terminal;
  const steps = options.allSteps === true ? "all" : "ends";
  const isJson = options.json === true || options.output === "-";
  const text = isJson ? json : terminalGame(shown.value, { width, unicode, colour: colours.isColorSupported, steps });
  return deliver(text, {
    to: undefined,
    kind: isJson ? "data" : "coloured",
    inputs: [file],
    beside: [
      ...(options.html === undefined ? [] : [{ path: options.html, text: gameReport(shown.value) }]),
      ...(options.output === undefined || options.output === "-" ? [] : [{ path: options.output, text: json }]),
    ],
    terminal,
  });
}

import { availableParallelism } from "node:os";
import { basename, extname } from "node:path";
import { type NamedCase, standings, type TournamentSettings } from "@detente/engine";
import { standingsJson, standingsReport, resultsCsv, terminalStandings } from "@detente/report";
import { runTournament, type TournamentRunProblem, type TournamentRunResult } from "@detente/runner";
import type { Define } from "../define.ts";
import { deliver } from "../deliver.ts";
import { BAD_INPUT, type ExitCode, REFUSED } from "../exit-code.ts";
import { addGameOptions, type GameOptions, sessionSettings, timeLimits } from "../game-options.ts";
import { journalWords } from "../journal-words.ts";
import { jsonText } from "../json-text.ts";
import { wholeNumber } from "../number-argument.ts";
import { readCase } from "../read-case.ts";
import { splitList } from "../split-list.ts";
import { strategyArgument } from "../strategy-argument.ts";
import { isSystemError } from "../system-error.ts";
import type { Terminal } from "../terminal.ts";
import { timeLeft } from "../time-left.ts";
import { tournamentGames } from "../tournament-games.ts";
import { tournamentProblemWords } from "../tournament-problem-words.ts";
import { visible } from "../visible.ts";
import { writeFailure } from "../write-failure.ts";
import type { FileToWrite } from "../write-files.ts";

interface Options extends GameOptions {
  readonly strategies: readonly string[];
  readonly repetitions: number;
  readonly selfPlay: boolean;
  readonly everyOpening?: true;
  readonly sample?: number;
  readonly workers: number;
  readonly journal?: string;
  readonly resume?: true;
  readonly html?: string;
  readonly csv?: string;
  readonly json?: string;
}

const EXAMPLES = `
Examples:
  detente tournament car.yaml --strategies boulware,conceder,micro
  detente tournament cases/*/*.yaml --strategies "steady,aspiration(e=0.5),program(python3 bot.py)" --html table.html
  detente tournament car.yaml --strategies steady,micro --repetitions 10000 --journal games.jsonl
  detente tournament car.yaml --strategies steady,micro --repetitions 10000 --journal games.jsonl --resume

With a journal, a tournament that was interrupted goes on where it stopped: the same command, with --resume.`;

export const tournament: Define = (command, { terminal, end }) => {
  command
    .argument("<case...>", "case files")
    .requiredOption(
      "--strategies <list>",
      "who plays, divided by commas (repeatable)",
      (text: string, before: readonly string[] | undefined) => [...(before ?? []), ...splitList(text)],
    )
    .option("--repetitions <number>", "how often each game is played, with a seed of its own", wholeNumber(1, 1_000_000_000), 1)
    .option("--no-self-play", "leave out games of a strategy against itself alone")
    .option("--every-opening", "play each game once with each party opening")
    .option("--sample <number>", "draw so many seatings a case, instead of all", wholeNumber(1, 1_000_000_000))
    .option("--workers <number>", "threads; as many as the machine has cores if not said", wholeNumber(1, 256), availableParallelism());
  addGameOptions(command)
    .option("--journal <file>", "keep every finished game in this file")
    .option("--resume", "go on with the journal")
    .option("--html <file>", "write a page with the standings and some games to this file as well")
    .option("--csv <file>", "write a row for each seat of each game to this file as well")
    .option("--json <file>", "write the standings as JSON to this file as well; - for standard output")
    .addHelpText("after", EXAMPLES)
    .action(async (files: readonly string[], options: Options) => {
      if (options.resume === true && options.journal === undefined) command.error("error: --resume needs the --journal to go on with");
      end(await playTournament(files, options, terminal));
    });
};

async function playTournament(files: readonly string[], options: Options, terminal: Terminal): Promise<ExitCode> {
  const cases = await readCases(files, terminal);
  const settings = cases && settingsOf(cases, options, terminal);
  if (settings === null) return BAD_INPUT;
  const ran = await run(settings, options, terminal);
  if (ran.kind === "failed") return ran.failure;
  const { plan, results, resumed } = ran.value;
  if (resumed.games > 0) terminal.say(`${resumed.games} games were in the journal already`);
  const reading = { settings, standings: standings(settings, results) };
  const json = jsonText(standingsJson(reading));
  const beside: FileToWrite[] = [
    ...(options.html === undefined
      ? []
      : [{ path: options.html, text: standingsReport({ ...reading, games: tournamentGames(plan, results) }) }]),
    ...(options.csv === undefined ? [] : [{ path: options.csv, text: resultsCsv(settings, results) }]),
    ...(options.json === undefined || options.json === "-" ? [] : [{ path: options.json, text: json }]),
  ];
  const { width, unicode, colours } = terminal;
  const isJson = options.json === "-";
  const text = isJson ? json : terminalStandings(reading, { width, unicode, colour: colours.isColorSupported });
  return deliver(text, { to: undefined, kind: isJson ? "data" : "coloured", inputs: files, beside, terminal });
}

/** Every case with its file's name, and the folder's where two files are called the same. Null where one cannot be read. */
async function readCases(files: readonly string[], terminal: Terminal): Promise<readonly NamedCase[] | null> {
  const short = files.map((file) => basename(file, extname(file)));
  const cases: NamedCase[] = [];
  for (const [k, file] of files.entries()) {
    const value = await readCase(file, terminal);
    const name = short[k] ?? file;
    if (value !== null) cases.push({ name: short.indexOf(name) === short.lastIndexOf(name) ? name : file, value });
  }
  return cases.length === files.length ? cases : null;
}

function settingsOf(cases: readonly NamedCase[], options: Options, terminal: Terminal): TournamentSettings | null {
  const parties = cases.reduce((most, { value }) => Math.max(most, value.parties.length), 0);
  const session = sessionSettings(options, parties);
  const read = options.strategies.map((text) => strategyArgument(text, session.protocol.kind));
  const problems = read.flatMap((each) => (each.kind === "failed" ? [each.failure] : []));
  for (const problem of problems) terminal.say(visible(problem, "line"));
  if (problems.length > 0) return null;
  return {
    ...session,
    cases,
    strategies: read.flatMap((each) => (each.kind === "ok" ? [each.value] : [])),
    seating: options.sample === undefined ? { kind: "every" } : { kind: "sample", size: options.sample },
    openings: options.everyOpening === true ? "every" : "first",
    selfPlay: options.selfPlay ? "included" : "leftOut",
    repetitions: options.repetitions,
    seed: options.seed,
  };
}

type Ran = { readonly kind: "ok"; readonly value: TournamentRunResult } | { readonly kind: "failed"; readonly failure: ExitCode };

async function run(settings: TournamentSettings, options: Options, terminal: Terminal): Promise<Ran> {
  const { journal, resume, workers } = options;
  const progress = terminal.progress();
  const from = performance.now();
  try {
    const ran = await runTournament({
      settings,
      workers,
      limits: timeLimits(options),
      folder: process.cwd(),
      journal: journal === undefined ? null : { path: journal, how: resume === true ? "resume" : "begin" },
      onProgress: ({ finished, games, before }) => {
        const left = timeLeft(performance.now() - from, finished - before, games - finished);
        progress.report(`playing: ${finished} of ${games} games${left === "" ? "" : `, ${left}`}`, finished, games);
      },
    });
    progress.clear();
    if (ran.kind === "ok") return ran;
    for (const words of problemWords(ran.failure, journal ?? "")) terminal.say(visible(words, "line"));
    return { kind: "failed", failure: ran.failure.kind === "settings" ? BAD_INPUT : REFUSED };
  } catch (error) {
    progress.clear();
    if (journal === undefined || !isSystemError(error) || error.code.startsWith("ERR_")) throw error;
    terminal.say(error.code === "ENOENT" && resume === true ? `${visible(journal, "line")}: no such file` : writeFailure(journal, error));
    return { kind: "failed", failure: REFUSED };
  }
}

function problemWords(problem: TournamentRunProblem, journal: string): readonly string[] {
  return problem.kind === "settings"
    ? problem.problems.map(tournamentProblemWords)
    : [`${journal}: ${journalWords(journal, problem.problem)}`];
}

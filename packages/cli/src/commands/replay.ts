import { closeSync, openSync, readSync } from "node:fs";
import type { Case } from "@detente/engine";
import { gameReport, gameStory, terminalGame } from "@detente/report";
import {
  type GameRecord,
  gameRecord,
  readGameRecord,
  readJournal,
  type ReadJournal,
  type Replay,
  replayJournalGame,
  replayRecord,
} from "@detente/runner";
import type { Define } from "../define.ts";
import { deliver } from "../deliver.ts";
import { BAD_INPUT, type ExitCode, FINE, REFUSED } from "../exit-code.ts";
import { journalWords } from "../journal-words.ts";
import { jsonText } from "../json-text.ts";
import { wholeNumber } from "../number-argument.ts";
import { problemLine } from "../problem-line.ts";
import { readInput } from "../read-input.ts";
import { gameFileWords, replayWords } from "../replay-words.ts";
import { shownGame } from "../shown-game.ts";
import { stepThrough } from "../step-through.ts";
import { isSystemError } from "../system-error.ts";
import type { Terminal } from "../terminal.ts";
import { journalText } from "../journal-text.ts";
import { visible } from "../visible.ts";

interface Options {
  readonly game?: number;
  readonly step?: true;
  readonly json?: true;
  readonly html?: string;
}

const EXAMPLES = `
Examples:
  detente replay game.json
  detente replay game.json --step
  detente replay games.jsonl                 lists the games of a tournament's journal
  detente replay games.jsonl --game 17 --html game-17.html

The game is played again, not read out: exit code 1 says that it came out otherwise than it was recorded.`;

const MOST_GAMES = 1_000_000_000;

export const replay: Define = (command, { terminal, end }) => {
  command
    .argument("<file>", "a game file of simulate or play, or the journal of a tournament")
    .option("--game <number>", "which game of a journal", wholeNumber(0, MOST_GAMES))
    .option("--step", "one step at a time: Enter for the next, q to stop")
    .option("--json", "print the replayed game as JSON")
    .option("--html <file>", "write a page with the path of the offers to this file as well")
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, options: Options) => end(await replayFile(file, options, terminal)));
};

/** A game that was played again. */
interface Replayed {
  readonly value: Case;
  readonly record: GameRecord;
  readonly isSame: boolean;
  /** What to say where it is not. */
  readonly difference: string;
  readonly changed: Replay["changed"];
}

async function replayFile(file: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const complain = (words: string): null => {
    terminal.say(`${visible(file, "line")}: ${visible(words, "line")}`);
    return null;
  };
  if (isJournal(file)) {
    const journal = readJournal(file);
    if (journal.kind === "failed") return complain(journalWords(file, journal.failure)) ?? BAD_INPUT;
    if (options.game === undefined) return deliver(journalText(journal.value, terminal), { to: undefined, kind: "coloured", terminal });
    const replayed = fromJournal(journal.value, options.game, complain);
    return replayed === null ? BAD_INPUT : show(replayed, { file, options, terminal });
  }
  const replayed = await fromGameFile(file, terminal, complain);
  return replayed === null ? BAD_INPUT : show(replayed, { file, options, terminal });
}

const JOURNAL_MARK = '{"detente":"journal"';

/** By its first bytes: a journal may be too large to be read as one text. */
function isJournal(path: string): boolean {
  if (path === "-") return false;
  try {
    const file = openSync(path, "r");
    const head = Buffer.alloc(JOURNAL_MARK.length);
    try {
      readSync(file, head);
    } finally {
      closeSync(file);
    }
    return head.toString("latin1") === JOURNAL_MARK;
  } catch (error) {
    // Whoever reads it next says what is wrong with it.
    if (isSystemError(error)) return false;
    throw error;
  }
}

type Complain = (words: string) => null;

function fromJournal(journal: ReadJournal, number: number, complain: Complain): Replayed | null {
  const replayed = replayJournalGame(journal, number);
  if (replayed.kind === "failed") return complain(replayWords(replayed.failure));
  return { ...replayed.value, difference: "The game came out otherwise than the journal says." };
}

async function fromGameFile(file: string, terminal: Terminal, complain: Complain): Promise<Replayed | null> {
  const input = await readInput(file);
  if (input.kind === "failed") {
    terminal.say(input.failure);
    return null;
  }
  const read = readGameRecord(input.value.name, input.value.text);
  if (read.kind === "failed") {
    if (read.failure.kind !== "case") return complain(gameFileWords(read.failure));
    for (const problem of read.failure.problems) terminal.say(problemLine(problem, terminal.errorColours));
    return null;
  }
  const { record, value } = read.value;
  if (record.score === null) return complain("is a game that is not over; go on with detente play --resume");
  const replayed = replayRecord(value, record);
  if (replayed.kind === "failed") return complain(replayWords(replayed.failure));
  const { game, differsFrom, changed } = replayed.value;
  const difference = `From event ${differsFrom} on the game came out otherwise than it was recorded.`;
  return { value, record: gameRecord(value, record, game), isSame: differsFrom === null, difference, changed };
}

interface Showing {
  readonly file: string;
  readonly options: Options;
  readonly terminal: Terminal;
}

async function show({ value, record, isSame, difference, changed }: Replayed, { file, options, terminal }: Showing): Promise<ExitCode> {
  const names = value.parties.map(({ id }) => record.players.find(({ party }) => party === id)?.name ?? "");
  if (record.score === null) throw new Error("Expected a finished game");
  const shown = shownGame(value, record, { players: names, score: record.score });
  if (shown.kind === "failed") {
    terminal.say(shown.failure);
    return BAD_INPUT;
  }
  const { width, unicode, colours } = terminal;
  const settings = { width, unicode, colour: colours.isColorSupported };
  const pages = options.html === undefined ? [] : [{ path: options.html, text: gameReport(shown.value) }];
  const text = options.json === true ? jsonText(record) : terminalGame(shown.value, { ...settings, steps: "all" });
  if (options.step === true) await stepThrough(shown.value, gameStory(shown.value), settings, terminal);
  const isShort = options.step === true && options.json !== true;
  const ending = deliver(isShort ? "" : text, {
    to: undefined,
    inputs: [file],
    kind: options.json === true ? "data" : "coloured",
    beside: pages,
    terminal,
  });
  for (const { name, was, is } of changed) terminal.say(visible(`${name} is of version ${is} now and was of version ${was} then`, "line"));
  terminal.say(isSame ? "Replayed: the same events." : difference);
  return ending === FINE && !isSame ? REFUSED : ending;
}

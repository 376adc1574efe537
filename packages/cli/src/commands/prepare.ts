import { existsSync } from "node:fs";
import { basename, extname } from "node:path";
import {
  type Case,
  contradictions,
  INTERVIEW,
  type InterviewSettings,
  interviewSubject,
  openingCost,
  own,
  type PartyId,
} from "@detente/engine";
import { formatCase } from "@detente/engine/case-file";
import { caseLabels } from "@detente/report";
import { Option } from "commander";
import { aside } from "../aside.ts";
import type { Define } from "../define.ts";
import { deliver } from "../deliver.ts";
import { BAD_INPUT, type ExitCode, REFUSED } from "../exit-code.ts";
import { isSameFile } from "../is-same-file.ts";
import { jsonText } from "../json-text.ts";
import { wholeNumber } from "../number-argument.ts";
import { shellWord } from "../play/game-file.ts";
import { Keyboard } from "../play/keyboard.ts";
import { Screen } from "../play/screen.ts";
import { JournalFile } from "../prepare/journal-file.ts";
import { prepareAtTerminal, type VisitEnd } from "../prepare/prepare-at-terminal.ts";
import { leftFromBefore, noAgreementOf, preparedCase } from "../prepare/prepared-case.ts";
import type { Room } from "../prepare/room.ts";
import { showPrepared } from "../prepare/show-prepared.ts";
import { readCase } from "../read-case.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";

interface Options {
  readonly as?: string;
  readonly output?: string;
  readonly journal?: string;
  readonly questions: number;
  readonly rank: boolean;
  readonly force?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  detente prepare car.yaml --as buyer
  detente prepare car.yaml --as buyer -o my-car.yaml --journal my-answers.json
  detente prepare car.yaml --as buyer --no-rank --questions 6

Asks what you want in words and choices, and writes it as the brief of your party into a new case
file. Answers are kept one by one; the same command goes on where you stopped. They may come from a
pipe, one a line.
Exit codes: 0 the brief is written; 1 you left before, and the answers are kept; 2 wrong input.`;

/** Bars and comparisons after the swings: with eight issues that makes twenty questions without a rank. */
const MORE = 12;

export const prepare: Define = (command, { terminal, end }) => {
  command
    .argument("<file>", "a case file; your party needs no brief in it")
    .addOption(new Option("--as <party>", "the party that you prepare").makeOptionMandatory())
    .option("-o, --output <file>", "write the case with your brief here; to a file called after the case and the party if not said")
    .option("-f, --force", "write over a file that is there")
    .option("--journal <file>", "keep the answers here, and go on with those that are there")
    .addOption(
      new Option("--questions <number>", "bars and comparisons to ask after the swings").argParser(wholeNumber(0, 1000)).default(MORE),
    )
    .option("--no-rank", "do not ask for the order of the issues first")
    .option("--json", "print what the answers come to as JSON; the dialogue is on standard error")
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, options: Options) => end(await prepareCase(file, options, terminal)));
};

async function prepareCase(path: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const complain = (words: string, code: ExitCode): ExitCode => {
    terminal.say(visible(words, "line"));
    return code;
  };
  if (path === "-") return complain("your answers come from standard input, so the case cannot; name its file", BAD_INPUT);
  const value = await readCase(path, terminal);
  if (value === null) return BAD_INPUT;
  const party = value.parties.find(({ id }) => id === options.as)?.id;
  if (party === undefined)
    return complain(`no party "${options.as}"; the parties are ${value.parties.map(({ id }) => id).join(", ")}`, BAD_INPUT);
  const base = `${basename(path, extname(path))}-${party}`;
  const output = options.output ?? `${base}.yaml`;
  if (isSameFile(path, output)) return complain(`${output}: is the case itself, and is not written over; name another file`, REFUSED);
  if (output !== "-" && existsSync(output) && options.force !== true)
    return complain(`${output}: is there already (--force writes over it)`, REFUSED);
  const journal = new JournalFile(options.journal ?? `${base}-answers.json`, value, party);
  const entries = await journal.read();
  if (entries.kind === "failed") return complain(entries.failure, BAD_INPUT);
  // JSON is the result; what is said to the person goes beside it.
  const dialogue = options.json === true || output === "-" ? aside(terminal) : terminal;
  const room = roomFor(value, party, { terminal: dialogue, farewell: () => farewell(journal.path) });
  const ended = await prepareAtTerminal({ room, journal, entries: entries.value, settings: settingsFor(room, options) });
  room.keyboard.close();
  if (typeof ended === "string") return complain(ended, REFUSED);
  showPrepared(room, ended.prepared);
  if (ended.kind === "left") {
    room.screen.say(farewell(journal.path));
    return REFUSED;
  }
  if (Object.keys(ended.prepared.preferences.issues).length === 0)
    return complain("you have not said of any issue which end is better, so there is no brief to write", REFUSED);
  return hand(room, ended, { path, output, options, terminal });
}

interface Handing {
  readonly path: string;
  readonly output: string;
  readonly options: Options;
  readonly terminal: Terminal;
}

/** Writes the case with the brief, and prints the result where it is asked for. */
function hand(room: Room, { said, prepared }: VisitEnd, { path, output, options, terminal }: Handing): ExitCode {
  const { value, party, screen, subject } = room;
  for (const words of leftFromBefore(own(value.briefs, party), said)) screen.say(words);
  const whole = preparedCase(value, { party, said, prepared });
  const written = deliver(formatCase(whole), { to: output, inputs: [path], kind: "data", terminal });
  if (written !== 0) return written;
  if (output !== "-")
    screen.lines(["Your brief is written. To see what could be agreed:", `  detente analyse ${shellWord(output)} --as ${party}`]);
  if (options.json !== true) return written;
  const result = {
    party,
    ...prepared,
    noAgreement: noAgreementOf(said),
    redLines: said.redLines,
    contradictions: contradictions(subject, said.answers),
  };
  return deliver(jsonText(result), { to: undefined, kind: "data", terminal });
}

function roomFor(
  value: Case,
  party: PartyId,
  { terminal, farewell }: { readonly terminal: Terminal; readonly farewell: () => string },
): Room {
  const labels = caseLabels(value, []);
  return {
    value,
    party,
    subject: interviewSubject(value),
    labels,
    screen: new Screen(terminal),
    keyboard: new Keyboard(terminal, farewell),
  };
}

function settingsFor({ subject }: Room, { rank, questions }: Options): InterviewSettings {
  const ranking = rank ? "asked" : "leftOut";
  return { ...INTERVIEW, ranking, questions: openingCost(subject, ranking) + questions };
}

const farewell = (journal: string): string => `Your answers are kept in ${journal}. The same command goes on with them.`;

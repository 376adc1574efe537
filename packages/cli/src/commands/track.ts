import { commitmentsAt, foldCommitments, type KeptRecord } from "@detente/engine";
import { commitmentsReport, terminalCommitments } from "@detente/report";
import { appendToRecordFile, beginRecordFile, mendRecordFile, readRecordBytes } from "@detente/runner";
import { Option } from "commander";
import type { Define } from "../define.ts";
import { deliver } from "../deliver.ts";
import { BAD_INPUT, type ExitCode, FINE, REFUSED } from "../exit-code.ts";
import { jsonText } from "../json-text.ts";
import { wholeNumber } from "../number-argument.ts";
import { readBytes } from "../read-input.ts";
import { isSystemError } from "../system-error.ts";
import type { Terminal } from "../terminal.ts";
import { addedAction, type AddOptions, DEEDS, type DeedWord } from "../track/added-action.ts";
import { type BeginOptions, termsToBegin } from "../track/begin-record.ts";
import { faultWords } from "../track/fault-words.ts";
import { instantArgument } from "../track/instant-argument.ts";
import { recordProblemWords } from "../track/record-problem-words.ts";
import { refusalWords } from "../track/refusal-words.ts";
import { visible } from "../visible.ts";
import { writeFailure } from "../write-failure.ts";

interface Options extends AddOptions, BeginOptions {
  readonly at?: string;
  readonly mend?: true;
  readonly all?: true;
  readonly json?: true;
  readonly html?: string;
}

const EXAMPLES = `
Examples:
  detente track hanoi.jsonl --from hanoi-2019.yaml --agreed 2019-03-01 --zone Asia/Seoul
  detente track hanoi.jsonl --add submit --by us --of exemptions --text "Notice of the committee"
  detente track hanoi.jsonl --add accept --by the-committee-of-resolution-1718 --of exemptions --evidence 1
  detente track hanoi.jsonl --add account --by dprk --of exemptions --event 1 --text "Two items of five"
  detente track hanoi.jsonl --html board.html
  detente track --from hanoi-2019.yaml > terms.json     terms to change, and to begin from with --terms

What can be put on record (--add), and what it needs beside --by and --of:
  start    [--text]                      submit   --text [--parts] [--reference]
  accept   --evidence [--text]           dispute  --evidence --text
  waive    --text                        score    --score --text
  notify   --text [--because]            withdraw --text
  decide   --outcome --text              account  --text [--event] [--source]
Exit codes: 0 done; 1 refused, or something is wrong with the record; 2 wrong input.`;

const MOST_DAYS = 36_525;
const MOST = 1_000_000_000;
const OUTCOMES = ["measures-return", "relief-stays"];

export const track: Define = (command, { terminal, end }) => {
  const beginning = [
    new Option("--from <case>", "begin the record with the steps of this case"),
    new Option("--terms <file>", "begin the record with the terms in this JSON file"),
    new Option("--position <id>", "name the record after this position of the case"),
    new Option("--agreed <time>", "when the agreement binds; now if not said").argParser(instantArgument),
    new Option("--zone <name>", "whose calendar days count; UTC if not said"),
    new Option("--coder <name>", "who puts scores on record"),
    new Option("--snapback <days>", "what can be undone can be snapped back, so many days after notice").argParser(
      wholeNumber(1, MOST_DAYS),
    ),
    new Option("--on-silence <outcome>", "what happens when nobody decides until then").choices(OUTCOMES),
  ];
  const adding = [
    new Option("--add <deed>", "put this on record").choices(Object.keys(DEEDS)),
    new Option("--by <id>", "who says so: a party or body"),
    new Option("--of <id>", "of which stipulation"),
    new Option("--text <words>", "what the evidence, reason, note or account says"),
    new Option("--evidence <number>", "which evidence of the stipulation").argParser(wholeNumber(1, MOST)),
    new Option("--parts <number>", "how many parts the evidence shows").argParser(wholeNumber(1, MOST)),
    new Option("--reference <words>", "where the evidence is kept, or its hash"),
    new Option("--because <id>", "the stipulation that a snapback answers"),
    new Option("--outcome <outcome>", "what is decided about a snapback").choices(OUTCOMES),
    new Option("--score <number>", "0, 1, 2 or 3").argParser(wholeNumber(0, 3)),
    new Option("--event <number>", "the event that an account tells").argParser(wholeNumber(1, MOST)),
    new Option("--source <words>", "where an account was published"),
  ];
  command.argument("[file]", "a record of commitments");
  for (const option of [...beginning, ...adding]) command.addOption(option);
  command
    .addOption(new Option("--at <time>", "as of this time, or put on record at it; now if not said").argParser(instantArgument))
    .option("--mend", "cut off a last line that has no end")
    .option("--all", "list everything, of long records too")
    .option("--json", "print JSON")
    .option("--html <file>", "write a page to this file as well")
    .addHelpText("after", EXAMPLES)
    .action(async (file: string | undefined, options: Options) => {
      const wishes = [options.from ?? options.terms, options.add, options.mend].filter((each) => each !== undefined);
      if (wishes.length > 1 || (options.from !== undefined && options.terms !== undefined))
        command.error("error: begin a record (--from or --terms), add to it (--add) or mend it (--mend): one at a time");
      if (file === undefined && options.from === undefined) command.error("error: say which record");
      end(await trackRecord(file, options, terminal));
    });
};

async function trackRecord(file: string | undefined, options: Options, terminal: Terminal): Promise<ExitCode> {
  const now = new Date().toISOString();
  if (options.from !== undefined || options.terms !== undefined) return begin(file, options, { now, terminal });
  if (file === undefined) return BAD_INPUT;
  if (options.add !== undefined) return add(file, { ...options, word: options.add }, { now, terminal });
  return options.mend === true ? mend(file, terminal) : board(file, options, { now, terminal });
}

interface Surroundings {
  readonly now: string;
  readonly terminal: Terminal;
}

async function begin(file: string | undefined, options: Options, { now, terminal }: Surroundings): Promise<ExitCode> {
  const terms = await termsToBegin(options, now, terminal);
  if (terms === null) return BAD_INPUT;
  if (file === undefined) return deliver(jsonText(terms), { to: undefined, kind: "data", terminal });
  return writing(file, terminal, () => {
    const begun = beginRecordFile(file, terms);
    if (begun.kind === "failed")
      return refuse(file, begun.failure.kind === "exists" ? "is there already" : recordProblemWords(begun.failure), terminal);
    terminal.print(
      options.json === true
        ? jsonText({ head: begun.value })
        : `Begun; stipulations: ${terms.stipulations.length}.\nHead: ${begun.value}\n`,
    );
    return FINE;
  });
}

function add(file: string, options: Options & { readonly word: DeedWord }, { now, terminal }: Surroundings): ExitCode {
  const action = addedAction(options.word, options);
  if (action.kind === "failed") {
    terminal.say(action.failure);
    return BAD_INPUT;
  }
  return writing(file, terminal, () => {
    const appended = appendToRecordFile(file, action.value, options.at ?? now);
    if (appended.kind === "failed") {
      const { failure } = appended;
      return refuse(file, failure.kind === "refused" ? refusalWords(failure.refusal) : recordProblemWords(failure), terminal);
    }
    const { events, head } = appended.value;
    const numbers = events.map(({ seq }) => seq).join(", ");
    terminal.print(options.json === true ? jsonText({ events, head }) : `On record as event ${numbers}.\nHead: ${head}\n`);
    return FINE;
  });
}

const mend = (file: string, terminal: Terminal): ExitCode =>
  writing(file, terminal, () => {
    const mended = mendRecordFile(file);
    if (mended.kind === "failed") return refuse(file, recordProblemWords(mended.failure), terminal);
    terminal.print(mended.value === "" ? "Nothing to mend.\n" : `Cut off: ${visible(mended.value, "line")}\n`);
    return FINE;
  });

async function board(file: string, options: Options, { now, terminal }: Surroundings): Promise<ExitCode> {
  const bytes = await readBytes(file);
  if (bytes.kind === "failed") {
    terminal.say(bytes.failure);
    return BAD_INPUT;
  }
  const { kept, faults } = readRecordBytes(bytes.value);
  const [first] = faults;
  if (first !== undefined) terminal.say(visible(`${file}:${first.line}: ${faultWords(first)}`, "line"));
  if (kept === null) return REFUSED;
  const at = options.at ?? (now > kept.state.at ? now : kept.state.at);
  if (at < kept.terms.terms.agreedAt) return refuse(file, `the agreement binds from ${kept.terms.terms.agreedAt} on`, terminal);
  return show(kept, { at, file, options, terminal });
}

interface Showing {
  readonly at: string;
  readonly file: string;
  readonly options: Options;
  readonly terminal: Terminal;
}

function show({ terms, events: all, head }: KeptRecord, { at, file, options, terminal }: Showing): ExitCode {
  const events = all.filter((event) => event.at <= at);
  const shown = { terms: terms.terms, events, reading: commitmentsAt(terms, foldCommitments(terms, events), at) };
  const { width, unicode, colours } = terminal;
  const extent = options.all === true ? "all" : "open";
  const text =
    options.json === true
      ? jsonText({ head, ...shown })
      : terminalCommitments(shown, { width, unicode, colour: colours.isColorSupported, extent });
  const beside = options.html === undefined ? [] : [{ path: options.html, text: commitmentsReport(shown) }];
  return deliver(text, { to: undefined, inputs: [file], kind: options.json === true ? "data" : "coloured", beside, terminal });
}

function refuse(file: string, words: string, terminal: Terminal): ExitCode {
  terminal.say(visible(`${file}: ${words}`, "line"));
  return REFUSED;
}

/** What the system says about the file is said to the user. */
function writing(file: string, terminal: Terminal, work: () => ExitCode): ExitCode {
  try {
    return work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    terminal.say(error.code === "ENOENT" ? `${visible(file, "line")}: no such file` : writeFailure(file, error));
    return BAD_INPUT;
  }
}

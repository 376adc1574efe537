import { analyse, assess as assessOffer, onlookerOfCase, type Verdict, worths } from "@detente/engine";
import { type ShownVerdict, terminalVerdict, type VerdictPlane, verdictPage } from "@detente/report";
import type { AskedMoment } from "../assess/asked-moment.ts";
import { assessRefusalWords } from "../assess/assess-refusal-words.ts";
import { addMomentOptions, type MomentOptions } from "../assess/moment-options.ts";
import { readMoment } from "../assess/read-moment.ts";
import type { Define } from "../define.ts";
import { deliver } from "../deliver.ts";
import { BAD_INPUT, type ExitCode } from "../exit-code.ts";
import { jsonText } from "../json-text.ts";
import type { Terminal } from "../terminal.ts";

interface Options extends MomentOptions {
  readonly flips: boolean;
  readonly json?: true;
  readonly html?: string;
  readonly output?: string;
}

const EXAMPLES = `
Examples:
  detente assess talks.yaml --as buyer --offer first-ask
  detente assess talks.yaml --as buyer --offer price=5500,tyres=no,handover=now --round 3 --of 10
  detente assess talks.yaml --as buyer --offer first-ask --at 2026-03-01 --until 2026-03-08 --html verdict.html
  detente assess game.json --as buyer --after-offer 7`;

export const assess: Define = (command, { terminal, end }) => {
  command.argument("<file>", "a case file or a game file, or - for standard input");
  addMomentOptions(command)
    .option("--no-flips", "leave out what would change the word, which takes most of the time")
    .option("--json", "print JSON")
    .option("--html <file>", "write a page with pictures to this file as well")
    .option("-o, --output <file>", "write to this file")
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, options: Options) => end(await assessFile(file, options, terminal)));
};

async function assessFile(file: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const moment = await readMoment(file, options, terminal);
  if (moment === null) return BAD_INPUT;
  const verdict = verdictOn(moment, options, terminal);
  if (verdict === null) return BAD_INPUT;
  const { value, by, name, words, taken } = moment;
  const shown: ShownVerdict = { verdict, value, offer: { by, name }, moment: words, taken };
  const { json, output } = options;
  const isFile = output !== undefined && output !== "-";
  const settings = { width: terminal.width, colour: !isFile && terminal.colours.isColorSupported, unicode: isFile || terminal.unicode };
  return deliver(json === true ? jsonText({ ...verdict, offeredBy: by, moment: words, taken }) : terminalVerdict(shown, settings), {
    to: output,
    inputs: [file],
    kind: json === true ? "data" : "coloured",
    beside: options.html === undefined ? [] : [{ path: options.html, text: verdictPage(shown, planeOf(moment)) }],
    terminal,
  });
}

const COUNTER_OFFERS = 5;

function verdictOn({ standpoint, outcome, offeredBy }: AskedMoment, options: Options, terminal: Terminal): Verdict | null {
  const { seed, playOuts, returnChance } = options;
  const assessed = assessOffer(standpoint, outcome, {
    seed,
    counterOffers: COUNTER_OFFERS,
    flips: options.flips ? "listed" : "leftOut",
    ...(offeredBy !== null && { offeredBy }),
    ...(playOuts !== undefined && { playOuts }),
    ...(returnChance !== undefined && { returnChance }),
  });
  if (assessed.kind === "ok") return assessed.value;
  terminal.say(assessRefusalWords(assessed.failure));
  return null;
}

/** The case as the party sees it; null where its brief has no estimates to draw it by. */
function planeOf({ value, standpoint, outcome, by }: AskedMoment): VerdictPlane | null {
  const { party } = standpoint;
  const analysed = analyse(value, { perspective: { kind: "party", party }, model: "full", seed: 1, draws: 0 });
  const onlooker = onlookerOfCase(value, party);
  const theirs = onlooker && worths(onlooker).of(by)?.points(outcome);
  return analysed.kind === "failed" || theirs === null || theirs === undefined ? null : { analysis: analysed.value, theirs };
}

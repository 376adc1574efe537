import { terminalVerdict, verdictPage } from "@detente/report";
import { Option } from "commander";
import { complain } from "../assess/complain.ts";
import { deliverGuard } from "../assess/deliver-guard.ts";
import { momentIn } from "../assess/moment-in.ts";
import { addMomentOptions, type MomentOptions } from "../assess/moment-options.ts";
import { guardedOffer } from "../assess/own-offer.ts";
import { type CaseOrGame, readCaseOrGame } from "../assess/read-case-or-game.ts";
import { momentJson, planeOf, verdictOn } from "../assess/verdict-on.ts";
import type { Define } from "../define.ts";
import { deliverResult } from "../deliver-result.ts";
import { BAD_INPUT, type ExitCode } from "../exit-code.ts";
import { addResultOptions, type ResultOptions } from "../result-options.ts";
import type { Terminal } from "../terminal.ts";

interface Options extends MomentOptions, ResultOptions {
  readonly mine?: string;
  readonly flips: boolean;
}

const EXAMPLES = `
Examples:
  detente assess talks.yaml --as buyer --offer first-ask
  detente assess talks.yaml --as buyer --offer price=5500,tyres=no,handover=now --round 3 --of 10
  detente assess talks.yaml --as buyer --offer first-ask --at 2026-03-01 --until 2026-03-08 --html verdict.html
  detente assess talks.yaml --as buyer --mine price=5500,tyres=no,handover=now
  detente assess game.json --as buyer --after-offer 7`;

export const assess: Define = (command, { terminal, end }) => {
  command.argument("<file>", "a case file or a game file, or - for standard input");
  addMomentOptions(command)
    .addOption(
      new Option("--mine <offer>", "look at an offer of your own before you send it: what speaks against it").conflicts(["offer", "by"]),
    )
    .option("--no-flips", "leave out what would change the word, which takes most of the time");
  addResultOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, options: Options) => end(await assessFile(file, options, terminal)));
};

async function assessFile(file: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const read = await readCaseOrGame(file, terminal);
  if (read === null) return BAD_INPUT;
  if (options.mine === undefined) return assessMoment(read, { file, options, terminal });
  const guarded = guardedOffer(read, options.mine, options);
  return guarded.kind === "failed"
    ? complain(guarded.failure, terminal)
    : deliverGuard(guarded.value, read.value, { inputs: [file], options, terminal });
}

interface Asking {
  readonly file: string;
  readonly options: Options;
  readonly terminal: Terminal;
}

const COUNTER_OFFERS = 5;

function assessMoment(read: CaseOrGame, { file, options, terminal }: Asking): ExitCode {
  const moment = momentIn(read, options);
  if (moment.kind === "failed") return complain(moment.failure, terminal);
  const flips = options.flips ? "listed" : "leftOut";
  const shown = verdictOn(moment.value, { ...options, counterOffers: COUNTER_OFFERS, flips }, terminal);
  if (shown === null) return BAD_INPUT;
  return deliverResult(
    {
      data: { ...shown.verdict, ...momentJson(shown) },
      text: (settings) => terminalVerdict(shown, settings),
      page: () => verdictPage(shown, planeOf(moment.value)),
    },
    { inputs: [file], options, terminal },
  );
}

import { type CounterOffer, equivalentCounterOffers, onlookerOfCase, type Result, sightOf, type Verdict, worths } from "@detente/engine";
import { counterPage, type ShownEquivalents, terminalCounter } from "@detente/report";
import type { AskedMoment } from "../assess/asked-moment.ts";
import { complain } from "../assess/complain.ts";
import { momentIn } from "../assess/moment-in.ts";
import { addMomentOptions, type MomentOptions } from "../assess/moment-options.ts";
import { readCaseOrGame } from "../assess/read-case-or-game.ts";
import { momentJson, planeOf, verdictOn } from "../assess/verdict-on.ts";
import type { Define } from "../define.ts";
import { deliverResult } from "../deliver-result.ts";
import { BAD_INPUT, type ExitCode } from "../exit-code.ts";
import { wholeNumber } from "../number-argument.ts";
import { addResultOptions, type ResultOptions } from "../result-options.ts";
import type { Terminal } from "../terminal.ts";
import { numberArgument } from "../verify/chance-argument.ts";

interface Options extends MomentOptions, ResultOptions {
  readonly count: number;
  readonly equivalent?: number;
  readonly worth?: number;
  readonly tolerance?: number;
}

const EXAMPLES = `
Examples:
  detente counter talks.yaml --as buyer --offer first-ask
  detente counter talks.yaml --as buyer --offer first-ask --count 3 --html packages.html
  detente counter talks.yaml --as buyer --offer first-ask --equivalent 3 --worth 60`;

const MOST = 100;
const USUAL_COUNT = 6;
/** Of the party's range of points. */
const USUAL_TOLERANCE = 0.02;

export const counter: Define = (command, { terminal, end }) => {
  command.argument("<file>", "a case file or a game file, or - for standard input");
  addMomentOptions(command)
    .option("--count <number>", "how many packages", wholeNumber(1, MOST), USUAL_COUNT)
    .option(
      "--equivalent <number>",
      "besides, so many packages that are worth the same to you and differ as much as can be",
      wholeNumber(2, MOST),
    )
    .option("--worth <points>", "what each of those is worth to you; else what the best package is", numberArgument)
    .option("--tolerance <points>", "by how much they may be worth more; else 2 % of your range", numberArgument)
    .hook("preAction", (_, acting) => {
      const { equivalent, worth, tolerance } = acting.opts<Options>();
      if (equivalent === undefined && (worth !== undefined || tolerance !== undefined))
        acting.error("error: --worth and --tolerance are about --equivalent, such as --equivalent 3 --worth 60");
      if (tolerance !== undefined && tolerance < 0) acting.error("error: --tolerance is 0 or more");
    });
  addResultOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, options: Options) => end(await counterFile(file, options, terminal)));
};

async function counterFile(file: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const read = await readCaseOrGame(file, terminal);
  if (read === null) return BAD_INPUT;
  const moment = momentIn(read, options);
  if (moment.kind === "failed") return complain(moment.failure, terminal);
  const shown = verdictOn(moment.value, { ...options, counterOffers: options.count, flips: "leftOut" }, terminal);
  if (shown === null) return BAD_INPUT;
  const equivalents = equivalentsOf(moment.value, shown.verdict, options);
  if (equivalents.kind === "failed") return complain([equivalents.failure], terminal);
  return deliverResult(
    {
      data: { ...counterJson(shown.verdict, equivalents.value), ...momentJson(shown) },
      text: (settings) => terminalCounter(shown, equivalents.value, settings),
      page: () => counterPage(shown, equivalents.value, planeOf(moment.value)),
    },
    { inputs: [file], options, terminal },
  );
}

/** Null where nobody asked for them. */
function equivalentsOf(
  { value, standpoint, outcome }: AskedMoment,
  { reservation, counterOffers }: Verdict,
  { equivalent, worth, tolerance: given, seed }: Options,
): Result<ShownEquivalents | null, string> {
  if (equivalent === undefined) return { kind: "ok", value: null };
  if (worth !== undefined && worth < reservation.value)
    return {
      kind: "failed",
      failure: `--worth ${worth}: no agreement is worth ${reservation.value} to ${standpoint.party}; name that or more`,
    };
  const onlooker = onlookerOfCase(value, standpoint.party);
  const tolerance = given ?? USUAL_TOLERANCE * (onlooker === null ? 0 : worths(onlooker).own.range);
  // The best package is one of those that are worth as much as it.
  const target = worth ?? Math.max(reservation.value, (counterOffers[0]?.value ?? reservation.value) - tolerance);
  const sight = sightOf(standpoint);
  const offers = sight === null ? [] : equivalentCounterOffers(sight, outcome, { count: equivalent, target, tolerance, seed });
  return { kind: "ok", value: { offers, target, tolerance } };
}

interface CounterJson {
  readonly detente: 1;
  readonly party: string;
  readonly offer: Pick<Verdict["offer"], "outcome" | "value">;
  readonly reservation: Verdict["reservation"];
  readonly counterOffers: readonly CounterOffer[];
  readonly equivalents: ShownEquivalents | null;
}

const counterJson = (
  { detente, party, offer, reservation, counterOffers }: Verdict,
  equivalents: ShownEquivalents | null,
): CounterJson => ({
  detente,
  party,
  offer: { outcome: offer.outcome, value: offer.value },
  reservation,
  counterOffers,
  equivalents,
});

import {
  type AlternativesReading,
  alternativesReading,
  type AlternativesRefusal,
  assertNever,
  type Case,
  onlookerOfCase,
  type PartyId,
  partyId,
  worths,
} from "@detente/engine";
import { alternativesSection, alternativesSummary, caseLabels, sectionsPage, terminalSections } from "@detente/report";
import { InvalidArgumentError, Option } from "commander";
import { unknownParties } from "../analysis-options.ts";
import type { Define } from "../define.ts";
import { deliverResult } from "../deliver-result.ts";
import { BAD_INPUT, type ExitCode } from "../exit-code.ts";
import { readCase } from "../read-case.ts";
import { addResultOptions, type ResultOptions } from "../result-options.ts";
import type { Terminal } from "../terminal.ts";
import { numberArgument } from "../verify/chance-argument.ts";
import { visible } from "../visible.ts";

interface Options extends ResultOptions {
  readonly as: string;
  readonly offer?: number;
  readonly position?: string;
  readonly riskTolerance?: number | "none";
}

const EXAMPLES = `
Examples:
  detente alternatives job.yaml --as employer
  detente alternatives job.yaml --as employer --offer 46
  detente alternatives job.yaml --as employer --position first-ask --risk-tolerance 20`;

export const alternatives: Define = (command, { terminal, end }) => {
  command
    .argument("<file>", "a case file, or - for standard input")
    .requiredOption("--as <party>", "whose alternatives: those of its brief")
    .addOption(
      new Option("--offer <points>", "an offer in hand to measure them against, in the party's points")
        .argParser(numberArgument)
        .conflicts("position"),
    )
    .option("--position <id>", "the offer in hand: a position of the case")
    .option(
      "--risk-tolerance <points>",
      "how much risk is borne, or none for not minding it; else the party's range of points",
      toleranceArgument,
    );
  addResultOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (file: string, options: Options) => end(await alternativesOf(file, options, terminal)));
};

async function alternativesOf(file: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const value = await readCase(file, terminal);
  if (value === null) return BAD_INPUT;
  const party = partyId(options.as);
  const position = value.positions.find(({ id }) => id === options.position);
  const problem =
    unknownParties(options, value) ??
    (options.position !== undefined && position === undefined ? noPosition(options.position, value) : null);
  if (problem !== null) {
    terminal.say(visible(problem, "line"));
    return BAD_INPUT;
  }
  const onlooker = onlookerOfCase(value, party);
  const scale = onlooker && worths(onlooker).own;
  const offer = options.offer ?? (position === undefined ? null : (scale?.points(position.outcome) ?? null));
  const reading = alternativesReading(value, party, { riskTolerance: toleranceOf(options, scale?.range ?? 0), offer });
  if (reading.kind === "failed") {
    terminal.say(visible(refusalWords(reading.failure), "line"));
    return BAD_INPUT;
  }
  const names = { labels: caseLabels(value, scales(value, party, figuresOf(reading.value))), parties: value.parties.map(({ id }) => id) };
  const section = alternativesSection(reading.value, names);
  const summary = alternativesSummary(reading.value, names);
  return deliverResult(
    {
      data: reading.value,
      text: (settings) => terminalSections([section], settings),
      page: () => sectionsPage({ title: value.title, summary, sections: [section], language: value.language }),
    },
    { inputs: [file], options, terminal },
  );
}

function toleranceArgument(text: string): number | "none" {
  if (text === "none") return text;
  const value = numberArgument(text);
  if (value > 0) return value;
  throw new InvalidArgumentError("Expected points above 0, or none.");
}

/** Where all outcomes are worth the same there is no range to take for it. */
function toleranceOf({ riskTolerance }: Options, range: number): number | null {
  if (riskTolerance === undefined) return range > 0 ? range : null;
  return riskTolerance === "none" ? null : riskTolerance;
}

function noPosition(id: string, { positions }: Case): string {
  const ids = positions.map((each) => each.id).join(", ");
  return `no position "${id}"; ${ids === "" ? "the case has none" : `the positions are ${ids}`}`;
}

function refusalWords(refusal: AlternativesRefusal): string {
  switch (refusal.code) {
    case "unknownParty":
      return `no party ${refusal.party}`;
    case "missingBrief":
      return `the case has no brief for ${refusal.party}, so its alternatives are not known`;
    case "noAlternatives":
      return `the brief of ${refusal.party} names no alternatives: it states one figure for no agreement, or none`;
    default:
      return assertNever(refusal);
  }
}

/** Those that are told against each other. */
const figuresOf = ({ alternatives: read, offer, search }: AlternativesReading): readonly number[] => [
  ...read.flatMap(({ value, certainty }) => [value, certainty.exact]),
  ...(offer === null ? [] : [offer]),
  ...(search === null ? [] : [search.value]),
];

/** Only one party's points are shown; they say how many decimals they need. */
const scales = ({ parties }: Case, party: PartyId, figures: readonly number[]): readonly (readonly number[])[] =>
  parties.map(({ id }) => (id === party ? figures : []));

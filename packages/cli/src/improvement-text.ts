import type { Bettering, Case, Improvement, IssueId, OptionId } from "@detente/engine";
import { paragraph, type TerminalSettings, terminalWidth, type Tone, toned } from "@detente/report";

const POINTS = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 4 });
const COUNT = new Intl.NumberFormat("en-US");
const GAIN = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 4, signDisplay: "exceptZero" });

/** An improvement in words, for a terminal: lines no wider than the screen. Ends in a line end. */
export function improvementText(improvement: Improvement, value: Case, given: TerminalSettings): string {
  const settings = { ...given, width: terminalWidth(given.width) };
  return `${improvementLines(improvement, value)
    .flatMap((line) => shownLines(line, settings))
    .join("\n")}\n`;
}

interface Line {
  readonly text: string;
  readonly tone?: Tone;
  /** Columns before the text; what goes on is set in two more. */
  readonly indent: number;
}

const line = (text: string, indent = 0): Line => ({ text, indent });

function shownLines({ text, tone, indent }: Line, settings: TerminalSettings): readonly string[] {
  const margin = " ".repeat(indent);
  return paragraph(text, { ...settings, width: settings.width - indent }, { indent: 2 }).map(
    (each) => margin + (tone === undefined ? each : toned(each, tone, settings)),
  );
}

function improvementLines(improvement: Improvement, value: Case): readonly Line[] {
  const { given, parties, best, dominating, ways } = improvement;
  const perParty = (numbers: readonly number[], format: Intl.NumberFormat): string =>
    parties.map(({ name }, party) => `${name} ${format.format(numbers[party] ?? Number.NaN)}`).join(", ");
  const head: readonly Line[] = [
    { text: value.title, tone: "bold", indent: 0 },
    line(`This outcome gives, in points: ${perParty(given.utilities, POINTS)}`),
    ...standingLines(improvement),
  ];
  if (best.length === 0) return [...head, line("On the stated preferences, nothing is better for somebody and worse for nobody.")];
  const onFrontier = `Of the Pareto frontier, ${ways === 1 ? "one point is" : `${ways} points are`} among them.`;
  const betterings = best.flatMap((bettering, i): readonly Line[] => {
    const tie = best.length > 1 ? ` (${i + 1} of ${best.length} that tie)` : "";
    return [
      line(""),
      { text: `The best by the product of gains over this outcome${tie}`, tone: "bold", indent: 0 },
      line(`gains: ${perParty(bettering.gains, GAIN)}`, 2),
      ...tradeLines(bettering, value, perParty),
      ...(bettering.point.rational ? [] : [warning("Even so, somebody is better off walking away.", 2)]),
    ];
  });
  return [...head, line(betterWords(dominating)), ...(dominating === "1" ? [] : [line(onFrontier)]), ...betterings];
}

const warning = (text: string, indent: number): Line => ({ text, tone: "warning", indent });

/** What stands against the given outcome, whatever it is worth. */
function standingLines({ given, parties }: Improvement): readonly Line[] {
  const impossible = given.possible ? [] : [warning("A public constraint rules this outcome out.", 0)];
  const crossed = given.crosses.map(({ party, name }) =>
    warning(`It crosses a red line of ${parties.find(({ id }) => id === party)?.name ?? party}: ${name}.`, 0),
  );
  return [...impossible, ...crossed];
}

function betterWords(dominating: string | null): string {
  if (dominating === null) return "Other outcomes are at least as good for everyone and better for somebody, too many to count.";
  if (dominating === "1") return "One outcome is at least as good for everyone and better for somebody.";
  return `${COUNT.format(BigInt(dominating))} outcomes are at least as good for everyone and better for somebody.`;
}

function tradeLines(
  { trade, together }: Bettering,
  value: Case,
  perParty: (numbers: readonly number[], format: Intl.NumberFormat) => string,
): readonly Line[] {
  const changes = trade.flatMap(({ issue, from, to, gains }) => [
    line(`${issueName(value, issue)}: ${perParty(gains, GAIN)}`, 2),
    line(`from ${optionName(value, issue, from)}`, 4),
    line(`to ${optionName(value, issue, to)}`, 4),
  ]);
  return together.every((points) => points === 0) ? changes : [...changes, line(`Issues acting together: ${perParty(together, GAIN)}`, 2)];
}

function issueName(value: Case, id: IssueId): string {
  return value.issues.find((issue) => issue.id === id)?.name ?? id;
}

function optionName(value: Case, id: IssueId, option: OptionId): string {
  const issue = value.issues.find((each) => each.id === id);
  switch (issue?.kind) {
    case "choice":
      return issue.options.find((each) => each.id === option)?.name ?? option;
    case "range":
      return issue.range.unit === undefined ? option : `${option} ${issue.range.unit}`;
    default:
      return option;
  }
}

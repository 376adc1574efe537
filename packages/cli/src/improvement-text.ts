import type { Bettering, Case, Improvement, IssueId, OptionId } from "@detente/engine";
import type { Colours } from "./terminal.ts";
import { visible } from "./visible.ts";

const POINTS = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 4 });
const COUNT = new Intl.NumberFormat("en-US");
const GAIN = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 4, signDisplay: "exceptZero" });

/** An improvement in words, for a terminal. Ends in a line end. */
export function improvementText(improvement: Improvement, value: Case, colours: Colours): string {
  const { given, parties, best, dominating, ways } = improvement;
  const perParty = (numbers: readonly number[], format: Intl.NumberFormat): string =>
    parties.map(({ name }, party) => `${visible(name, "line")} ${format.format(numbers[party] ?? Number.NaN)}`).join(", ");
  const lines = [colours.bold(visible(value.title, "line")), `This outcome gives, in points: ${perParty(given.utilities, POINTS)}`];
  lines.push(...standingLines(improvement, colours));
  if (best.length === 0) return text([...lines, "On the stated preferences, nothing is better for somebody and worse for nobody."]);
  const onFrontier = dominating === "1" ? "" : ` Of the Pareto frontier, ${ways === 1 ? "one point is" : `${ways} points are`} among them.`;
  lines.push(`${betterWords(dominating)}${onFrontier}`);
  const heading = "The best by the product of gains over this outcome";
  for (const [i, bettering] of best.entries()) {
    const tie = best.length > 1 ? ` (${i + 1} of ${best.length} that tie)` : "";
    lines.push("", colours.bold(`${heading}${tie}`), `  gains: ${perParty(bettering.gains, GAIN)}`);
    lines.push(...tradeLines(bettering, { value, perParty, colours }));
    if (!bettering.point.rational) lines.push(colours.yellow("  Even so, somebody is better off walking away."));
  }
  return text(lines);
}

/** What stands against the given outcome, whatever it is worth. */
function standingLines({ given, parties }: Improvement, colours: Colours): readonly string[] {
  const impossible = given.possible ? [] : [colours.yellow("A public constraint rules this outcome out.")];
  const crossed = given.crosses.map(({ party, name }) => {
    const owner = parties.find(({ id }) => id === party)?.name ?? party;
    return colours.yellow(`It crosses a red line of ${visible(owner, "line")}: ${visible(name, "line")}.`);
  });
  return [...impossible, ...crossed];
}

const text = (lines: readonly string[]): string => `${lines.join("\n")}\n`;

function betterWords(dominating: string | null): string {
  if (dominating === null) return "Other outcomes are at least as good for everyone and better for somebody, too many to count.";
  if (dominating === "1") return "One outcome is at least as good for everyone and better for somebody.";
  return `${COUNT.format(BigInt(dominating))} outcomes are at least as good for everyone and better for somebody.`;
}

interface Wording {
  readonly value: Case;
  readonly perParty: (numbers: readonly number[], format: Intl.NumberFormat) => string;
  readonly colours: Colours;
}

function tradeLines({ trade, together }: Bettering, { value, perParty, colours }: Wording): readonly string[] {
  const changes = trade.flatMap(({ issue, from, to, gains }) => [
    `  ${colours.cyan(issueName(value, issue))}: ${perParty(gains, GAIN)}`,
    `    from ${optionName(value, issue, from)}`,
    `    to   ${optionName(value, issue, to)}`,
  ]);
  return together.every((points) => points === 0)
    ? changes
    : [...changes, `  ${colours.cyan("Issues acting together")}: ${perParty(together, GAIN)}`];
}

function issueName(value: Case, id: IssueId): string {
  return visible(value.issues.find((issue) => issue.id === id)?.name ?? id, "line");
}

function optionName(value: Case, id: IssueId, option: OptionId): string {
  const issue = value.issues.find((each) => each.id === id);
  switch (issue?.kind) {
    case "choice":
      return visible(issue.options.find((each) => each.id === option)?.name ?? option, "line");
    case "range":
      return issue.range.unit === undefined ? option : visible(`${option} ${issue.range.unit}`, "line");
    default:
      return option;
  }
}

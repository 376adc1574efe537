import { assertNever, type BarLine, type Distance, type Gap, type Groundwork, type Projection } from "@detente/engine";
import type { Block, Section } from "../document.ts";
import { decimalText, percentText } from "../numbers.ts";
import { plainText } from "../plain-text.ts";
import type { Table } from "../table.ts";
import { type AdviceNames, changeOrNone, changeText, pointsText } from "./advice-names.ts";
import { durationWords } from "./duration-words.ts";
import { refWords } from "./ref-words.ts";

/** How far the groundwork is, what is missing, how far apart the parties are, and whether they meet in time. `track`: name of a track by id. */
export function groundworkSection(reading: Groundwork, names: AdviceNames, track: (id: string) => string): Section {
  const { bar, missing, isOverridden, distances, projections, party } = reading;
  return {
    id: "groundwork",
    title: "Groundwork",
    blocks: [
      { kind: "paragraph", text: readyWords(bar, missing.length, isOverridden) },
      ...(missing.length === 0 ? [] : [{ kind: "list" as const, items: missing.map((line) => missingWords(line, track)) }]),
      { kind: "table", table: issuesTable(reading, names), shown: "open" },
      ...distances.map((each): Block => ({ kind: "table", table: distanceTable(each, party, names), shown: "open" })),
      ...projections.map((each): Block => ({ kind: "paragraph", text: projectionWords(each, party, names) })),
      ...(projections.length === 0
        ? []
        : [{ kind: "table" as const, table: ratesTable(projections, party, names), shown: "folded" as const }]),
    ],
  };
}

function readyWords(bar: readonly BarLine[], missing: number, isOverridden: boolean): string {
  if (bar.length === 0) return "Nothing has to be reached before this table may settle.";
  if (missing === 0) return "All that had to be reached before this table may settle has been reached.";
  return isOverridden
    ? "The facilitator lets this table go ahead, although this is missing:"
    : "Before this table may settle anything, this is missing:";
}

function missingWords(line: BarLine, track: (id: string) => string): string {
  if (line.what === "report") return `A report of ${plainText(track(line.track))}.`;
  const found = (text: (value: number) => string): string => (line.found === null ? "nobody has reported" : `now ${text(line.found)}`);
  const count = (value: number): string => String(value);
  switch (line.what) {
    case "settled":
      return `Issues settled: at least ${line.wanted}; ${found(count)}.`;
    case "bracketed":
      return `Issues in brackets: at most ${line.wanted}; ${found(count)}.`;
    case "open":
      return `Issues open: at most ${line.wanted}; ${found(count)}.`;
    case "rounds":
      return `Rounds of groundwork: at least ${line.wanted}; ${found(count)}.`;
    case "timeLeft":
      return `Time left: at least ${durationWords(line.wanted)}; ${found(durationWords)}.`;
    default:
      return assertNever(line);
  }
}

function issuesTable({ issues }: Groundwork, { labels }: AdviceNames): Table {
  const count = (state: string): number => issues.filter((each) => each.state === state).length;
  return {
    caption: `Issue by issue: ${count("settled")} settled, ${count("bracketed")} in brackets, ${count("open")} open`,
    columns: [
      { name: "Issue", kind: "name" },
      { name: "State", kind: "text" },
      { name: "At", kind: "name" },
    ],
    rows: issues.map(({ issue, state, option }) => ({
      cells: [labels.issue(issue), state === "bracketed" ? "in brackets" : state, option === null ? "–" : labels.option(issue, option)],
    })),
  };
}

function distanceTable(distance: Distance, own: Groundwork["party"], names: AdviceNames): Table {
  const { labels } = names;
  const { counterpart, issues, together, total, shares } = distance;
  const [me, them] = [labels.party(own), labels.party(counterpart)];
  const cells = ({ own: mine, other }: Gap): readonly string[] => [changeText(names, own, mine), changeOrNone(names, counterpart, other)];
  return {
    caption: `How far apart the last offers are (${refWords(distance.mine)}; ${refWords(distance.theirs)}): what each would lose by taking the other's option, in its own points`,
    columns: [
      { name: "Issue", kind: "name" },
      { name: me, kind: "name" },
      { name: them, kind: "name" },
      { name: `${me} loses`, kind: "number" },
      { name: `${them} loses, by estimate`, kind: "number" },
    ],
    rows: [
      ...issues.map((each) => ({
        cells: [labels.issue(each.issue), labels.option(each.issue, each.mine), labels.option(each.issue, each.theirs), ...cells(each)],
        ...(each.mine === each.theirs && { tone: "quiet" as const }),
      })),
      ...(together.own !== 0 || (together.other ?? 0) !== 0 ? [{ cells: ["Issues acting together", "–", "–", ...cells(together)] }] : []),
      { cells: ["In all", "–", "–", ...cells(total)] },
      { cells: ["As a share of the range", "–", "–", percentText(shares.own), shares.other === null ? "–" : percentText(shares.other)] },
    ],
  };
}

function projectionWords(projection: Projection, own: Groundwork["party"], names: AdviceNames): string {
  const [me, them] = [names.labels.party(own), names.labels.party(projection.counterpart)];
  const { linear, forecast, gap, now, end } = projection;
  const points = (value: number): string => pointsText(names, own, value);
  const coming =
    forecast === null
      ? ""
      : ` Going by the course of its offers, ${them} comes to ${points(forecast.likely)} points for ${me} by the end (at least ${points(forecast.low)}, hardly above ${points(forecast.high)}); ${me} will be at ${points(forecast.own)}, so they ${forecast.isMeeting ? "meet" : "do not meet within the time"}.`;
  switch (linear.kind) {
    case "met":
      return gap < 0
        ? `The last offer of ${them} is worth ${points(-gap)} points more to ${me} than its own.`
        : `The last offer of ${them} is worth as much to ${me} as its own: there is nothing between them.`;
    case "unknown":
      return `${me} and ${them} are ${points(gap)} points of ${me} apart; there are too few offers to say how fast they come nearer.${coming}`;
    case "never":
      return `${me} and ${them} are ${points(gap)} points of ${me} apart and do not come nearer.${coming}`;
    case "meets": {
      const when =
        linear.isWithinTime === null
          ? `${timeWords(projection, linear.at)}; no end of the talks is known`
          : linear.isWithinTime
            ? timeWords(projection, linear.at)
            : `${timeWords(projection, linear.at)}, not within the time, which ${(end ?? 0) <= now ? "is over" : `ends ${timeWords(projection, end ?? 0)}`}`;
      const low = linear.isAboveWalkAway === false ? `, below what no agreement is worth to ${me}: it could not sign there` : "";
      return `${me} and ${them} are ${points(gap)} points of ${me} apart. At their rates so far they meet ${when}, at ${points(linear.points)} points for ${me}${low}.${coming}`;
    }
    default:
      return assertNever(linear);
  }
}

const timeWords = ({ unit, now }: Projection, at: number): string =>
  unit === "days" ? `in ${decimalText(Math.max(0, at - now), 1)} days` : `at ${percentText(Math.max(0, at))} of the time`;

function ratesTable(projections: readonly Projection[], own: Groundwork["party"], names: AdviceNames): Table {
  const me = names.labels.party(own);
  return {
    caption: `How fast they come nearer, in points of ${me}`,
    columns: [
      { name: "Counterpart", kind: "name" },
      { name: "Apart", kind: "number" },
      { name: `${me} gives`, kind: "number" },
      { name: "Counterpart comes up", kind: "number" },
      { name: "For each", kind: "text" },
    ],
    rows: projections.map(({ counterpart, gap, ownRate, otherRate, unit }) => ({
      cells: [
        names.labels.party(counterpart),
        pointsText(names, own, gap),
        changeOrNone(names, own, ownRate),
        changeOrNone(names, own, otherRate),
        unit === "days" ? "day" : "whole of the time",
      ],
    })),
  };
}

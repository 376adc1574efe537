import { assertNever, type Figure, type Standings, type StrategyStanding, type TournamentSettings } from "@detente/engine";
import { countText, decimalText, percentText } from "../numbers.ts";
import { plainText } from "../plain-text.ts";
import type { TournamentReading } from "./tournament-reading.ts";

/** A share as a percentage with one decimal, and its 95 % interval: "62.1 % (58.0 to 66.2)". */
export function figureWords({ mean, interval }: Figure): string {
  if (mean === null) return "–";
  const range = interval === null ? "" : ` (${hundredths(interval.low)} to ${hundredths(interval.high)})`;
  return `${hundredths(mean)} %${range}`;
}

/** A hundred times the value: "62.1". */
export const hundredths = (value: number | null): string => (value === null ? "–" : decimalText(100 * value, 1));

/** The one sentence to take away: who leads, and whether chance could have made it so. */
export function leaderSentence({ strategies, games }: Standings): string {
  const [first, second] = strategies;
  const mean = first?.figures.advantage.mean ?? null;
  if (first === undefined || mean === null) return "No game has a winner to tell of.";
  const leaders = strategies.filter(({ rank }) => rank === 1).map(({ strategy }) => plainText(strategy));
  const lead = `${leaders.join(" and ")} ${leaders.length > 1 ? "lead" : "leads"} with ${hundredths(mean)} % of what was to be had`;
  const played = `in ${countText(String(games))} ${games === 1 ? "game" : "games"}`;
  if (second === undefined || leaders.length > 1) return `${lead} ${played}.`;
  return overlaps(first.figures.advantage, second.figures.advantage)
    ? `${lead} ${played}; chance could put ${plainText(second.strategy)} before it.`
    : `${lead} ${played}, clearly before ${plainText(second.strategy)}.`;
}

function overlaps(one: Figure, other: Figure): boolean {
  return one.interval !== null && other.interval !== null && one.interval.low <= other.interval.high;
}

/** How the tournament was played, in sentences. */
export function settingsSentences({ settings }: TournamentReading): readonly string[] {
  const { cases, strategies, repetitions, seed, selfPlay, openings } = settings;
  const counted = (count: number, noun: string): string => `${countText(String(count))} ${noun}${count === 1 ? "" : "s"}`;
  return [
    `${counted(strategies.length, "strategy").replace("strategys", "strategies")} on ${counted(cases.length, "case")}: ${cases.map(({ name }) => plainText(name)).join(", ")}.`,
    `${protocolWords(settings)} ${seatingWords(settings)}`,
    `${selfPlay === "included" ? "Strategies also play against themselves." : "No strategy plays against itself alone."} ${
      openings === "first" ? "The first party of a case opens." : "Each game is played once with each party opening."
    }`,
    `${repetitions === 1 ? "Each game is played once" : `Each game is played ${countText(String(repetitions))} times`}, seed ${seed}: the same settings give the same games.`,
  ];
}

function protocolWords({ protocol, deadline }: TournamentSettings): string {
  const limit =
    deadline.rounds === undefined
      ? ""
      : ` of ${countText(String(deadline.rounds))} rounds${deadline.roundTime === "entered" ? ", counted as they begin" : ""}`;
  switch (protocol.kind) {
    case "alternatingOffers":
      return `Alternating offers${limit}.`;
    case "openFloor":
      return "Open floor: any party acts at any time.";
    case "singleText":
      return `Single text${limit}.`;
    case "blindBids":
      return "Blind bids.";
    default:
      return assertNever(protocol);
  }
}

function seatingWords({ seating }: TournamentSettings): string {
  return seating.kind === "every"
    ? "Every strategy sits at every place against every other."
    : `On each case ${countText(String(seating.size))} seatings are drawn, in which each strategy drawn sits at every place.`;
}

/** What stands against the figures; empty where nothing does. */
export function standingCautions({ strategies }: Standings): readonly string[] {
  const mixed = strategies.filter(({ versions }) => versions.length > 1).map(({ strategy }) => plainText(strategy));
  const forfeiting = strategies.filter(({ forfeits }) => forfeits > 0);
  return [
    ...forfeiting.map((standing) => forfeitSentence(standing)),
    ...(mixed.length === 0 ? [] : [`Results of different versions are mixed: ${mixed.join(", ")}.`]),
  ];
}

const forfeitSentence = ({ strategy, forfeits, games }: StrategyStanding): string =>
  `${plainText(strategy)} forfeited ${countText(String(forfeits))} ${forfeits === 1 ? "seat" : "seats"} in ${countText(String(games))} games (${percentText(
    forfeits / Math.max(1, games),
  )}); a forfeit counts as no agreement.`;

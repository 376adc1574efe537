import type { PartyView } from "@detente/engine";
import { SAME_AGAIN, type Step } from "@detente/report";
import { lineWords } from "./line-words.ts";
import { draftTable, offerTable } from "./offer-table.ts";
import { lastOffers, news, type Standing, standingOffer } from "./offers-so-far.ts";
import { showPlot } from "./show-plot.ts";
import type { Sight } from "./sight.ts";
import type { Turn } from "./turn.ts";
import { worthTable } from "./worth-table.ts";

/** What the person reads at the beginning of a turn. "news": of an offer that is the same again, no more than what it is worth. */
export function showTurn(turn: Turn, extent: "whole" | "news"): void {
  const { screen, view, sight } = turn;
  const steps = news(turn);
  screen.blank();
  screen.say(`Round ${view.rounds + 1}${view.roundLimit === null ? "" : ` of ${view.roundLimit}`}. ${timeWords(view, sight)}`, "bold");
  for (const step of steps) screen.say(newsWords(step));
  const standing = standingOffer(turn);
  const isNew = steps.some(({ kind, detail }) => kind === "offer" && detail !== SAME_AGAIN);
  if (standing !== null && (isNew || extent === "whole")) {
    showOptions(turn);
    if (turn.plots.isDrawn) showPlot(turn, standing.place);
  }
  showWorth(turn);
}

/** Issue by issue, the offer on the table beside the person's own; the draft alone where there is no offer. */
export function showOptions(turn: Turn): void {
  const { screen, sight, events, draft } = turn;
  const standing = standingOffer(turn);
  const mine = { name: lastOffers(events, sight.party).last === draft.outcome ? "You offered" : "Your draft", outcome: draft.outcome };
  screen.blank();
  if (standing === null) {
    screen.table(draftTable(sight, mine));
    return;
  }
  const { table, same } = offerTable(sight, { name: `${nameOf(sight, standing)} offers`, outcome: standing.outcome }, mine);
  screen.table(table);
  if (same.length > 0) screen.say(`The same in both: ${same.map(sight.labels.issue).join(", ")}.`, "dim");
}

/** What the offers are worth, and which red lines they cross. */
export function showWorth(turn: Turn): void {
  const { screen, sight, view, draft } = turn;
  const overridden = view.overrides.map(({ redLine }) => redLine);
  const standing = standingOffer(turn);
  screen.blank();
  screen.table(worthTable(turn));
  const lines = standing === null ? [] : lineWords(sight, standing.outcome, overridden).map((line) => `The offer ${line}`);
  const own = lineWords(sight, draft.outcome, overridden).map((line) => `Your draft ${line}`);
  for (const line of [...lines, ...own]) screen.say(line, "warning");
  if (standing !== null && lines.length === 0 && sight.brief.redLines.length > 0)
    screen.say("The offer crosses no red line that you know of.");
}

const nameOf = (sight: Sight, { place }: Standing): string => sight.counterparts[place]?.name ?? "";

export function newsWords({ words, detail, offer, kind }: Step): string {
  if (kind !== "offer") return `${words}.`;
  if (detail === SAME_AGAIN) return `${words} the same again (${offer ?? ""}).`;
  return detail.includes("→") ? `${words} (${offer ?? ""}), new: ${detail}.` : `${words} for the first time (${offer ?? ""}).`;
}

/** What is left of the time, and who can still answer. */
function timeWords({ roundLimit, rounds, parties, left }: PartyView, { party, labels }: Sight): string {
  if (roundLimit === null) return "There is no deadline.";
  const toCome = roundLimit - rounds - 1;
  if (toCome > 0) return toCome === 1 ? "One more comes after it." : `${toCome} more come after it.`;
  const after = parties.slice(parties.indexOf(party) + 1).filter((each) => !left.includes(each));
  return after.length === 0
    ? "It is the last, and nobody can answer you any more: accept, or there is no agreement."
    : `It is the last: only ${after.map(labels.party).join(", ")} can answer you.`;
}

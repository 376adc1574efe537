import type { Verdict } from "@detente/engine";
import { pointsText } from "../advice-names.ts";
import { obstacleClause } from "./obstacle-words.ts";
import { drawnShareWords } from "./share-words.ts";
import type { VerdictNames } from "./verdict-names.ts";

/** One sentence: why the rule gave its word, with the numbers it went by. */
export function whySentence(verdict: Verdict, names: VerdictNames): string {
  const { party, word, goingOn, comingBack, zopa, row } = verdict;
  const points = (value: number): string => pointsText(names, party, value);
  const going = `going on now brings ${points(goingOn.mean)} on average`;
  switch (word) {
    case "accept":
      return row === 1
        ? `${standingClause(verdict, names)}, and ${isOver(verdict) ? "at this table nothing better can still be settled" : `${going}, which is no more`}.`
        : `${standingClause(verdict, names)}, and nothing better can be brought to an end now, for ${obstacleClause(verdict.obstacles, names)}.`;
    case "counter":
      return `${standingClause(verdict, names)}, and ${going}, more than no agreement; there are packages that are better for all sides than no agreement, by your estimates.`;
    case "keepTalking":
      return `${standingClause(verdict, names)}, and ${going}, more than no agreement, though no package can be put forward to that end now.`;
    case "pause":
      return `${standingClause(verdict, names)}; ${verdict.obstacles.length === 0 ? `${going} in the time that is left` : `nothing better can be brought to an end now, for ${obstacleClause(verdict.obstacles, names)}`}; but there is room to agree in ${drawnShareWords(zopa)} of what the other side may want, and a pause is worth ${points(comingBack?.value ?? Number.NaN)}, more than no agreement.`;
    case "walkAway":
      return `${standingClause(verdict, names)}, and ${isOver(verdict) ? "nothing can be settled in time" : going}${comingBack === null ? "" : `, while a pause is worth ${points(comingBack.value)}`}: not noticeably more than no agreement.`;
  }
}

/** Whether nothing can be settled in time, so that the rule counts going on as no agreement. */
export const isOver = ({ obstacles }: Verdict): boolean => obstacles.some(({ kind }) => kind === "deadline" || kind === "groundwork");

/** What the offer is, against no agreement. */
function standingClause({ party, offer, reservation }: Verdict, names: VerdictNames): string {
  const points = (value: number): string => pointsText(names, party, value);
  const worth = `The offer is worth ${points(offer.value)} points to ${names.labels.party(party)}`;
  const lines = offer.crosses.length === 0 ? "" : `, and crosses ${count(offer.crosses.length, "red line")} of its own`;
  const rules = offer.breaks.length === 0 ? "" : `, and breaks ${count(offer.breaks.length, "constraint")} of the case`;
  const against = offer.margin < 0 ? "less than" : offer.margin > 0 ? "more than" : "as much as";
  return `${worth}, ${against} no agreement (${points(reservation.value)})${lines}${rules}`;
}

const count = (number: number, thing: string): string => (number === 1 ? `a ${thing}` : `${number} ${thing}s`);

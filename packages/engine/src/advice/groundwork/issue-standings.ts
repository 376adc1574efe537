import { own } from "../../lib/own.ts";
import type { Case } from "../../model/case.ts";
import type { IssueId, OptionId } from "../../model/ids.ts";
import { isTextAgreed } from "../../session/groundwork-report.ts";
import type { TableView } from "../../session/view.ts";

/** How far the talks are on one issue. */
export interface IssueStanding {
  readonly issue: IssueId;
  readonly state: "settled" | "bracketed" | "open";
  /** Where it is settled, and it is known at what. */
  readonly option: OptionId | null;
}

/**
 * Issue by issue as a table has it, by the rule of the session [G1]: bracketed where the option it is settled at, or any of its options
 * while it is not, has a text in brackets; settled where it is settled ad referendum or agreed, and not bracketed; else open.
 */
export function issueStandingsOfView({ issues, settled, texts, required, ending }: TableView): readonly IssueStanding[] {
  const options = ending?.kind === "agreed" ? ending.outcome : settled;
  return issues.map(({ id }): IssueStanding => {
    const option = own(options, id) ?? null;
    const isBracketed = texts.some((text) => text.issue === id && (option ?? text.option) === text.option && !isTextAgreed(text, required));
    if (isBracketed) return { issue: id, state: "bracketed", option };
    return { issue: id, state: option === null ? "open" : "settled", option };
  });
}

/**
 * The same as the case reads it, of the issues of a track, from the tracks that report to it: settled where one of them has settled it,
 * else bracketed where one has come so far, else open.
 */
export function issueStandingsOfCase({ issues, tracks }: Pick<Case, "issues" | "tracks">, track: string): readonly IssueStanding[] {
  const named = tracks.find(({ id }) => id === track)?.issues ?? issues.map(({ id }) => id);
  const reached = tracks.flatMap((each) => (each.reportsTo === track && each.reached !== undefined ? [each.reached] : []));
  return named.map((issue) => ({
    issue,
    state: reached.some(({ settled }) => settled.includes(issue))
      ? "settled"
      : reached.some(({ bracketed }) => bracketed.includes(issue))
        ? "bracketed"
        : "open",
    option: null,
  }));
}

import { type Case, type IssueId, type Outcome, type OptionId } from "@detente/engine";

/** "issue=option,issue=option", as addresses carry a package. */
export const packageText = (outcome: Outcome): string =>
  Object.entries(outcome)
    .map(([issue, option]) => `${issue}=${option}`)
    .join(",");

/** What of it names issues of the case; whether the options exist, the engine says. Null: nothing does. */
export function packageOfText(text: string, { issues }: Case): Outcome | null {
  const named = new Map(text.split(",").map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)]));
  const entries = issues.flatMap(({ id }): readonly (readonly [IssueId, OptionId])[] => {
    const option = named.get(id);
    // An id as the address has it.
    return option === undefined || option === "" ? [] : [[id, option as OptionId]];
  });
  return entries.length === issues.length ? Object.fromEntries(entries) : null;
}

import { issueId, optionId, type Case, type Issue, type IssueId, type OptionId, type Outcome, type Result } from "@detente/engine";

/** Names listed in a message. */
const LISTED = 12;

/**
 * The outcome that `issue=option,…` means. Ids hold neither "," nor "=". A number of a range issue may be written in any way
 * ("12.50"), and yes-or-no issues take true and false too. Whether a number is one of its range is left to the engine. The
 * failure lists everything else that is wrong with it.
 */
export function outcomeArgument(text: string, { issues }: Pick<Case, "issues">): Result<Outcome, readonly string[]> {
  const { chosen, problems } = optionsArgument(text, issues);
  const missing = issues.filter(({ id }) => !chosen.has(id)).map(({ id }) => id);
  const all = missing.length > 0 ? [...problems, `no option for ${missing.join(", ")}`] : problems;
  if (all.length > 0) return { kind: "failed", failure: all };
  // Every issue has an option, for nothing is missing and nothing was refused.
  return { kind: "ok", value: Object.fromEntries(chosen) as Outcome };
}

export interface ChosenOptions {
  /** Null for an issue whose option was not understood. */
  readonly chosen: ReadonlyMap<IssueId, OptionId | null>;
  readonly problems: readonly string[];
}

/** The options that `issue=option,…` means, and everything that is wrong with it; issues may be left out. */
export function optionsArgument(text: string, issues: Case["issues"]): ChosenOptions {
  const problems: string[] = [];
  const chosen = new Map<IssueId, OptionId | null>();
  for (const [name, written] of pairs(text)) {
    const issue = issues.find(({ id }) => id === name);
    if (issue === undefined) {
      problems.push(`no issue "${name}"; the issues are ${some(issues.map(({ id }) => id))}`);
      continue;
    }
    const option = optionNamed(issue, written);
    if (chosen.has(issue.id)) problems.push(`issue ${name} is there twice`);
    else if (option === null) problems.push(`issue ${name} has no option "${written}"; it has ${optionsInWords(issue)}`);
    chosen.set(issueId(name), option);
  }
  return { chosen, problems };
}

function pairs(text: string): readonly (readonly [string, string])[] {
  const parts = text.split(",").filter((part) => part.trim() !== "");
  return parts.map((part) => {
    const [name = "", ...rest] = part.split("=");
    return [name.trim(), rest.join("=").trim()];
  });
}

/** The option of an issue that a text names; null where it names none. */
export function optionNamed(issue: Issue, written: string): OptionId | null {
  switch (issue.kind) {
    case "choice":
      return issue.options.find(({ id }) => id === written)?.id ?? null;
    case "yesNo":
      if (written === "yes" || written === "true") return optionId("yes");
      return written === "no" || written === "false" ? optionId("no") : null;
    case "range":
      return written === "" || !Number.isFinite(Number(written)) ? null : optionId(String(Number(written)));
  }
}

export function optionsInWords(issue: Issue): string {
  switch (issue.kind) {
    case "choice":
      return some(issue.options.map(({ id }) => id));
    case "yesNo":
      return "no, yes";
    case "range":
      return `the numbers from ${issue.range.from} to ${issue.range.to} by ${issue.range.step}`;
  }
}

function some(names: readonly string[]): string {
  return names.length > LISTED ? `${names.slice(0, LISTED).join(", ")} and ${names.length - LISTED} more` : names.join(", ");
}

import { type Issue, type IssueId, type OptionId, optionId, type Result } from "@detente/engine";
import { optionNamed, optionsInWords } from "../outcome-argument.ts";
import type { Sight } from "./sight.ts";

/** What a person means by `issue=option, issue=option`; the failure lists all that was not understood. */
export function readOptions(text: string, sight: Sight): Result<ReadonlyMap<IssueId, OptionId>, readonly string[]> {
  const chosen = new Map<IssueId, OptionId>();
  const problems: string[] = [];
  // "70,000" is one number: a comma parts only what has an equals sign after it.
  for (const part of text.split(/[,;](?=[^,;=]*=)/u)) {
    const [name = "", ...rest] = part.split("=");
    const issue = issueMeant(name.trim(), sight);
    if (issue.kind === "failed") problems.push(issue.failure);
    else {
      const option = readOption(rest.join("=").trim(), issue.value, sight);
      if (option.kind === "failed") problems.push(option.failure);
      else chosen.set(issue.value.id, option.value);
    }
  }
  return problems.length > 0 ? { kind: "failed", failure: problems } : { kind: "ok", value: chosen };
}

/** What stands between thousands: "70,000". In "12,5" a comma is something else, and is not understood. */
const THOUSANDS = /[, _'](?=\d{3}(?:\D|$))/gu;

/** An issue by its id or name, or by a part of one of them, if no other has it. */
export function issueMeant(written: string, { value: { issues }, labels }: Sight): Result<Issue, string> {
  const found = meant(
    written,
    issues.map((issue) => [issue, issue.id, labels.issue(issue.id)]),
  );
  const ids = (some: readonly Issue[]): string => some.map(({ id }) => id).join(", ");
  if (found.length === 1 && found[0] !== undefined) return { kind: "ok", value: found[0] };
  if (found.length > 1) return { kind: "failed", failure: `"${written}" could be ${ids(found)}.` };
  return { kind: "failed", failure: `There is no issue "${written}"; the issues are ${ids(issues)}.` };
}

/** An option by its id, name or number in the list, or by a part of its id or name; of a range, the number itself. */
export function readOption(written: string, issue: Issue, { labels, current }: Sight): Result<OptionId, string> {
  const exact = optionNamed(issue, written);
  if (issue.kind === "range") {
    const number = exact ?? optionNamed(issue, written.replace(THOUSANDS, ""));
    const { from, to, step } = issue.range;
    const numbered = current.space.issues.find(({ id }) => id === issue.id);
    if (number !== null && numbered?.optionNumbers.has(number) === true) return { kind: "ok", value: number };
    return { kind: "failed", failure: `${issue.id} takes the numbers from ${from} to ${to} by ${step}, not "${written}".` };
  }
  if (exact !== null) return { kind: "ok", value: exact };
  const options = issue.kind === "yesNo" ? [optionId("no"), optionId("yes")] : issue.options.map(({ id }) => id);
  const numbered = /^\d+$/u.test(written) ? options[Number(written) - 1] : undefined;
  if (numbered !== undefined) return { kind: "ok", value: numbered };
  const found = meant(
    written,
    options.map((option) => [option, option, labels.option(issue.id, option)]),
  );
  if (found.length === 1 && found[0] !== undefined) return { kind: "ok", value: found[0] };
  if (found.length > 1) return { kind: "failed", failure: `${issue.id}: "${written}" could be ${found.join(", ")}.` };
  return { kind: "failed", failure: `${issue.id} has no option "${written}"; it has ${optionsInWords(issue)}, or their numbers from 1.` };
}

/** Those that are called so; if none is, those that begin so, or else have it in them. Case does not matter. Nothing is meant by nothing. */
function meant<Item>(written: string, items: readonly (readonly [item: Item, ...names: string[]])[]): readonly Item[] {
  const wanted = written.toLowerCase();
  if (wanted === "") return [];
  const those = (fits: (name: string) => boolean): readonly Item[] =>
    items.flatMap(([item, ...names]) => (names.some((name) => fits(name.toLowerCase())) ? [item] : []));
  const exact = those((name) => name === wanted);
  if (exact.length > 0) return exact;
  const begun = those((name) => name.startsWith(wanted));
  return begun.length > 0 ? begun : those((name) => name.includes(wanted));
}

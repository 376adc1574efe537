import { own } from "../../lib/own.ts";
import { optionId } from "../../model/ids.ts";
import type { WeightedWorth } from "../../model/preferences.ts";
import { likely } from "../../model/quantity.ts";
import type { WebDomain, WebIssue } from "./genius-web-domain.ts";
import type { JsonNode } from "./json.ts";
import { distinctMembers, member, textOf } from "./json-members.ts";
import type { Report } from "./report.ts";

/** The utility of the reservation bid; 0 without one, as GeniusWeb then takes any agreement to be better than none. */
export function webReservation(
  bid: JsonNode | undefined,
  { domain, worths }: { readonly domain: WebDomain; readonly worths: ReadonlyMap<WebIssue, WeightedWorth> },
  report: Report,
): number {
  if (bid === undefined || bid.kind === "null") return 0;
  const path = "reservation bid";
  const values = member(bid, "issuevalues", "issueValues");
  if (values?.kind !== "object") {
    report.error({ at: bid.at, code: "bad-reservation", path, message: "Expected an object named issuevalues." });
    return 0;
  }
  const members = distinctMembers(values, path, report);
  const named = new Set(members.map((each) => each.key));
  const left = [...domain.issues.keys()].filter((name) => !named.has(name));
  if (left.length > 0) {
    report.warn({
      at: values.at,
      code: "partial-reservation",
      path,
      message: `The bid leaves out ${left.join(", ")}, which adds nothing to its utility.`,
    });
  }
  let total = 0;
  for (const { key, at, value } of members) {
    const issue = domain.issues.get(key);
    const worth = issue && worths.get(issue);
    const utility = issue && worthOf(value, issue, worth);
    if (utility === undefined)
      report.error({ at, code: "bad-reservation", path, message: `The domain has no issue "${key}" with this value.` });
    else total += (worth === undefined ? 0 : likely(worth.weight)) * utility;
  }
  const weights = [...worths.values()].reduce((sum, worth) => sum + likely(worth.weight), 0);
  const utility = weights === 0 ? 0 : total / weights;
  if (Number.isFinite(utility)) return utility;
  report.error({ at: bid.at, code: "too-large-number", path, message: "The numbers are too large to add up." });
  return 0;
}

/** Undefined where the issue has no such value. */
function worthOf(value: JsonNode, { issue, optionIds }: WebIssue, worth: WeightedWorth | undefined): number | undefined {
  if (issue.kind !== "range") {
    const id = optionIds.get(textOf(value) ?? "");
    if (id === undefined) return undefined;
    return worth?.kind === "options" ? likely(own(worth.options, id) ?? 0) : 0;
  }
  const number = Number(textOf(value)?.trim() || Number.NaN);
  const { from, to } = issue.range;
  if (!(number >= from && number <= to)) return undefined;
  if (worth?.kind === "options") return likely(own(worth.options, optionId(String(number))) ?? 0);
  const [first, last] = worth?.curve ?? [];
  if (first === undefined || last === undefined) return 0;
  return likely(first.worth) + ((number - from) / (to - from)) * (likely(last.worth) - likely(first.worth));
}

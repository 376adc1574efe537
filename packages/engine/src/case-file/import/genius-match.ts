import type { GeniusDomain, GeniusIssue } from "./genius-domain.ts";
import { type FoundIssue, foundIssues, type GeniusSpace } from "./genius-space.ts";
import type { Report } from "./report.ts";

/** What a profile says of the issues of its domain. */
export interface Match {
  readonly issues: ReadonlyMap<GeniusIssue, FoundIssue>;
  /** By the number boxes and weights use. The profile's own numbers go before the domain's. */
  readonly byIndex: ReadonlyMap<number, GeniusIssue>;
}

/**
 * Pairs a profile's issues with those of its domain: by name where the name is the domain's only one, else by index, which is what
 * Genius goes by alone. Issues that only one of the two has are reported.
 */
export function matchIssues(domain: GeniusDomain, { space, objective }: GeniusSpace, report: Report): Match {
  const found = foundIssues(objective, report);
  const issues = new Map<GeniusIssue, FoundIssue>();
  const byIndex = new Map(domain.issues.map((each) => [each.index, each]));
  const lookUp = issueFinder(domain);
  for (const each of found) {
    const path = `issue ${each.name}`;
    const at = each.element.attribute("name")?.at ?? each.element.at;
    const issue = lookUp(each);
    if (issue === undefined) {
      const message = "The domain has no issue of this name or index.";
      report.error({ at, code: "unknown-issue", path, message, hint: "Check that domain and profile belong together." });
      continue;
    }
    if (issues.has(issue)) report.warn({ at, code: "duplicate-issue", path, message: "The issue comes twice; the last one counts." });
    if (issue.issue.name !== each.name) {
      report.warn({ at, code: "issue-name-differs", path, message: `The domain calls issue ${each.index} "${issue.issue.name}".` });
    } else if (issue.index !== each.index) {
      report.warn({
        at,
        code: "issue-index-differs",
        path,
        message: `The domain gives this issue the index ${issue.index}; matched by name.`,
      });
    }
    issues.set(issue, each);
    byIndex.set(each.index, issue);
  }
  const missing = domain.issues.filter((issue) => !issues.has(issue));
  for (const { issue } of found.length === 0 ? [] : missing) {
    const message = "The profile does not mention this issue of the domain; it adds nothing.";
    report.warn({ at: space.at, code: "missing-issue", path: `issue ${issue.name}`, message });
  }
  return { issues, byIndex };
}

function issueFinder(domain: GeniusDomain): (found: FoundIssue) => GeniusIssue | undefined {
  const byName = new Map<string, GeniusIssue | "several">();
  for (const each of domain.issues) byName.set(each.issue.name, byName.has(each.issue.name) ? "several" : each);
  const byIndex = new Map(domain.issues.map((each) => [each.index, each]));
  return ({ name, index }) => {
    const named = byName.get(name);
    return named === undefined || named === "several" ? byIndex.get(index) : named;
  };
}

import { type IssueId, issueId, type OptionId, optionId } from "../../model/ids.ts";
import type { Issue } from "../../model/issue.ts";
import type { Group } from "../../model/case.ts";
import type { TextFile } from "../problem.ts";
import { type FoundIssue, foundIssues, geniusSpace } from "./genius-space.ts";
import { geniusRange } from "./genius-range.ts";
import type { Report } from "./report.ts";
import { slugs } from "./slugs.ts";
import { readXml, type XmlElement } from "./xml.ts";

export interface GeniusDomain {
  readonly groups: readonly Group[];
  readonly issues: readonly GeniusIssue[];
}

/** An issue of a domain, with what a profile needs to refer to it. */
export interface GeniusIssue {
  readonly index: number;
  readonly issue: Issue;
  readonly type: IssueType;
  /** By value as the file spells it. Empty for numbers. */
  readonly optionIds: ReadonlyMap<string, OptionId>;
}

export type IssueType = "discrete" | "integer" | "real";

export function readGeniusDomain(file: TextFile, report: Report): GeniusDomain | undefined {
  const root = readXml(file, report);
  const space = root && geniusSpace(root, report);
  if (space === undefined) return undefined;
  const found = foundIssues(space.objective, report);
  if (found.length === 0) report.error({ at: space.space.at, code: "no-issues", path: "", message: "The domain has no issues." });
  warnOfTwins(found, report);
  const groups = groupsOf(found);
  const ids = slugs(
    found.map((each) => each.name),
    "issue",
  );
  const issues = found.map((each, i) => readIssue(each, { id: issueId(ids[i] ?? ""), group: groups.get(each.objectives.at(-1)) }, report));
  return { groups: [...groups.values()], issues: issues.filter((issue) => issue !== undefined) };
}

function groupsOf(found: readonly FoundIssue[]): Map<XmlElement | undefined, Group> {
  const objectives = [...new Set(found.map((each) => each.objectives.at(-1)))].filter((each) => each !== undefined);
  const names = objectives.map((each, i) => each.attribute("name")?.value.trim() || `Objective ${i + 1}`);
  const ids = slugs(names, "group");
  return new Map(objectives.map((each, i) => [each, { id: ids[i] ?? "", name: names[i] ?? "" }]));
}

interface Labels {
  readonly id: IssueId;
  readonly group: Group | undefined;
}

function readIssue(found: FoundIssue, { id, group }: Labels, report: Report): GeniusIssue | undefined {
  const description = found.element.attribute("description")?.value.trim();
  const texts = { id, name: found.name, ...(description ? { description } : {}), ...(group === undefined ? {} : { group: group.id }) };
  const type = issueType(found, report);
  if (type !== "discrete") {
    const range = geniusRange(found, type, report);
    return range && { index: found.index, type, issue: { ...texts, kind: "range", range }, optionIds: new Map() };
  }
  const items = distinctItems(found, report);
  if (items.size === 0) {
    report.error({
      at: found.element.at,
      code: "no-options",
      path: `issue ${found.name}`,
      message: "The issue has no items to choose from.",
    });
    return undefined;
  }
  const values = [...items.keys()];
  const ids = slugs(values, "option").map(optionId);
  const options = values.map((value, i) => ({
    id: ids[i] ?? optionId(""),
    name: value || "(empty)",
    ...described(items.get(value), value),
  }));
  return {
    index: found.index,
    type,
    issue: { ...texts, kind: "choice", options },
    optionIds: new Map(values.map((value, i) => [value, ids[i] ?? optionId("")])),
  };
}

function described(item: XmlElement | undefined, value: string): { description?: string } {
  const description = item?.attribute("description")?.value.trim();
  return description && description !== value ? { description } : {};
}

/** By value. Of items with the same value the last one counts. */
function distinctItems({ element, name }: FoundIssue, report: Report): Map<string, XmlElement> {
  const items = new Map<string, XmlElement>();
  for (const item of element.all("item")) {
    const value = item.attribute("value");
    const path = `issue ${name}, item ${value?.value ?? ""}`;
    if (value === undefined) report.error({ at: item.at, code: "missing-value", path, message: "The item has no value." });
    else if (items.has(value.value))
      report.warn({ at: value.at, code: "duplicate-item", path, message: "This item comes twice; the two are one option." });
    if (value !== undefined) items.set(value.value, item);
  }
  return items;
}

/** Files say the type up to three times over, as type, vtype and etype; a file that does not say means discrete. */
function issueType({ element, name }: FoundIssue, report: Report): IssueType {
  const said = ["type", "vtype", "etype"].map((key) => element.attribute(key)).filter((each) => each !== undefined);
  const [first] = said;
  if (first === undefined) return "discrete";
  const path = `issue ${name}`;
  if (said.some((each) => each.value.toLowerCase() !== first.value.toLowerCase())) {
    report.warn({ at: first.at, code: "conflicting-types", path, message: `The issue states several types; "${first.value}" counts.` });
  }
  const type = first.value.trim().toLowerCase();
  if (type === "discrete" || type === "integer" || type === "real") return type;
  report.warn({
    at: first.at,
    code: "unknown-type",
    path,
    message: `"${first.value}" is no type of issue; read as discrete, as Genius does.`,
  });
  return "discrete";
}

function warnOfTwins(found: readonly FoundIssue[], report: Report): void {
  const [names, indices] = [new Set<string>(), new Set<number>()];
  for (const { element, name, index } of found) {
    const path = `issue ${name}`;
    if (names.has(name))
      report.warn({ at: element.at, code: "duplicate-issue", path, message: "Two issues have this name; profiles are matched by index." });
    if (indices.has(index)) report.error({ at: element.at, code: "duplicate-index", path, message: `Two issues have the index ${index}.` });
    names.add(name);
    indices.add(index);
  }
}

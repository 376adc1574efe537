import type { Report } from "./report.ts";
import type { XmlElement } from "./xml.ts";

/** The parts of a Genius file that both domains and profiles have. */
export interface GeniusSpace {
  readonly space: XmlElement;
  /** The topmost objective; the utility space itself in files that leave it out. */
  readonly objective: XmlElement;
}

export interface FoundIssue {
  readonly element: XmlElement;
  readonly name: string;
  /** The number that weights and boxes refer to. */
  readonly index: number;
  /** The objectives around it, outermost first, without the topmost. */
  readonly objectives: readonly XmlElement[];
}

export function geniusSpace(root: XmlElement, report: Report): GeniusSpace | undefined {
  const space = root.name === "utility_space" ? root : root.first("utility_space");
  if (space !== undefined) return { space, objective: space.first("objective") ?? space };
  const message = `Expected a Genius file with a <utility_space> element, found <${root.name}>.`;
  report.error({ at: root.at, code: "not-genius", path: "", message });
  return undefined;
}

/** All issues in the order of the file, those of objectives within objectives included. An issue that says no index has its place in the order. */
export function foundIssues(objective: XmlElement, report: Report): FoundIssue[] {
  const found: FoundIssue[] = [];
  collect(objective, [], found);
  for (const { element, name, index } of found) {
    if (!Number.isNaN(index)) continue;
    const at = element.attribute("index")?.at ?? element.at;
    report.error({ at, code: "bad-number", path: `issue ${name}`, message: "Expected a whole number as index of the issue." });
  }
  return found;
}

function collect(parent: XmlElement, objectives: readonly XmlElement[], found: FoundIssue[]): void {
  for (const child of parent.children) {
    if (child.name === "objective") collect(child, [...objectives, child], found);
    if (child.name !== "issue") continue;
    const place = found.length + 1;
    const index = child.attribute("index");
    const name = child.attribute("name")?.value.trim() || `Issue ${place}`;
    found.push({ element: child, name, index: index === undefined ? place : wholeNumber(index.value), objectives });
  }
}

export const wholeNumber = (text: string): number => (/^\s*[+-]?\d{1,9}\s*$/.test(text) ? Number(text) : Number.NaN);

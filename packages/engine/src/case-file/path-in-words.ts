import type { Path, SourceTree } from "./source-tree.ts";

/** What an element of each list, or an entry of each record, is called. */
const SINGULAR: Readonly<Record<string, string>> = {
  parties: "party",
  groups: "group",
  issues: "issue",
  options: "option",
  constraints: "constraint",
  redLines: "red line",
  unknowns: "unknown",
  states: "state",
  tracks: "track",
  positions: "position",
  record: "entry",
  steps: "step",
  sources: "source",
  interactions: "interaction",
  alternatives: "alternative",
  choices: "choice",
  chances: "chance",
  curve: "point",
  briefs: "brief of",
  estimates: "estimate of",
  probabilities: "probabilities of",
  translations: "translation to",
};

const SPELLED: Readonly<Record<string, string>> = {
  reservationValue: "reservation value",
  yesNo: "yes or no",
  reportsTo: "reports to",
  breakingCost: "breaking cost",
};

/** A path as a person would say it: "brief of buyer, price, worth of option 'now'". Empty for the root. */
export function pathInWords(tree: SourceTree, path: Path): string {
  const words: string[] = [];
  for (const [i, key] of path.entries()) {
    const parent = path[i - 1];
    if (typeof key === "number") words.push(elementInWords(tree, path.slice(0, i + 1)));
    else if (i === path.length - 1 || !isContainerOnly(key, path[i + 1])) words.push(entryInWords(key, parent));
  }
  return words.join(", ");
}

/** Keys that add nothing to a path which goes on below them. */
function isContainerOnly(key: string, next: string | number | undefined): boolean {
  if (key === "preferences" || key === "points" || key === "weighted") return true;
  return next !== undefined && Object.hasOwn(SINGULAR, key);
}

function elementInWords(tree: SourceTree, path: Path): string {
  const list = String(path.at(-2));
  const singular = Object.hasOwn(SINGULAR, list) ? SINGULAR[list] : "entry";
  const element = tree.valueAt(path);
  const name = nameOf(element) ?? String(tree.writtenIndex(path) + 1);
  return `${singular} ${name}`;
}

function entryInWords(key: string, parent: string | number | undefined): string {
  if (parent === "options") return `worth of option '${short(key)}'`;
  if (typeof parent === "string" && Object.hasOwn(SINGULAR, parent)) return `${SINGULAR[parent]} ${short(key)}`;
  return Object.hasOwn(SPELLED, key) ? (SPELLED[key] ?? key) : short(key);
}

/** The id, or else the name in quotes. */
function nameOf(element: unknown): string | undefined {
  if (typeof element !== "object" || element === null) return undefined;
  if ("id" in element && (typeof element.id === "string" || typeof element.id === "number")) return short(String(element.id));
  if ("name" in element && typeof element.name === "string") return `'${short(element.name)}'`;
  return undefined;
}

/** Long enough for any id; keeps a message readable when a key is a whole paragraph. */
const LONGEST = 80;
const short = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`);

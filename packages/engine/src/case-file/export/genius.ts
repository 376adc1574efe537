import { failed, ok, type Result } from "../../lib/result.ts";
import type { Case } from "../../model/case.ts";
import { outcomeSpace, type OutcomeSpace } from "../../model/outcome-space.ts";
import { slugs } from "../import/slugs.ts";
import type { Problem, TextFile } from "../problem.ts";
import { distinctNames } from "./distinct-names.ts";
import type { ExportedFiles } from "./exported-files.ts";
import { boxesElement } from "./genius-boxes.ts";
import { geniusPlan, type GeniusPlan } from "./genius-plan.ts";
import { briefLosses, type Loss, lossProblem, publicLosses } from "./losses.ts";
import { optionNames } from "./option-names.ts";
import { type ScaledParty, scaledParties } from "./scaled-party.ts";
import { type XmlNode, xmlText } from "./xml-text.ts";

/**
 * Writes a case as a Genius domain and one profile a party (XML). Read as Genius reads them ("normalised" in the import), the profiles
 * give every outcome the party's points brought to 0 to 1; a warning says how, where points are not on that scale already. The
 * evaluations of items are chosen so that, without integer issues and negative worths, weight × evaluation "asWritten" gives the points
 * themselves. The reservation value is on the same scale of 0 to 1.
 *
 * Whole numbers become an integer issue where Genius can say what they are worth, other numbers become items. Interactions become the
 * boxes of a nonlinear profile where they can. What the files do not say (constraints, red lines, unknowns, other interactions,
 * estimates, texts) is named in the warnings. Fails where no party has a brief, or where one's wishes have no form in Genius.
 */
export function exportGenius(stated: Case): Result<ExportedFiles, readonly Problem[]> {
  const space = outcomeSpace(stated.issues);
  const parties = scaledParties(stated, space);
  const plan = geniusPlan(stated, space, parties);
  const [base = "case"] = slugs([stated.title], "case");
  const domain = `${base}-domain.xml`;
  const errors = reasonsToFail(parties, plan).map((loss) => lossProblem(domain, "error", loss));
  const publicWarnings = [...publicLosses(stated), ...plan.losses].map((loss) => lossProblem(domain, "warning", loss));
  if (errors.length > 0) return failed([...errors, ...publicWarnings]);
  const names = profileNames(base, parties);
  const profiles = parties.map((party, p) => profile({ stated, space, plan }, party, plan.forms[p] ?? "additive"));
  const files = profiles.map(({ element }, p): TextFile => ({ name: names[p] ?? "", text: xmlText(element) }));
  const warnings = profiles.flatMap(({ losses }, p) => losses.map((loss) => lossProblem(names[p] ?? "", "warning", loss)));
  return ok({
    files: [{ name: domain, text: xmlText(domainElement(stated, plan)) }, ...files],
    warnings: [...publicWarnings, ...warnings],
  });
}

/** Genius takes evaluations of 0.00001 and less for nothing; points that small are written as shares of 1. */
const LEAST_TOP = 0.001;

function reasonsToFail(parties: readonly ScaledParty[], { forms }: GeniusPlan): Loss[] {
  if (parties.length === 0)
    return [{ code: "no-briefs", path: "", message: "No party has a brief, so there is nothing to write a profile of." }];
  const impossible = parties.filter((_, p) => forms[p] === "impossible");
  return impossible.map(({ party }) => ({
    code: "unsayable-preferences",
    path: `brief ${party.id}`,
    message: "Another party needs a nonlinear profile, and this one's wishes fit neither it nor an additive one.",
    hint: "Remove the interactions, or state the worth of issues of numbers as straight lines.",
  }));
}

const profileNames = (base: string, parties: readonly ScaledParty[]): string[] =>
  slugs(
    parties.map(({ party }) => party.id),
    "party",
  ).map((id) => `${base}-${id}.xml`);

function domainElement(stated: Case, { types }: GeniusPlan): XmlNode {
  const issues = issueHeads(stated, types).map((head, i) => (types[i] === "integer" ? head : { ...head, children: items(stated, i) }));
  const space: XmlNode = {
    name: "utility_space",
    attributes: { number_of_issues: issues.length },
    children: [rootObjective(stated, issues)],
  };
  return { name: "negotiation_template", attributes: {}, children: [space] };
}

interface Draft {
  readonly stated: Case;
  readonly space: OutcomeSpace;
  readonly plan: GeniusPlan;
}

function profile(draft: Draft, scaled: ScaledParty, form: GeniusPlan["forms"][number]): { element: XmlNode; losses: Loss[] } {
  const { stated, space, plan } = draft;
  const heads = issueHeads(stated, plan.types);
  if (form === "boxes") {
    const { element, largest, lifted } = boxesElement(scaled, space);
    const children = [rootObjective(stated, [...heads, element]), ...ending({ ...scaled, base: -lifted, unit: largest })];
    return {
      element: { name: "utility_space", attributes: { type: "nonlinear" }, children },
      losses: briefLosses({ ...scaled, base: -lifted, unit: largest }),
    };
  }
  const issues = heads.map((head, i): XmlNode => {
    const shares = scaled.shares[i] ?? [];
    const numbers = space.issues[i]?.numbers ?? [];
    if (plan.types[i] === "integer") return { ...head, children: [line(shares, numbers)] };
    const top = scaled.unit < LEAST_TOP ? 1 : scaled.unit;
    const children = items(stated, i).map(
      (item, k): XmlNode => ({ ...item, attributes: { ...item.attributes, evaluation: (shares[k] ?? 0) * top } }),
    );
    return { ...head, children };
  });
  const weights = scaled.weights.map((value, i): XmlNode => ({ name: "weight", attributes: { index: i + 1, value } }));
  const children = [rootObjective(stated, [...issues, ...weights]), ...ending(scaled)];
  return { element: { name: "utility_space", attributes: {}, children }, losses: briefLosses(scaled) };
}

/** A line as Genius draws it for an integer issue: from the lower bound on. */
function line(shares: readonly number[], numbers: readonly number[]): XmlNode {
  const [first = 0, last = 0] = [shares[0], shares.at(-1)];
  const slope = (last - first) / ((numbers.at(-1) ?? 1) - (numbers[0] ?? 0));
  return { name: "evaluator", attributes: { ftype: "linear", slope, offset: first } };
}

function ending({ brief, reservation, base, unit }: ScaledParty): XmlNode[] {
  const value = reservation === undefined ? 0 : (reservation - base) / unit;
  return [
    { name: "discount_factor", attributes: { value: brief.preferences.discount ?? 1 } },
    { name: "reservation", attributes: { value } },
  ];
}

function issueHeads({ issues }: Case, types: GeniusPlan["types"]): XmlNode[] {
  const names = distinctNames(issues);
  return issues.map((issue, i) => {
    const type = types[i] ?? "discrete";
    const bounds =
      issue.kind === "range" && type === "integer" ? { lowerbound: issue.range.from, upperbound: Math.floor(issue.range.to) } : {};
    return { name: "issue", attributes: { index: i + 1, name: names[i] ?? "", type, etype: type, vtype: type, ...bounds } };
  });
}

function items({ issues }: Case, i: number): XmlNode[] {
  const issue = issues[i];
  const names = issue === undefined ? [] : optionNames(issue);
  return names.map((value, k) => ({ name: "item", attributes: { index: k + 1, value } }));
}

const rootObjective = ({ title }: Case, children: readonly XmlNode[]): XmlNode => ({
  name: "objective",
  attributes: { index: 0, name: title, type: "objective", etype: "objective", description: "" },
  children,
});

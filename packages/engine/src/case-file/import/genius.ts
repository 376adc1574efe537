import { failed, ok, type Result } from "../../lib/result.ts";
import type { Brief, Case } from "../../model/case.ts";
import { partyId, type PartyId } from "../../model/ids.ts";
import type { Problem, TextFile } from "../problem.ts";
import { domainTitle } from "./domain-title.ts";
import type { Evaluations } from "./evaluations.ts";
import { readGeniusDomain } from "./genius-domain.ts";
import { readGeniusProfile } from "./genius-profile.ts";
import { partyNames } from "./party-names.ts";
import { Report } from "./report.ts";
import { slugs } from "./slugs.ts";

export interface GeniusFiles {
  readonly domain: TextFile;
  /** One a party, at least two. The parties are named after the files. */
  readonly profiles: readonly TextFile[];
  readonly evaluations: Evaluations;
}

export interface ImportedCase {
  readonly case: Case;
  readonly warnings: readonly Problem[];
}

/**
 * Makes a case of a Genius domain (XML) and its profiles: discrete, integer and continuous issues with additive preferences, and the
 * nonlinear profiles of boxes of the 2014 competition. `evaluations` says which of the two readings of their numbers to take; see
 * there how they differ. "normalised" gives `weighted` preferences with the weights of the file and worths from 0 to 1, "asWritten"
 * gives `points`.
 *
 * The reservation value stays as it is in the file, 0 where it has none. A discount factor d between 0 and 1 becomes the discount;
 * Genius takes d^t of it at relative time t. A continuous issue becomes 21 points, as Genius itself walks it. An item that comes
 * twice has its last evaluation. Either a case with what is doubtful in the files, or all that is wrong and doubtful in them, each with
 * file, line and column. Linear in the size of the files.
 *
 * Sources: Genius 10.4 (`DomainImpl`, `AdditiveUtilitySpace`, `EvaluatorDiscrete`, `EvaluatorInteger`, `EvaluatorReal`,
 * `NonlinearUtilitySpace`, `AbstractUtilitySpace`).
 */
export function importGenius({ domain, profiles, evaluations }: GeniusFiles): Result<ImportedCase, readonly Problem[]> {
  const report = new Report();
  const start = { file: domain.name, line: 1, column: 1 };
  if (profiles.length < 2) {
    const message = `A case needs at least two parties, so at least two profiles; there are ${profiles.length}.`;
    report.error({ at: start, code: "too-few-profiles", path: "", message });
  }
  const read = readGeniusDomain(domain, report);
  if (read === undefined) return failed(report.problems());
  const briefs = profiles.map((file) => readGeniusProfile({ file, domain: read, evaluations }, report));
  if (report.hasErrors()) return failed(report.problems());
  const names = partyNames(
    domain.name,
    profiles.map((file) => file.name),
  );
  const ids = slugs(names, "party").map(partyId);
  const imported: Case = {
    detente: 1,
    title: domainTitle(domain.name),
    language: "und",
    parties: ids.map((id, i) => ({ id, name: names[i] ?? id })),
    groups: read.groups,
    issues: read.issues.map((each) => each.issue),
    constraints: [],
    unknowns: [],
    tracks: [],
    positions: [],
    record: [],
    steps: [],
    sources: [],
    briefs: briefsOf(ids, briefs),
  };
  return ok({ case: imported, warnings: report.problems() });
}

export function briefsOf(ids: readonly PartyId[], briefs: readonly (Brief | undefined)[]): Case["briefs"] {
  return Object.fromEntries(ids.flatMap((id, i) => (briefs[i] === undefined ? [] : [[id, briefs[i]]])));
}

import { failed, ok, type Result } from "../../lib/result.ts";
import type { Case } from "../../model/case.ts";
import { partyId } from "../../model/ids.ts";
import type { Problem, TextFile } from "../problem.ts";
import { domainTitle } from "./domain-title.ts";
import { readWebDomain } from "./genius-web-domain.ts";
import { readWebProfile } from "./genius-web-profile.ts";
import { hasOnlyFiniteNumbers } from "./finite-preferences.ts";
import { briefsOf, type ImportedCase } from "./genius.ts";
import { partyNames } from "./party-names.ts";
import { Report } from "./report.ts";
import { slugs } from "./slugs.ts";

export interface GeniusWebFiles {
  readonly domain: TextFile;
  /** One a party, at least two. */
  readonly profiles: readonly TextFile[];
}

/**
 * Makes a case of a GeniusWeb domain and its linear additive profiles (JSON): discrete issues and ranges of numbers, `weighted`
 * preferences with the weights and utilities of the files, on a scale from 0 to 1. The utility of the reservation bid becomes the
 * reservation value, 0 where there is none. Parties have the names the profiles give themselves, else those of the files. GeniusWeb's
 * Python library rounds utilities of numbers to eight decimals; this import does not. Either a case with what is doubtful in the
 * files, or all that is wrong and doubtful in them, each with file, line and column.
 *
 * Sources: the wiki of GeniusWeb (tracinsy.ewi.tudelft.nl) and its Python library (`ValueSetDeserializer`, `LinearAdditiveUtilitySpace`,
 * `NumberValueSetUtilities`).
 */
export function importGeniusWeb({ domain, profiles }: GeniusWebFiles): Result<ImportedCase, readonly Problem[]> {
  const report = new Report();
  const start = { file: domain.name, line: 1, column: 1 };
  if (profiles.length < 2) {
    const message = `A case needs at least two parties, so at least two profiles; there are ${profiles.length}.`;
    report.error({ at: start, code: "too-few-profiles", path: "", message });
  }
  const read = readWebDomain(domain, report);
  if (read === undefined) return failed(report.problems());
  const parties = profiles.map((file) => readWebProfile(file, read, report));
  for (const [i, party] of parties.entries()) {
    if (party === undefined || hasOnlyFiniteNumbers(party.brief.preferences)) continue;
    const at = { ...start, file: profiles[i]?.name ?? "" };
    report.error({ at, code: "too-large-number", path: "", message: "The numbers are too large to add up." });
  }
  if (report.hasErrors()) return failed(report.problems());
  const fileNames = partyNames(
    domain.name,
    profiles.map((file) => file.name),
  );
  const names = parties.map((party, i) => party?.name || (fileNames[i] ?? ""));
  const ids = slugs(names, "party").map(partyId);
  const imported: Case = {
    detente: 1,
    title: read.name || domainTitle(domain.name),
    language: "und",
    parties: ids.map((id, i) => ({ id, name: names[i] ?? id })),
    groups: [],
    issues: [...read.issues.values()].map((each) => each.issue),
    constraints: [],
    unknowns: [],
    tracks: [],
    positions: [],
    record: [],
    steps: [],
    sources: [],
    briefs: briefsOf(
      ids,
      parties.map((party) => party?.brief),
    ),
  };
  return ok({ case: imported, warnings: report.problems() });
}

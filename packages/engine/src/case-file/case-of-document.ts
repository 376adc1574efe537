import type { Case, Party, Position, Source, Unknown } from "../model/case.ts";
import { issueId, optionId, partyId, stateId, unknownId } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import { estimateOf } from "./brief-of-document.ts";
import type { CaseDocument, IssueDocument } from "./document.ts";
import { issueOptions } from "./issue-options.ts";
import { mapRecord } from "./map-record.ts";
import { given, sourcesOf, texts, textsOf } from "./optional-fields.ts";
import { recordEntryOf } from "./record-of-document.ts";
import { type OptionsByIssue, optionMeant, ruleOf } from "./rule-of-document.ts";
import { stepOf } from "./step-of-document.ts";
import { trackOf } from "./track-of-document.ts";

/** The case that a document describes. The document has passed all checks. */
export function caseOfDocument(document: CaseDocument): Case {
  const options: OptionsByIssue = new Map(document.issues.map((issue) => [String(issue.id), issueOptions(issue)]));
  const { title, language, provenance, translations } = document;
  return {
    detente: 1,
    title,
    language,
    ...texts({ summary: document.summary }),
    ...given("provenance", provenance && texts(provenance)),
    parties: document.parties.map((party): Party => ({ id: partyId(String(party.id)), ...textsOf(party) })),
    groups: (document.groups ?? []).map((group) => ({ id: String(group.id), ...textsOf(group) })),
    issues: document.issues.map(issueOf),
    constraints: (document.constraints ?? []).map((rule) => ruleOf(rule, options)),
    unknowns: (document.unknowns ?? []).map(unknownOf),
    tracks: (document.tracks ?? []).map(trackOf),
    positions: (document.positions ?? []).map((position) => positionOf(position, options)),
    record: (document.record ?? []).map(recordEntryOf),
    steps: (document.steps ?? []).map(stepOf),
    sources: (document.sources ?? []).map(
      ({ id, title: sourceTitle, ...rest }): Source => ({ id: String(id), title: sourceTitle, ...texts(rest) }),
    ),
    briefs: mapRecord(document.briefs ?? {}, partyId, (brief) => ({
      ...estimateOf(brief, options),
      estimates: mapRecord(brief.estimates ?? {}, partyId, (estimate) => estimateOf(estimate, options)),
    })),
    ...given("translations", translations),
  };
}

function issueOf(issue: IssueDocument): Issue {
  const shared = {
    id: issueId(String(issue.id)),
    ...textsOf(issue),
    ...given("group", issue.group === undefined ? undefined : String(issue.group)),
    ...sourcesOf(issue),
  };
  if (issue.options) {
    return { ...shared, kind: "choice", options: issue.options.map((option) => ({ id: optionId(String(option.id)), ...textsOf(option) })) };
  }
  if (!issue.range) return { ...shared, kind: "yesNo" };
  const { from, to, step, unit } = issue.range;
  return { ...shared, kind: "range", range: { from, to, step, ...texts({ unit }) } };
}

function unknownOf(unknown: NonNullable<CaseDocument["unknowns"]>[number]): Unknown {
  const states = unknown.states.map((state) => ({ id: stateId(String(state.id)), ...textsOf(state) }));
  return { id: unknownId(String(unknown.id)), ...textsOf(unknown), states, ...sourcesOf(unknown) };
}

function positionOf(position: NonNullable<CaseDocument["positions"]>[number], options: OptionsByIssue): Position {
  return {
    id: String(position.id),
    ...textsOf(position),
    ...given("party", position.party === undefined ? undefined : partyId(String(position.party))),
    ...texts({ date: position.date }),
    outcome: mapRecord(position.outcome, issueId, (written, issue) => optionMeant(written, options.get(issue))),
    ...sourcesOf(position),
  };
}

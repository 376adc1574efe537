import { assertNever } from "../lib/assert-never.ts";
import type { Brief, Case, Position, Reached, Source, Track, Unknown } from "../model/case.ts";
import type { GroundworkBar } from "../model/groundwork-bar.ts";
import type { Issue } from "../model/issue.ts";
import type { RecordEntry } from "../model/record-entry.ts";
import type { Step } from "../model/step.ts";
import { CaseOrder } from "./case-order.ts";
import { documentOfBrief } from "./document-of-brief.ts";
import { documentOfRule } from "./document-of-rule.ts";
import { filled, named, present, type Written } from "./left-out.ts";
import { optionWord } from "./yaml-text.ts";

/** A case as a file says it, with keys in the order of docs/case-file.md. What can be left out is left out. */
export function documentOfCase(value: Case): Written {
  const order = new CaseOrder(value);
  const { title, language, summary, provenance, translations } = value;
  const stepsOf = (party: string): ReadonlySet<string> => new Set(value.steps.filter((step) => step.party === party).map(({ id }) => id));
  const estimatesOf = (brief: Brief): ReadonlyMap<string, unknown> =>
    order.byParty(brief.estimates, (estimate, party) => estimate && documentOfBrief(estimate, stepsOf(party), order));
  const briefs = order.byParty(
    value.briefs,
    (brief, party) => brief && { ...documentOfBrief(brief, stepsOf(party), order), ...filled("estimates", estimatesOf(brief)) },
  );
  return {
    detente: 1,
    title,
    language,
    ...present({ summary, provenance: provenance && present({ facts: provenance.facts, assumptions: provenance.assumptions }) }),
    parties: value.parties.map(named),
    ...filled("groups", value.groups.map(named)),
    issues: value.issues.map(documentOfIssue),
    ...filled(
      "constraints",
      value.constraints.map((rule) => documentOfRule(rule, order)),
    ),
    ...filled("unknowns", value.unknowns.map(documentOfUnknown)),
    ...filled("tracks", value.tracks.map(documentOfTrack)),
    ...filled(
      "positions",
      value.positions.map((position) => documentOfPosition(position, order)),
    ),
    ...filled("record", value.record.map(documentOfEntry)),
    ...filled("steps", value.steps.map(documentOfStep)),
    ...filled("sources", value.sources.map(documentOfSource)),
    ...filled("briefs", briefs),
    ...present({ translations }),
  };
}

function documentOfIssue(issue: Issue): Written {
  return { ...named(issue), ...present({ group: issue.group, sources: issue.sources }), ...formOf(issue) };
}

function formOf(issue: Issue): Readonly<Record<string, unknown>> {
  switch (issue.kind) {
    case "choice":
      return { options: issue.options.map(named) };
    case "range": {
      const { from, to, step, unit } = issue.range;
      return { range: present({ from, to, step, unit }) };
    }
    case "yesNo":
      return { yesNo: true };
    default:
      return assertNever(issue);
  }
}

const documentOfUnknown = (unknown: Unknown): Written => ({
  ...named(unknown),
  states: unknown.states.map(named),
  ...present({ sources: unknown.sources }),
});

function documentOfTrack(track: Track): Written {
  const { level, reportsTo, from, to, issues, bar, reached } = track;
  return {
    ...named(track),
    level,
    ...present({ reportsTo, from, to, issues, bar: bar && documentOfBar(bar), reached: reached && documentOfReached(reached) }),
  };
}

const documentOfBar = ({ leastSettled, mostBracketed, mostOpen, leastRounds, leastTime }: GroundworkBar): Written =>
  present({ leastSettled, mostBracketed, mostOpen, leastRounds, leastTime });

const documentOfReached = ({ settled, bracketed, rounds }: Reached): Written => ({
  ...filled("settled", settled),
  ...filled("bracketed", bracketed),
  ...present({ rounds }),
});

function documentOfPosition(position: Position, order: CaseOrder): Written {
  const { party, date, sources } = position;
  const outcome = order.byIssue(position.outcome, optionWord);
  return { ...named(position), ...present({ party, date, outcome, sources }) };
}

const documentOfEntry = ({ id, date, to, kind, party, speaker, text, track, position, sources }: RecordEntry): Written =>
  present({ id, date, to, kind, party, speaker, text, track, position, sources });

function documentOfStep(step: Step): Written {
  const { party, after, earliest, days, evidence, verifier, parts, undo, sources } = step;
  return { ...named(step), ...present({ party, after, earliest, days, parts, evidence, verifier, undo, sources }) };
}

const documentOfSource = ({ id, title, publisher, url, date, note }: Source): Written => present({ id, title, publisher, url, date, note });

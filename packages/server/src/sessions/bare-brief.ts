import {
  type Alternative,
  type Brief,
  type Estimate,
  ID_PATTERN,
  type Issue,
  type PartyId,
  type RedLine,
  type Rule,
} from "@detente/engine";

/** Whether a text is not the erased person's alone, and stays. */
export type IsKept = (text: string) => boolean;

/** The issue without words: its id in the place of its name. */
export function bareIssue(issue: Issue, isKept: IsKept): Issue {
  const { kind, id, group } = issue;
  const texts = { ...bareTexts(issue, isKept), id, ...(group !== undefined && { group }) };
  switch (issue.kind) {
    case "choice": {
      const options = issue.options.map((option) => ({ ...bareTexts(option, isKept), id: option.id }));
      return { ...texts, kind: issue.kind, options };
    }
    case "range": {
      const { from, to, step, unit } = issue.range;
      return { ...texts, kind: issue.kind, range: { from, to, step, ...(unit !== undefined && isKept(unit) && { unit }) } };
    }
    case "yesNo":
      return { ...texts, kind: issue.kind };
    default:
      throw new Error(`Expected an issue of a known kind, got ${kind}`);
  }
}

/** The rule without words, or the red line. */
export function bareRule<Line extends Rule | RedLine>(rule: Line, isKept: IsKept): Line {
  const until = "until" in rule && rule.until !== undefined ? { until: plain(rule.until) } : {};
  const parts =
    rule.kind === "forbid"
      ? { kind: rule.kind, forbid: plain(rule.forbid) }
      : { kind: rule.kind, if: plain(rule.if), then: plain(rule.then) };
  // The parts of whichever of the two it was.
  return { ...bareTexts(rule, isKept), id: rule.id, ...parts, ...until } as Line;
}

/** What a brief says in numbers, without what it says in words. */
export function bareBrief(brief: Brief, isKept: IsKept): Brief {
  // The keys are party ids.
  const estimates = Object.entries(brief.estimates) as [PartyId, Estimate][];
  return {
    ...bareReading(brief, isKept),
    estimates: Object.fromEntries(estimates.map(([party, each]) => [party, bareReading(each, isKept)])),
  };
}

function bareReading(
  { notes, preferences, noAgreement, redLines, probabilities, steps, breakingCost }: Estimate,
  isKept: IsKept,
): Estimate {
  const interactions = preferences.interactions.map(({ name, when, given, adjust }) => ({
    ...(name !== undefined && isKept(name) && { name }),
    when: plain(when),
    given: plain(given),
    adjust: plain(adjust),
  }));
  const { discount } = preferences;
  return {
    ...(notes !== undefined && isKept(notes) && { notes }),
    // Of either kind the issues stay what they are.
    preferences: {
      kind: preferences.kind,
      issues: plain(preferences.issues),
      interactions,
      ...(discount !== undefined && { discount }),
    } as typeof preferences,
    ...(noAgreement !== undefined && {
      noAgreement:
        noAgreement.kind === "reservationValue"
          ? { kind: noAgreement.kind, reservationValue: plain(noAgreement.reservationValue) }
          : { kind: noAgreement.kind, alternatives: noAgreement.alternatives.map((each) => bareAlternative(each, isKept)) },
    }),
    redLines: redLines.map((line) => bareRule(line, isKept)),
    probabilities: plain(probabilities),
    steps: plain(steps),
    ...(breakingCost !== undefined && { breakingCost: plain(breakingCost) }),
  };
}

function bareAlternative(alternative: Alternative, isKept: IsKept): Alternative {
  const { name, description, cost } = alternative;
  const texts = {
    name: isKept(name) ? name : ERASED,
    ...(description !== undefined && isKept(description) && { description }),
    ...(cost !== undefined && { cost: plain(cost) }),
  };
  switch (alternative.kind) {
    case "value":
      return { ...texts, kind: alternative.kind, value: plain(alternative.value) };
    case "chances": {
      const chances = alternative.chances.map(({ probability, then }) => ({
        probability: plain(probability),
        then: bareAlternative(then, isKept),
      }));
      return { ...texts, kind: alternative.kind, chances };
    }
    case "choices":
      return { ...texts, kind: alternative.kind, choices: alternative.choices.map((each) => bareAlternative(each, isKept)) };
    default:
      throw new Error("Expected an alternative of a known kind");
  }
}

const ERASED = "(erased)";

interface Texts {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly sources?: readonly string[];
}

function bareTexts({ id, name, description, sources }: Texts, isKept: IsKept) {
  return {
    name: isKept(name) ? name : id,
    ...(description !== undefined && isKept(description) && { description }),
    ...(sources !== undefined && { sources: plain(sources) }),
  };
}

/** Numbers, and texts that are ids, at keys that are ids: what such a part of a brief consists of. */
function plain<Value>(value: Value): Value {
  // Each branch gives what it was given, less what has no place in it.
  return plainValue(value) as Value;
}

function plainValue(value: unknown): unknown {
  if (typeof value === "string") return isId(value) ? value : "";
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, part]) => (isId(key) ? [[key, plainValue(part)]] : [])));
}

/** Options of range issues are called by their numbers, which may be below zero. */
const isId = (text: string): boolean => ID_PATTERN.test(text) || /^-\d+(\.\d+)?$/.test(text);

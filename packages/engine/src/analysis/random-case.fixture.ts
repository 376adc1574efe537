import { Rng } from "../lib/rng.ts";
import type { Brief, Case, RedLine, Rule, Unknown } from "../model/case.ts";
import type { Combination, OptionSet } from "../model/combination.ts";
import { issueId, optionId, partyId, stateId, unknownId } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import { outcomeSpace } from "../model/outcome-space.ts";
import type { Interaction, Worth } from "../model/preferences.ts";

/** A small random case, the same for the same seed: 2 to 4 parties, awkward numbers, ties, constraints, interactions, unknowns, red lines. */
export function randomCase(seed: number): Case {
  const rng = Rng.fromSeed(seed);
  const issues = randomIssues(rng);
  const unknowns = Array.from({ length: rng.below(3) }, (_, k) => randomUnknown(rng, k));
  const parties = Array.from({ length: 2 + rng.below(3) }, (_, p) => ({ id: partyId(`p${p}`), name: `Party ${p}` }));
  const numbers = numberStyle(rng);
  return {
    detente: 1,
    title: `Random ${seed}`,
    language: "en",
    parties,
    groups: [],
    issues,
    constraints: Array.from({ length: rng.below(3) }, (_, k) => randomRule(rng, issues, `c${k}`)),
    unknowns,
    tracks: [],
    positions: [],
    record: [],
    steps: [],
    sources: [],
    briefs: Object.fromEntries(parties.map(({ id }) => [id, randomBrief(rng, { issues, unknowns, numbers })])),
  };
}

type Numbers = (rng: Rng) => number;

/** How a case's worths look: few whole numbers (many ties), decimals, or doubles with all their digits. */
function numberStyle(rng: Rng): Numbers {
  const styles: readonly Numbers[] = [
    (r) => r.below(4),
    (r) => r.below(1000) / 10,
    (r) => (r.below(7) - 3) * 0.1 + 0.2,
    (r) => r.float() * 100 - 20,
    (r) => r.below(5) / 3,
    (r) => r.below(1000) * 1e-7 + r.below(10) * 1e5,
  ];
  return styles[rng.below(styles.length)] ?? ((r) => r.below(4));
}

function randomIssues(rng: Rng): Issue[] {
  return Array.from({ length: 2 + rng.below(4) }, (_, i): Issue => {
    const texts = { id: issueId(`i${i}`), name: `Issue ${i}` };
    const kind = rng.below(5);
    if (kind === 0) return { kind: "yesNo", ...texts };
    if (kind === 1)
      return { kind: "range", ...texts, range: { from: rng.below(3), to: 3 + rng.below(2), step: rng.below(2) === 0 ? 1 : 0.5 } };
    return {
      kind: "choice",
      ...texts,
      options: Array.from({ length: 2 + rng.below(4) }, (_, o) => ({ id: optionId(`o${o}`), name: `Option ${o}` })),
    };
  });
}

const randomUnknown = (rng: Rng, k: number): Unknown => ({
  id: unknownId(`u${k}`),
  name: `Unknown ${k}`,
  states: Array.from({ length: 2 + rng.below(2) }, (_, s) => ({ id: stateId(`s${s}`), name: `State ${s}` })),
});

function randomOptions(rng: Rng, issue: Issue): OptionSet {
  if (issue.kind === "range" && rng.below(2) === 0) return rng.below(2) === 0 ? { from: 2 } : { to: 2.5 };
  const options = outcomeSpace([issue]).issues[0]?.options ?? [];
  const some = options.filter(() => rng.below(2) === 0);
  const [first] = options;
  return some.length > 0 || first === undefined ? some : [first];
}

function randomCombination(rng: Rng, issues: readonly Issue[], most: number): Combination {
  const named = issues.filter(() => rng.below(2) === 0).slice(0, most);
  const [first] = issues;
  return Object.fromEntries((named.length === 0 && first ? [first] : named).map((issue) => [issue.id, randomOptions(rng, issue)]));
}

function randomRule(rng: Rng, issues: readonly Issue[], id: string): Rule {
  const texts = { id, name: id };
  if (rng.below(2) === 0) return { kind: "forbid", ...texts, forbid: randomCombination(rng, issues, 3) };
  return { kind: "require", ...texts, if: randomCombination(rng, issues, 2), then: randomCombination(rng, issues, 2) };
}

interface Setting {
  readonly issues: readonly Issue[];
  readonly unknowns: readonly Unknown[];
  readonly numbers: Numbers;
}

function randomBrief(rng: Rng, { issues, unknowns, numbers }: Setting): Brief {
  const interactions = Array.from({ length: rng.below(4) }, (): Interaction => {
    const [unknown] = unknowns;
    const isUncertain = unknown !== undefined && rng.below(2) === 0;
    return {
      when: randomCombination(rng, issues, 3),
      given: isUncertain ? { [unknown.id]: unknown.states.slice(0, 1).map(({ id }) => id) } : {},
      adjust: numbers(rng) - numbers(rng),
    };
  });
  const isWeighted = rng.below(3) === 0;
  const worths = issues.map((issue) => [
    issue.id,
    { ...randomWorth(rng, issue, numbers), ...(isWeighted ? { weight: 1 + rng.below(9) } : {}) },
  ]);
  const preferences = { kind: isWeighted ? "weighted" : "points", interactions, issues: Object.fromEntries(worths) };
  return {
    // The entries have a weight exactly where the kind says so.
    preferences: preferences as Brief["preferences"],
    ...(rng.below(5) === 0 ? {} : { noAgreement: { kind: "reservationValue", reservationValue: numbers(rng) } }),
    redLines: Array.from({ length: rng.below(4) === 0 ? 1 : 0 }, (_, k) => ({ ...randomRule(rng, issues, `r${k}`), ...gate(unknowns) })),
    probabilities: Object.fromEntries(
      unknowns
        .filter(() => rng.below(3) > 0)
        .map((unknown) => [
          unknown.id,
          Object.fromEntries(unknown.states.map(({ id }, s) => [id, s === 0 ? 0.3 : 0.7 / (unknown.states.length - 1)])),
        ]),
    ),
    steps: {},
    estimates: {},
  };
}

/** Evidence of the first state of an unknown, for which the figures of those who state any are too low, and equal ones high enough. */
function gate([unknown]: readonly Unknown[]): Pick<RedLine, "until"> {
  const [state] = unknown?.states ?? [];
  return unknown === undefined || state === undefined ? {} : { until: { given: { [unknown.id]: [state.id] }, probability: 0.31 } };
}

function randomWorth(rng: Rng, issue: Issue, numbers: Numbers): Worth {
  const options = outcomeSpace([issue]).issues[0]?.options ?? [];
  if (issue.kind === "range" && rng.below(2) === 0) {
    const { from, to } = issue.range;
    return {
      kind: "curve",
      curve: [from, ...(rng.below(2) === 0 ? [from + (to - from) / 3] : []), to].map((at) => ({ at, worth: numbers(rng) })),
    };
  }
  return { kind: "options", options: Object.fromEntries(options.map((option) => [option, numbers(rng)])) };
}

import { expect, test } from "vitest";
import type { Case } from "../../model/case.ts";
import { partyId, stateId, unknownId } from "../../model/ids.ts";
import { type CaseBelief, caseBelief, type CaseBeliefSettings } from "./case-belief.ts";

const [us, them, sites] = [partyId("us"), partyId("them"), unknownId("sites")];
const [none, one, several] = [stateId("none"), stateId("one"), stateId("several")];

const VALUE: Case = {
  detente: 1,
  title: "Talks",
  language: "en",
  parties: [
    { id: us, name: "Us" },
    { id: them, name: "Them" },
  ],
  groups: [],
  issues: [],
  constraints: [],
  unknowns: [
    {
      id: sites,
      name: "Other sites",
      states: [
        { id: none, name: "None" },
        { id: one, name: "One" },
        { id: several, name: "Several" },
      ],
    },
  ],
  tracks: [],
  positions: [],
  sources: [],
  record: [],
  steps: [],
  briefs: {
    [us]: {
      preferences: { kind: "points", issues: {}, interactions: [] },
      redLines: [{ id: "relief", name: "No relief", kind: "forbid", forbid: {}, until: { given: { [sites]: [none] }, probability: 0.9 } }],
      probabilities: {
        [sites]: { [none]: { low: 0.1, likely: 0.2, high: 0.4 }, [one]: { low: 0.3, likely: 0.5, high: 0.6 }, [several]: 0.3 },
      },
      estimates: {},
      steps: {},
    },
  },
};

const SETTINGS: CaseBeliefSettings = {
  party: us,
  unknown: sites,
  states: [],
  sensitivities: {},
  goal: null,
  sensitivity: 0.5,
  specificity: 1,
  access: { share: 1, kind: "lasting" },
  visits: 2,
  finds: 0,
};

function belief(settings: Partial<CaseBeliefSettings>): CaseBelief {
  const found = caseBelief(VALUE, { ...SETTINGS, ...settings });
  if (found.kind === "failed") throw new Error(`Expected a belief, got ${JSON.stringify(found.failure)}`);
  return found.value;
}

test("prior, states and goal come from the brief and from the red line that waits for evidence", () => {
  const { prior, states, goal, gates, after, readings } = belief({});
  expect(prior.likely).toBeCloseTo(0.2, 14);
  expect(prior.cautious).toBeCloseTo(0.1 / (0.1 + 0.6 + 0.3), 14);
  expect(prior.hopeful).toBeCloseTo(0.4 / (0.4 + 0.3 + 0.3), 14);
  expect([states, goal]).toEqual([[none], 0.9]);
  expect(gates).toEqual([{ redLine: "relief", name: "No relief", states: [none], probability: 0.9 }]);
  expect(after.absent).toBeCloseTo(0.2 / (0.2 + 0.8 / 4), 14);
  expect([readings?.cautious.visits, readings?.likely.visits, readings?.hopeful.visits]).toEqual([7, 6, 4]);
});

test("a state that is easier to find is ruled out sooner", () => {
  const { stateBeliefs } = belief({ sensitivities: { [several]: 0.9 } });
  const total = 0.2 + 0.5 * 0.25 + 0.3 * 0.01;
  expect(stateBeliefs.map(({ id, isWanted, sensitivity }) => [id, isWanted, sensitivity])).toEqual([
    [none, true, null],
    [one, false, 0.5],
    [several, false, 0.9],
  ]);
  expect(stateBeliefs[2]?.after).toBeCloseTo((0.3 * 0.01) / total, 14);
  expect(stateBeliefs[0]?.after).toBeCloseTo(0.2 / total, 14);
});

test("several states may be wanted, and a goal of one's own counts before that of a red line", () => {
  const { prior, goal, readings } = belief({ states: [none, one], goal: 0.8 });
  expect(prior.likely).toBeCloseTo(0.7, 14);
  expect([goal, readings?.likely.visits]).toEqual([0.8, 1]);
  expect(belief({ states: [one] }).readings).toBeNull();
});

test("places that stay closed can keep the red line in force for ever", () => {
  expect(belief({ access: { share: 0.5, kind: "lasting" } }).readings?.likely).toMatchObject({ visits: null, never: "partUnseen" });
});

test("a party that says nothing holds all states alike", () => {
  const { [us]: brief } = VALUE.briefs;
  if (brief === undefined) throw new Error("Expected a brief");
  const silent = caseBelief({ ...VALUE, briefs: { [us]: { ...brief, probabilities: {} } } }, SETTINGS);
  expect(silent).toMatchObject({ value: { prior: { cautious: 1 / 3, likely: 1 / 3, hopeful: 1 / 3 } } });
});

test("nothing of another party's brief is read", () => {
  const { [us]: brief } = VALUE.briefs;
  if (brief === undefined) throw new Error("Expected a brief");
  const certain = { ...brief, probabilities: { [sites]: { [none]: 1, [one]: 0, [several]: 0 } } };
  expect(caseBelief({ ...VALUE, briefs: { ...VALUE.briefs, [them]: certain } }, SETTINGS)).toEqual(caseBelief(VALUE, SETTINGS));
});

test.each([
  [{ party: partyId("you") }, [{ code: "unknownParty", path: "party", facts: { party: "you", parties: "us, them" } }]],
  [{ party: them }, [{ code: "missingBrief", path: "party", facts: { party: "them" } }]],
  [{ unknown: unknownId("weather") }, [{ code: "unknownUnknown", path: "unknown", facts: { unknown: "weather", unknowns: "sites" } }]],
  [{ states: [stateId("ten")] }, [{ code: "unknownState", path: "states", facts: { state: "ten", states: "none, one, several" } }]],
  [{ states: [none, one, several] }, [{ code: "allStates", path: "states" }]],
  [
    { sensitivities: { [stateId("ten")]: 2 }, goal: -1, visits: -1 },
    [{ code: "unknownState", path: "sensitivities.ten" }, { path: "visits" }, { path: "goal" }, { path: "sensitivities.ten" }],
  ],
])("%j is refused", (settings, failure) => {
  expect(caseBelief(VALUE, { ...SETTINGS, ...settings })).toMatchObject({ kind: "failed", failure });
});

test("without a red line that waits, the states must be named", () => {
  const { [us]: brief } = VALUE.briefs;
  if (brief === undefined) throw new Error("Expected a brief");
  const refused = caseBelief({ ...VALUE, briefs: { [us]: { ...brief, redLines: [] } } }, SETTINGS);
  expect(refused).toMatchObject({ kind: "failed", failure: [{ code: "noStates", path: "states" }] });
});

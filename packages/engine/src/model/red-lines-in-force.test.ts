import { expect, test } from "vitest";
import type { Probabilities, RedLine, Unknown } from "./case.ts";
import { redLinesInForce } from "./red-lines-in-force.ts";
import { stateId, unknownId } from "./ids.ts";

const [sites, snapback] = [unknownId("sites"), unknownId("snapback")];
const [none, one, several] = [stateId("none"), stateId("one"), stateId("several")];
const [holds, blocked] = [stateId("holds"), stateId("blocked")];
const UNKNOWNS: readonly Unknown[] = [
  { id: sites, name: "Sites", states: [none, one, several].map((id) => ({ id, name: id })) },
  { id: snapback, name: "Snapback", states: [holds, blocked].map((id) => ({ id, name: id })) },
];

const line = (id: string, until?: RedLine["until"]): RedLine => ({
  kind: "forbid",
  id,
  name: id,
  forbid: {},
  ...(until === undefined ? {} : { until }),
});

const binding = (redLines: readonly RedLine[], probabilities: Probabilities): string[] =>
  redLinesInForce({ redLines, probabilities }, UNKNOWNS).map(({ id }) => id);

const GATED = line("gated", { given: { [sites]: [none] }, probability: 0.9 });

test("a red line without evidence always binds", () => {
  expect(binding([line("plain")], {})).toEqual(["plain"]);
});

test("a red line binds until its evidence is held likely enough, and reaching the figure is enough", () => {
  const held = (likely: number): Probabilities => ({ [sites]: { [none]: likely, [one]: 1 - likely, [several]: 0 } });
  expect(binding([line("plain"), GATED], held(0.89))).toEqual(["plain", "gated"]);
  expect(binding([line("plain"), GATED], { [sites]: { [none]: 0.9, [one]: 0.1, [several]: 0 } })).toEqual(["plain"]);
  expect(binding([GATED], held(1))).toEqual([]);
});

test("of a range the likely figure decides", () => {
  const wide = { [sites]: { [none]: { low: 0.2, likely: 0.9, high: 1 }, [one]: 0.1, [several]: 0 } };
  expect(binding([GATED], wide)).toEqual([]);
});

test("figures are divided by their sum first, and a party that says nothing holds all states equally likely", () => {
  expect(binding([GATED], { [sites]: { [none]: 9, [one]: 1, [several]: 0 } })).toEqual([]);
  expect(binding([line("third", { given: { [sites]: [none] }, probability: 0.34 })], {})).toEqual(["third"]);
  expect(binding([line("two", { given: { [sites]: [none, one] }, probability: 0.66 })], {})).toEqual([]);
});

test("of an unknown that nobody has listed there is no evidence", () => {
  expect(redLinesInForce({ redLines: [GATED], probabilities: { [sites]: { [none]: 1 } } }, [])).toEqual([GATED]);
});

test("circumstances of several unknowns count by the product of their probabilities", () => {
  const both = line("both", { given: { [sites]: [none], [snapback]: [holds] }, probability: 0.5 });
  const held = (likely: number): Probabilities => ({
    [sites]: { [none]: 0.8, [one]: 0.2, [several]: 0 },
    [snapback]: { [holds]: likely, [blocked]: 1 - likely },
  });
  expect(binding([both], held(0.6))).toEqual(["both"]);
  expect(binding([both], held(0.625))).toEqual([]);
});

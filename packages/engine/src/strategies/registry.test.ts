import { expect, test } from "vitest";
import type { Entry } from "./registry/entry.ts";
import { Given } from "./registry/given.ts";
import { entriesOf, REGISTRY, strategyOf } from "./registry.ts";

const nameOf = (text: string): string => {
  const strategy = strategyOf(text);
  if (strategy.kind === "failed") throw new Error(strategy.failure.message);
  return strategy.value.name;
};

const problemOf = (text: string) => {
  const strategy = strategyOf(text);
  if (strategy.kind === "ok") throw new Error(`Expected a problem, got ${strategy.value.name}`);
  return strategy.failure;
};

const LISTS: readonly (readonly Entry[])[] = Object.values(REGISTRY);
const ENTRIES = LISTS.flat();

test("names are printed short: parameters at their default are left out, the others in the order of the entry", () => {
  expect(nameOf("boulware")).toBe("boulware");
  expect(nameOf(" boulware ( e = 0.250 ) ")).toBe("boulware");
  expect(nameOf("aspiration(curve=exp, e=5e-1)")).toBe("aspiration(e=0.5, curve=exp)");
  expect(nameOf("micro(repeats=first)")).toBe("micro");
  expect(nameOf("conceder(walkAway=none)")).toBe("conceder");
});

test("any parts can be put together by name", () => {
  const text = "composed(offering=aspiration(e=0.2), acceptance=combi(T=0.99), model=frequency, walkAway=impasse)";
  expect(nameOf(text)).toBe(text);
  expect(nameOf("composed(acceptance=next, model=none, offering=tough)")).toBe("composed(offering=tough)");
});

const entriesNamed = (text: string) => {
  const entries = entriesOf(text);
  return entries.kind === "failed" ? entries.failure.message : entries.value.map(({ kind, given }) => `${kind} ${given.name}`);
};

test("a text names the entries that take its parameters, strategies and parts alike", () => {
  expect(entriesNamed("aspiration( e = 4 )")).toEqual([
    "strategies aspiration(e=4)",
    "offering aspiration(e=4)",
    "acceptance aspiration(e=4)",
  ]);
  expect(entriesNamed("aspiration(e=4, walkAway=impasse)")).toEqual(["strategies aspiration(e=4, walkAway=impasse)"]);
  expect(entriesNamed("combi(T=0.9)")).toEqual(["acceptance combi(T=0.9)"]);
  expect(entriesNamed("composed(offering=tough)")).toEqual(["strategies composed(offering=tough)"]);
  expect(entriesNamed("xxxxxxxx(e=1)")).toEqual([]);
});

test("a text that nothing can be made of is refused as it is for playing", () => {
  for (const text of ["aspiration(e=0)", "boulware(speed=1)", "composed", "composed(offering=next)", "aspiration(e=", ""])
    expect(entriesNamed(text)).toBe(problemOf(text).message);
});

test("an unknown name is refused, and the nearest one suggested", () => {
  expect(problemOf("bulware")).toEqual({
    code: "unknownName",
    at: 0,
    message: "No strategy is called bulware",
    hint: 'Did you mean "boulware"?',
  });
  expect(problemOf("composed(offering=aspirations)")).toMatchObject({ code: "unknownName", at: 18, hint: 'Did you mean "aspiration"?' });
  expect(problemOf("composed(offering=next)").message).toBe("No offering policy is called next");
  expect(problemOf("composed(offering=tough, acceptance=nxt)").hint).toBe('Did you mean "next"?');
  expect(problemOf("xxxxxxxx").hint).toContain("Known: ");
});

test("a parameter that is unknown, repeated or missing is refused", () => {
  expect(problemOf("aspiration(E=1)")).toMatchObject({ code: "unknownParameter", at: 11, hint: 'Did you mean "e"?' });
  expect(problemOf("boulware(speed=1)")).toMatchObject({ code: "unknownParameter", hint: "Known: e, walkAway." });
  expect(problemOf("aspiration(e=1, e=2)")).toMatchObject({ code: "repeatedParameter", at: 16 });
  expect(problemOf("composed(acceptance=next)")).toMatchObject({ code: "missingParameter", at: 0, message: "composed needs offering" });
  expect(problemOf("composed(offering=tough(e=1))")).toMatchObject({ code: "unknownParameter", at: 24, hint: "It has none." });
});

test("a value that does not fit is refused, and says what would", () => {
  expect(problemOf("aspiration(e=0)")).toMatchObject({ code: "badNumber", at: 13, message: "e is a number from 0.001 to 1000" });
  expect(problemOf("aspiration(e=fast)")).toMatchObject({ code: "badNumber" });
  expect(problemOf("boulware(e=4)").message).toBe("e is a number from 0.001 to 1");
  expect(problemOf("tit-for-tat(window=1.5)").message).toBe("window is a whole number from 1 to 100");
  expect(problemOf("aspiration(curve=exponential)")).toMatchObject({ code: "badChoice", message: "curve is one of poly, exp" });
  expect(problemOf("micro(repeats=frist)").hint).toBe('Did you mean "first"?');
  expect(problemOf("micro(repeats=1)")).toMatchObject({ code: "badChoice" });
  expect(problemOf("composed(offering=3)")).toMatchObject({ code: "badPart", at: 18 });
});

test("a text that is no name with parameters is refused where it goes wrong", () => {
  const wrong: readonly (readonly [string, number])[] = [
    ["", 0],
    ["4", 0],
    ["boulware(", 9],
    ["boulware(e)", 10],
    ["boulware(e=)", 11],
    ["boulware(e=0.2", 14],
    ["boulware(e=0.2,)", 15],
    ["boulware e", 9],
    ["boulware(e=1)x", 13],
    [`boulware${"(".repeat(3000)}`, 2000],
  ];
  for (const [text, at] of wrong) expect(problemOf(text)).toMatchObject({ code: "unreadable", at });
  expect(problemOf("boulware(e=0.2").message).toBe("Expected , or ), and the text ends");
  expect(nameOf("boulware()")).toBe("boulware");
});

test("names are names of their own lists, never of what every object has", () => {
  for (const name of ["constructor", "toString", "__proto__"]) expect(problemOf(name).code).toMatch(/unknownName|unreadable/u);
  expect(problemOf("boulware(constructor=1)").code).toBe("unknownParameter");
});

test("every entry says what it is, by what formula, and after whom; no list has a name twice", () => {
  for (const { name, title, description, formula, source, version, protocols } of ENTRIES) {
    expect(name).toMatch(/^[a-z][a-z-]*$/u);
    for (const text of [title, description, formula]) expect(text.trim().length, name).toBeGreaterThan(3);
    expect(source, name).toMatch(/\d{4}/u);
    expect(Number.isInteger(version) && version >= 1).toBe(true);
    expect(protocols.length).toBeGreaterThan(0);
  }
  for (const list of LISTS) expect(new Set(list.map(({ name }) => name)).size).toBe(list.length);
});

test("every parameter has a meaning and a default within its limits, and shows in the formula of what is made", () => {
  for (const entry of ENTRIES)
    for (const parameter of entry.parameters) {
      expect(parameter.meaning.length, `${entry.name}: ${parameter.name}`).toBeGreaterThan(5);
      if (parameter.kind === "part") continue;
      if (parameter.kind === "choice") expect(parameter.choices).toContain(parameter.default);
      else expect(parameter.default >= parameter.least && parameter.default <= parameter.most).toBe(true);
      expect(new Given(entry, {}).formula).toContain(`${parameter.name} = ${parameter.default}`);
    }
});

test("a parameter asked for by a name or a kind it does not have is a mistake in the program", () => {
  const [entry] = REGISTRY.offering;
  if (entry === undefined) throw new Error("Expected offering policies");
  const given = new Given(entry, {});
  expect(() => given.number("speed")).toThrow("Expected one of the entry's parameters for speed of aspiration");
  expect(() => given.number("curve")).toThrow("Expected a number for curve");
  expect(() => given.choice("e", ["a", "b"])).toThrow("Expected a or b for e");
  expect(() => given.offering("e")).toThrow("Expected a part of a strategy for e");
});

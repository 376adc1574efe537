import { expect, test } from "vitest";
import { strategyOf } from "../registry.ts";
import { MODEL_ENTRIES } from "./model-entries.ts";

test.each(MODEL_ENTRIES)("$name can be named in a composition, and calls itself as it was called", ({ name }) => {
  const made = strategyOf(`composed(offering=tough, model=${name})`);
  expect(made.kind === "ok" && made.value.name).toBe(`composed(offering=tough, model=${name})`);
});

test("the prior of the frequency model is part of its name where it is not the default", () => {
  const names = ["frequency(prior=estimate)", "frequency(prior=uniform)"].map((model) => {
    const made = strategyOf(`composed(offering=tough, model=${model})`);
    return made.kind === "ok" ? made.value.name : made.failure;
  });
  expect(names).toEqual(["composed(offering=tough, model=frequency(prior=estimate))", "composed(offering=tough, model=frequency)"]);
});

import { next } from "../acceptance/next.ts";
import { aspiration as aspirationOffers } from "../offering/aspiration.ts";
import { CONCESSION_EXPONENT } from "../offering/aspiration-curve.ts";
import type { About } from "../registry/about.ts";
import type { StrategyEntry } from "../registry/entry.ts";
import type { Given, Values } from "../registry/given.ts";
import { partOf } from "../registry/part-of.ts";
import { strategyEntry } from "../registry/strategy-entry.ts";

const CLASSIC: Pick<About, "source" | "version" | "protocols"> = {
  source: "Faratin, Sierra and Jennings 1998",
  version: 1,
  protocols: ["alternatingOffers", "openFloor"],
};

const PRESET_FORMULA =
  "aspiration = hi − t^(1/e)·(hi − lo), hi = best utility, lo = max(reservation value, worst utility); offers the outcome with the least " +
  "utility at or above it, accepts what is at least as good";

const parts = (values: Values) => ({ offering: partOf(aspirationOffers, values), acceptance: partOf(next) });
const withExponent = (given: Given) => parts({ e: given.number("e") });

/** The family: all its parameters open. */
export const aspiration: StrategyEntry = strategyEntry(
  {
    ...CLASSIC,
    name: "aspiration",
    title: "Aspiration",
    description: "comes down by the clock alone, as its exponent says",
    formula: `${aspirationOffers.formula}; accepts what is at least as good as that`,
    parameters: aspirationOffers.parameters,
  },
  (given) => parts(Object.fromEntries(aspirationOffers.parameters.map(({ name }) => [name, given.value(name)]))),
);

/** NegMAS calls it Boulware, too, and its exponent 4. */
export const boulware: StrategyEntry = strategyEntry(
  {
    ...CLASSIC,
    name: "boulware",
    title: "Boulware",
    description: "holds out and gives in near the deadline",
    formula: PRESET_FORMULA,
    parameters: [{ ...CONCESSION_EXPONENT, default: 0.25, most: 1 }],
  },
  withExponent,
);

export const linear: StrategyEntry = strategyEntry(
  {
    ...CLASSIC,
    name: "linear",
    title: "Linear",
    description: "comes down in a straight line",
    formula: `${PRESET_FORMULA}; e = 1`,
    parameters: [],
  },
  () => parts({ e: 1 }),
);

/** NegMAS calls it Conceder, too, and its exponent 0.25. */
export const conceder: StrategyEntry = strategyEntry(
  {
    ...CLASSIC,
    name: "conceder",
    title: "Conceder",
    description: "gives in early and little later on",
    formula: PRESET_FORMULA,
    parameters: [{ ...CONCESSION_EXPONENT, default: 4, least: 1 }],
  },
  withExponent,
);

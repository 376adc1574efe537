import { next } from "../acceptance/next.ts";
import type { StrategyEntry } from "../registry/entry.ts";
import { partOf } from "../registry/part-of.ts";
import { strategyEntry } from "../registry/strategy-entry.ts";

/** Any offering policy with any acceptance policy (Baarslag and others 2014). */
export const composedStrategy: StrategyEntry = strategyEntry(
  {
    name: "composed",
    title: "Composed",
    description: "any offering policy with any acceptance policy, with or without an opponent model",
    formula: "as its parts say",
    source: "Baarslag, Hindriks, Hendrikx, Dirkzwager and Jonker 2014",
    version: 1,
    protocols: ["alternatingOffers", "openFloor"],
    parameters: [
      { kind: "part", name: "offering", part: "offering", default: "required", meaning: "what to offer" },
      {
        kind: "part",
        name: "acceptance",
        part: "acceptance",
        default: { kind: "acceptance", part: partOf(next) },
        meaning: "whether to accept",
      },
      {
        kind: "part",
        name: "model",
        part: "model",
        default: null,
        meaning: "what it learns of each counterpart, for offering policies that ask",
      },
    ],
  },
  (given) => {
    const model = given.model("model");
    return { offering: given.offering("offering"), acceptance: given.acceptance("acceptance"), ...(model && { model }) };
  },
);

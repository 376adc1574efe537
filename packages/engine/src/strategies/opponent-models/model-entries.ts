import type { ModelEntry } from "../registry/entry.ts";
import type { Parameter } from "../registry/parameter.ts";
import { bayesian } from "./bayesian.ts";
import { briefEstimate } from "./brief-estimate.ts";
import { classical } from "./classical.ts";
import { frequency } from "./frequency.ts";
import type { OpponentModel } from "./opponent-model.ts";
import { smith } from "./smith.ts";

const PRIORS = ["uniform", "estimate"] as const;

const PRIOR: Parameter = {
  kind: "choice",
  name: "prior",
  default: "uniform",
  choices: PRIORS,
  meaning: "where it begins: everything alike, or as the own brief estimates that counterpart",
};

interface Words {
  readonly title: string;
  readonly description: string;
  readonly source: string;
}

/** The opponent models, as the registry lists them. */
export const MODEL_ENTRIES: readonly ModelEntry[] = [
  {
    ...entry(frequency({ prior: "uniform" }), {
      title: "Frequency",
      description: "what a counterpart seldom changes matters to it, what it often offers it likes; as HardHeaded of ANAC 2011",
      source: "van Krimpen, Looije and Hajizadeh 2013",
    }),
    parameters: [PRIOR],
    make: (given) => frequency({ prior: given.choice("prior", PRIORS) }),
  },
  entry(smith, {
    title: "Counts",
    description: "counts options, and takes all issues for equally important; after Agent Smith of ANAC 2010",
    source: "van Galen Last 2012",
  }),
  entry(classical, {
    title: "Classical frequency",
    description: "counts options; an issue left unchanged gains weight, more so early",
    source: "NegoLog (Doğru, Keskin, Jonker, Baarslag and Aydoğan 2024)",
  }),
  entry(bayesian, {
    title: "Bayesian",
    description: "weighs hypotheses on how issues rank and where worth peaks; presumes that options stand in order",
    source: "Hindriks and Tykhonov 2008",
  }),
  entry(briefEstimate, {
    title: "The brief's estimate",
    description: "believes what the own brief says of the counterpart, whatever that does",
    source: "Detente 2026",
  }),
];

function entry(model: OpponentModel<unknown>, words: Words): ModelEntry {
  const { name, formula, version } = model;
  return {
    kind: "model",
    name,
    ...words,
    formula,
    version,
    protocols: ["alternatingOffers", "openFloor"],
    parameters: [],
    make: () => model,
  };
}

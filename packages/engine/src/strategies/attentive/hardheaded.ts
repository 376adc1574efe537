import { combi } from "../acceptance/combi.ts";
import { accommodating, BAND, FLOOR } from "../offering/accommodating.ts";
import { CONCESSION_EXPONENT } from "../offering/aspiration-curve.ts";
import { bayesian as bayesianModel } from "../opponent-models/bayesian.ts";
import { frequency } from "../opponent-models/frequency.ts";
import type { OpponentModel } from "../opponent-models/opponent-model.ts";
import type { About } from "../registry/about.ts";
import type { StrategyEntry } from "../registry/entry.ts";
import type { Given } from "../registry/given.ts";
import type { Parameter } from "../registry/parameter.ts";
import { partOf } from "../registry/part-of.ts";
import { strategyEntry } from "../registry/strategy-entry.ts";

const HARD: Pick<About, "version" | "protocols"> = { version: 1, protocols: ["alternatingOffers", "openFloor"] };

const EXPONENT: Parameter = { ...CONCESSION_EXPONENT, default: 0.2, most: 1 };

const FORMULA =
  "aspiration = hi − t^(1/e)·(hi − lo), never below lo + floor·(hi − lo); offers what the model says the counterpart likes best from there up " +
  "to band·(hi − lo) above, or what it was offered if that is as good; accepts what is as good as its own next offer, and from t = 0.95 what " +
  "is as good as the best it was offered";

const PRIORS = ["uniform", "estimate"] as const;

/** The idea that won ANAC 2011: concede late, and let the model of the counterpart choose what. */
export const hardheaded: StrategyEntry = strategyEntry(
  {
    ...HARD,
    name: "hardheaded",
    title: "Hardheaded",
    description: "holds out until late, and of what it would take offers what the counterpart seems to want; counts offers to learn that",
    formula: `${FORMULA}; model: frequency`,
    source: "after van Krimpen, Looije and Hajizadeh 2013",
    parameters: [
      EXPONENT,
      FLOOR,
      BAND,
      {
        kind: "choice",
        name: "prior",
        default: "uniform",
        choices: PRIORS,
        meaning: "where its model begins: everything alike, or as the own brief estimates the counterpart",
      },
    ],
  },
  (given) => partsWith(frequency({ prior: given.choice("prior", PRIORS) }), given),
);

/** The same with beliefs instead of counts. */
export const bayesian: StrategyEntry = strategyEntry(
  {
    ...HARD,
    name: "bayesian",
    title: "Bayesian",
    description: "holds out until late, and of what it would take offers what it believes the counterpart wants",
    formula: `${FORMULA}; model: bayesian`,
    source: "after Hindriks and Tykhonov 2008",
    parameters: [EXPONENT, FLOOR, BAND],
  },
  (given) => partsWith(bayesianModel, given),
);

const partsWith = (model: OpponentModel<unknown>, given: Given) => ({
  offering: partOf(accommodating, { e: given.value("e"), floor: given.value("floor"), band: given.value("band") }),
  acceptance: partOf(combi),
  model,
});

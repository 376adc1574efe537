import { own } from "../../lib/own.ts";
import { Rng } from "../../lib/rng.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import { outcomeSpace } from "../../model/outcome-space.ts";
import { derivedSeed } from "../../simulation/derived-seed.ts";
import { assumedEstimate } from "../going-on/assumed-estimate.ts";
import type { Sight } from "../going-on/standpoint.ts";
import { drawnFigures } from "../measuring/drawn-figures.ts";
import { type MeasuredReading, measuredReading } from "../measuring/measured-reading.ts";
import type { Package } from "./candidates.ts";

const DRAWS = 200;

/**
 * Estimated chance, 0 to 1, that every counterpart likes a package no less than no agreement and has no red line against it: the share of
 * 200 draws of the estimates in which that is so. Whoever has offered something would rather have it than no agreement, so in no draw is
 * no agreement worth more than the least that was offered. It is no forecast of what they say to the offer at once.
 */
export function acceptanceChance(sight: Sight, seed: number): (numbers: Package) => number {
  const { seat, counterparts, history } = sight;
  const space = outcomeSpace(seat.issues);
  const ground = { space, unknowns: seat.unknowns };
  const offered = counterparts.map((party) =>
    history.flatMap((event) => (event.kind === "offered" && event.party === party ? (optionNumbers(space, event.outcome) ?? []) : [])),
  );
  const draws = Array.from({ length: DRAWS }, (_, k) =>
    counterparts.map((party, p) => {
      const rng = Rng.fromSeed(derivedSeed(seed, "acceptance", k, party));
      const estimate = own(seat.brief.estimates, party) ?? assumedEstimate(seat, rng);
      return drawnParty(measuredReading(ground, estimate, drawnFigures(rng)), offered[p] ?? []);
    }),
  );
  return (numbers) => draws.filter((parties) => parties.every((wants) => wants(numbers))).length / DRAWS;
}

function drawnParty({ utility, reservation, crossed }: MeasuredReading, offered: readonly Package[]): (numbers: Package) => boolean {
  const least = offered.reduce((low, numbers) => Math.min(low, utility(numbers)), reservation ?? Number.NEGATIVE_INFINITY);
  return (numbers) => utility(numbers) >= least && crossed(numbers).length === 0;
}

import { assertNever } from "../lib/assert-never.ts";
import type { Alternative, Chance } from "./alternative.ts";
import type { NoAgreement } from "./case.ts";
import type { Reckoner } from "./reckoner.ts";

/** What no agreement is worth to a party, in points: the figure stated, or its best alternative. */
export function reservationValue<T>(noAgreement: NoAgreement, reckoner: Reckoner<T>): T {
  if (noAgreement.kind === "reservationValue") return reckoner.figure(noAgreement.reservationValue);
  return best(
    noAgreement.alternatives.map((alternative) => alternativeWorth(alternative, reckoner)),
    reckoner,
  );
}

function alternativeWorth<T>(alternative: Alternative, reckoner: Reckoner<T>): T {
  const gross = grossWorth(alternative, reckoner);
  if (alternative.cost === undefined) return gross;
  return reckoner.add(gross, reckoner.multiply(reckoner.from(-1), reckoner.figure(alternative.cost)));
}

function grossWorth<T>(alternative: Alternative, reckoner: Reckoner<T>): T {
  const { add, figure, multiply, zero } = reckoner;
  const worth = (branch: Alternative): T => alternativeWorth(branch, reckoner);
  switch (alternative.kind) {
    case "value":
      return figure(alternative.value);
    case "choices":
      return best(alternative.choices.map(worth), reckoner);
    case "chances": {
      const { chances } = alternative;
      const total = chances.reduce((sum, branch) => add(sum, figure(branch.probability)), zero);
      const alike = reckoner.divide(reckoner.one, reckoner.from(chances.length));
      const share = (branch: Chance): T => (reckoner.isZero(total) ? alike : reckoner.divide(figure(branch.probability), total));
      return chances.reduce((sum, branch) => add(sum, multiply(share(branch), worth(branch.then))), zero);
    }
    default:
      return assertNever(alternative);
  }
}

function best<T>(values: readonly T[], { isLess }: Reckoner<T>): T {
  const [first, ...rest] = values;
  if (first === undefined) throw new Error("Expected at least one branch");
  return rest.reduce((top, value) => (isLess(top, value) ? value : top), first);
}

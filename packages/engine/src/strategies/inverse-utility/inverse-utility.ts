import type { ExactUtility } from "../../model/exact-utility.ts";
import { ENUMERATED_LIMIT, enumeratedUtility } from "./enumerated-utility.ts";
import { gridUtility } from "./grid-utility.ts";
import { haveSameItems } from "./have-same-items.ts";
import type { InverseUtility, UtilityToInvert } from "./inverse-utility-contract.ts";

export type { InverseUtility };

/**
 * Made once for each utility object, space and list of exclusions. Null where no outcome is admissible. Spaces of up to
 * 2^21 combinations are enumerated, in tenths of a second; larger ones are put on a grid, 50 issues of 10 options in a
 * tenth of a second.
 */
export function inverseUtility(given: UtilityToInvert): InverseUtility | null {
  const known = made.get(given.utility);
  if (known !== undefined && isSame(known.given, given)) return known.inverse;
  const inverse = given.space.combinations <= ENUMERATED_LIMIT ? enumeratedUtility(given) : gridUtility(given);
  made.set(given.utility, { given, inverse });
  return inverse;
}

const made = new WeakMap<ExactUtility, { readonly given: UtilityToInvert; readonly inverse: InverseUtility | null }>();

const isSame = (a: UtilityToInvert, b: UtilityToInvert): boolean => a.space === b.space && haveSameItems(a.excluded, b.excluded);

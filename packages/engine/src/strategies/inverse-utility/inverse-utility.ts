import type { ExactUtility } from "../../model/exact-utility.ts";
import { ENUMERATED_LIMIT, enumeratedUtility } from "./enumerated-utility.ts";
import { haveSameItems } from "./have-same-items.ts";
import type { InverseUtility, UtilityToInvert } from "./inverse-utility-contract.ts";

export type { InverseUtility };

/** Made once for each utility object, space and list of exclusions. Null where no outcome is admissible. */
export function inverseUtility(given: UtilityToInvert): InverseUtility | null {
  const known = made.get(given.utility);
  if (known !== undefined && isSame(known.given, given)) return known.inverse;
  if (given.space.combinations > ENUMERATED_LIMIT) throw new Error(`Expected at most ${ENUMERATED_LIMIT} combinations`);
  const inverse = enumeratedUtility(given);
  made.set(given.utility, { given, inverse });
  return inverse;
}

const made = new WeakMap<ExactUtility, { readonly given: UtilityToInvert; readonly inverse: InverseUtility | null }>();

const isSame = (a: UtilityToInvert, b: UtilityToInvert): boolean => a.space === b.space && haveSameItems(a.excluded, b.excluded);

import type { Good, MoneyTerms } from "./goods-for-money.ts";

/**
 * What may have been paid once these items are delivered, so that neither side gains by breaking off: from the price less what
 * the demander still gets and its penalty, to the price less what the supplier still spends and its penalty added. Empty (least
 * above most) where no payment is safe.
 */
export function safePayments(
  goods: readonly Good[],
  delivered: ReadonlySet<number>,
  terms: MoneyTerms,
): { readonly least: number; readonly most: number } {
  const open = goods.filter((_, item) => !delivered.has(item));
  const value = open.reduce((sum, each) => sum + each.value, 0);
  const cost = open.reduce((sum, each) => sum + each.cost, 0);
  return { least: terms.price - value - terms.demanderPenalty, most: terms.price - cost + terms.supplierPenalty };
}

import { deliveryOrder } from "./delivery-order.ts";
import type { Good, MoneyTerms } from "./goods-for-money.ts";
import { safePayments } from "./safe-payments.ts";

/** "pay": so much money. "deliver": the item at this place of the list. */
export type MoneyStep = { readonly kind: "pay"; readonly amount: number } | { readonly kind: "deliver"; readonly item: number };

/**
 * Payments and deliveries in turn, each payment the least with which the next delivery is safe; null where no order is safe, or
 * the price is one that a side would not begin at.
 */
export function moneyPlan(goods: readonly Good[], terms: MoneyTerms): readonly MoneyStep[] | null {
  const delivered = new Set<number>();
  const steps: MoneyStep[] = [];
  let paid = 0;
  for (const item of deliveryOrder(goods)) {
    const before = safePayments(goods, delivered, terms);
    const after = safePayments(goods, new Set([...delivered, item]), terms);
    const due = Math.max(paid, after.least);
    if (due > before.most || due > after.most || paid < before.least) return null;
    if (due > paid) steps.push({ kind: "pay", amount: due - paid });
    steps.push({ kind: "deliver", item });
    delivered.add(item);
    paid = due;
  }
  if (terms.price > paid) steps.push({ kind: "pay", amount: terms.price - paid });
  return steps;
}

/** An item that a supplier delivers for money: what it costs the supplier, and is worth to the demander, in money. 0 or more. */
export interface Good {
  readonly cost: number;
  readonly value: number;
}

/** What is paid in all, and what breaking off costs each side: 0 or more, in money. */
export interface Terms {
  readonly price: number;
  readonly supplierPenalty: number;
  readonly demanderPenalty: number;
}

/** "pay": so much money. "deliver": the item at this place of the list. */
export type MoneyStep = { readonly kind: "pay"; readonly amount: number } | { readonly kind: "deliver"; readonly item: number };

/**
 * The order of delivery that needs the least penalties: built from the end, first items worth at least their cost, the cheapest
 * last of all, then the others, those of the highest value nearest to the end. Ties: the item listed first is delivered first.
 * Derived from Sandholm and Ferrandon's (2000) problem for independent items.
 */
export function deliveryOrder(goods: readonly Good[]): readonly number[] {
  const items = goods.map(({ cost, value }, item) => ({ cost, value, item }));
  const gaining = items.filter(({ cost, value }) => value >= cost).sort((a, b) => a.cost - b.cost || b.item - a.item);
  const losing = items.filter(({ cost, value }) => value < cost).sort((a, b) => b.value - a.value || b.item - a.item);
  return [...gaining, ...losing].map(({ item }) => item).reverse();
}

/** The least sum of both penalties with which the order is safe: an item needs its cost less what both still have to gain after it. */
export function penaltyNeeded(goods: readonly Good[], order: readonly number[]): number {
  let surplus = 0;
  let needed = 0;
  for (const item of order.toReversed()) {
    const { cost, value } = goodAt(goods, item);
    needed = Math.max(needed, cost - surplus);
    surplus += value - cost;
  }
  return needed;
}

/**
 * What may have been paid once these items are delivered, so that neither side gains by breaking off: from the price less what
 * the demander still gets and its penalty, to the price less what the supplier still spends and its penalty added. Empty (least
 * above most) where no payment is safe.
 */
export function safePayments(
  goods: readonly Good[],
  delivered: ReadonlySet<number>,
  terms: Terms,
): { readonly least: number; readonly most: number } {
  const open = goods.filter((_, item) => !delivered.has(item));
  const value = open.reduce((sum, each) => sum + each.value, 0);
  const cost = open.reduce((sum, each) => sum + each.cost, 0);
  return { least: terms.price - value - terms.demanderPenalty, most: terms.price - cost + terms.supplierPenalty };
}

/**
 * Payments and deliveries in turn, each payment the least with which the next delivery is safe; null where no order is safe, or
 * the price is one that a side would not begin at.
 */
export function moneyPlan(goods: readonly Good[], terms: Terms): readonly MoneyStep[] | null {
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

function goodAt(goods: readonly Good[], item: number): Good {
  const good = goods[item];
  if (good === undefined) throw new Error(`Expected one of ${goods.length} items, got ${item}`);
  return good;
}

import type { Good } from "./goods-for-money.ts";

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

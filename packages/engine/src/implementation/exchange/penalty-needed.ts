import type { Good } from "./goods-for-money.ts";

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

function goodAt(goods: readonly Good[], item: number): Good {
  const good = goods[item];
  if (good === undefined) throw new Error(`Expected one of ${goods.length} items, got ${item}`);
  return good;
}

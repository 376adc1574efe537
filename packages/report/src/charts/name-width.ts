import type { StrategyStanding } from "@detente/engine";
import { plainText } from "../plain-text.ts";
import { estimatedWidth } from "./estimated-width.ts";

/** Room for the ranks and names of strategies left of a picture, at most that of its size. */
export function nameWidth(
  strategies: readonly Pick<StrategyStanding, "strategy">[],
  { left, fontSize }: { readonly left: number; readonly fontSize: number },
): number {
  const longest = strategies.reduce((width, { strategy }) => Math.max(width, estimatedWidth(`00  ${plainText(strategy)}`, fontSize)), 0);
  return Math.min(left, longest + 16);
}

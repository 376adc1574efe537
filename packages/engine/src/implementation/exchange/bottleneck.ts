import type { Move } from "./flood.ts";

/** The best order found, with its largest key. No order has a largest key below `bound`; where that is the key, none is better. */
export interface Bottleneck {
  readonly moves: readonly Move[];
  readonly key: number;
  readonly bound: number;
}

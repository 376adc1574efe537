import type { Rng } from "../lib/rng.ts";
import type { PartyId } from "../model/ids.ts";
import type { PartyView } from "../session/view.ts";
import type { OwnUtility } from "./inverse-utility/own-utility.ts";
import type { AdditiveEstimate } from "./opponent-models/opponent-model.ts";
import type { Seat } from "./strategy.ts";

/** What a policy has in hand when its party is to act. */
export interface Scene {
  /** As it stands: amendments and a revised brief are in it. */
  readonly seat: Seat;
  readonly view: PartyView;
  /** The seat's own utility, and the way back from a utility to outcomes. */
  readonly own: OwnUtility;
  readonly rng: Rng;
  /** 0 to 1; 0 where there is no deadline. */
  readonly relativeTime: number;
  /** What the strategy's opponent model makes of a counterpart so far; null where it has no model. Made at most once a turn. */
  estimateOf(counterpart: PartyId): AdditiveEstimate | null;
}

import type { AcceptancePolicy } from "../acceptance/acceptance-policy.ts";
import type { OfferingPolicy } from "../offering/offering-policy.ts";
import type { OpponentModel } from "../opponent-models/opponent-model.ts";
import type { Strategy } from "../strategy.ts";
import type { WalkAwayPolicy } from "../walking-away/walk-away-policy.ts";
import type { About } from "./about.ts";
import type { Given } from "./given.ts";

interface Making<Kind extends string, Made> extends About {
  readonly kind: Kind;
  make(given: Given): Made;
}

export type StrategyEntry = Making<"strategy", Strategy<unknown>>;
export type OfferingEntry = Making<"offering", OfferingPolicy<unknown>>;
export type AcceptanceEntry = Making<"acceptance", AcceptancePolicy<unknown>>;
export type ModelEntry = Making<"model", OpponentModel<unknown>>;
export type WalkAwayEntry = Making<"walkAway", WalkAwayPolicy>;

export type Entry = StrategyEntry | OfferingEntry | AcceptanceEntry | ModelEntry | WalkAwayEntry;

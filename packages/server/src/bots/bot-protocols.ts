import type { ProtocolSettings } from "@detente/engine";
import type { NamedStrategy } from "../strategies/named-strategy.ts";

type Protocol = ProtocolSettings["kind"];

/** Where a bot can play that goes by a strategy: as every bot it votes on single texts, and where it knows open floors it bids blind. */
export const botProtocols = ({ protocols }: Pick<NamedStrategy, "protocols">): readonly Protocol[] => [
  ...protocols,
  "singleText",
  ...(protocols.includes("openFloor") ? (["blindBids"] as const) : []),
];

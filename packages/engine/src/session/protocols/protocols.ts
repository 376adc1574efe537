import type { ProtocolSettings } from "../setup.ts";
import { alternatingOffers } from "./alternating-offers.ts";
import { blindBids } from "./blind-bids.ts";
import { openFloor } from "./open-floor.ts";
import type { Protocol } from "./protocol.ts";
import { singleText } from "./single-text.ts";

/** Every protocol by its name. */
export const PROTOCOLS: Readonly<Record<ProtocolSettings["kind"], Protocol>> = { alternatingOffers, openFloor, singleText, blindBids };

import type { PartyId } from "../model/ids.ts";

/** Who acts. The clock is the process that lets time pass, reports groundwork and opens sessions. */
export type Actor =
  | { readonly kind: "party"; readonly party: PartyId }
  | { readonly kind: "mediator" }
  | { readonly kind: "facilitator" }
  | { readonly kind: "clock" };

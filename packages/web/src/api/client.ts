import { Client } from "@detente/server/contract";

/** Of the server that the page came from. */
export const client = new Client({ origin: location.origin, fetch: (address, init) => fetch(address, init) });

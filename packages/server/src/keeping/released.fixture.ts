import { fileURLToPath } from "node:url";

/** Filled databases of earlier versions, each called after its last step. */
export const RELEASED = fileURLToPath(new URL("./released", import.meta.url));

/** What somebody could take away from a session then. */
export interface TakenAway {
  readonly who: string;
  /** Uuid. */
  readonly person: string;
  readonly session: string;
  /** As the service answered. */
  readonly told: unknown;
}

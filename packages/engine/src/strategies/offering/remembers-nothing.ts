import type { OfferingPolicy } from "./offering-policy.ts";

/** For policies that need no memory. */
export const remembersNothing: Pick<OfferingPolicy<null>, "init" | "observe"> = { init: () => null, observe: () => null };

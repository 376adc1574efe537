import { config } from "zod/v4";

/**
 * What pages get as "zod". They may not make code of texts, which Zod would try for speed, so it is told before any schema is made.
 */
config({ jitless: true });

export * from "zod/v4";

import * as z from "zod";
import { USUAL } from "./usual.ts";

/**
 * Of routes that make something, where a request that is sent again would make it twice; spread into a contract in place of what is usual.
 * Such requests of one person are done one after another.
 */
export const KEPT = {
  ...USUAL,
  keeps: "answer",
  headers: z.object({
    "idempotency-key": z
      .string()
      .regex(/^[\x21-\x7e]{8,200}$/)
      .optional()
      .meta({ description: "8 to 200 visible characters: the same again within a day gives the same answer, and makes nothing" }),
  }),
} as const;

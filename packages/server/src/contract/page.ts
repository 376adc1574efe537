import * as z from "zod";

/** Of a list that may grow: spread into a query. What comes is behind `after`, which is the `next` of the page before. */
export const page = {
  after: z
    .string()
    .regex(/^[\w:.-]{1,80}$/)
    .optional()
    .meta({ description: "`next` of the page before" }),
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "At most 200" }),
} as const;

export const next = z.string().nullable().meta({ description: "For the page that follows; null: this is the last" });

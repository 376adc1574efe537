import * as z from "zod";
import { instant, uuid } from "./parts.ts";

export const sessionSummary = z.object({
  id: uuid,
  name: z.string(),
  /** The track of the case that it is; null: none in particular. */
  track: z.string().nullable(),
  createdAt: instant,
});

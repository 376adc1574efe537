import type { IssueId, MomentClock, OptionId, Outcome, PartyId } from "@detente/engine";
import * as z from "zod";
import { id } from "./parts.ts";

const LARGEST_SEED = 2 ** 32 - 1;
const MOST_ROUNDS = 100_000;
const MOST_PLAY_OUTS = 10_000;

/** Every answer that rests on draws is the same for the same seed; left out: 1. */
export const seed = z.int().min(0).max(LARGEST_SEED).optional().meta({ description: "Of everything drawn at random; left out, 1" });

export const as = id<PartyId>().optional().meta({ description: "For which side: the facilitator names it, others ask for their own" });

export const outcome = z.record(id<IssueId>(), id<OptionId>()) as unknown as z.ZodType<Outcome, Record<string, string>>;

const time = z.iso.datetime({ precision: 3 });

const clock = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("rounds"), round: z.int().min(1).max(MOST_ROUNDS), of: z.int().min(1).max(MOST_ROUNDS), at: time }),
  z.strictObject({ kind: z.literal("time"), from: time, at: time, until: time }),
]) satisfies z.ZodType<MomentClock>;

/** A moment of talks in place of the session's present one, as `detente assess` takes it. */
export const moment = z
  .strictObject({
    track: z.string().min(1).max(200).nullable().meta({ description: "The track of the case that these talks are; null: none" }),
    clock,
  })
  .optional()
  .meta({ description: "Asks as of talks by turns at this moment, of which there is no session; left out: as the session stands now" });

export type AskedMoment = NonNullable<z.output<typeof moment>>;

const WAYS = ["offer", "position", "outcome"] as const;

/** Which offer an answer is about; of none is said: the last standing one of another party. */
export const offerMeant = {
  offer: z.int().min(1).optional().meta({ description: "An offer of another party in the session, by its number" }),
  position: z.string().min(1).max(200).optional().meta({ description: "A position of the case, by its id" }),
  outcome: outcome.optional().meta({ description: "A package: an option for every issue" }),
  by: id<PartyId>().optional().meta({ description: "Who has made it, where that does not follow from the offer" }),
} as const;

export interface OfferMeant {
  readonly offer?: number | undefined;
  readonly position?: string | undefined;
  readonly outcome?: Outcome | undefined;
  readonly by?: PartyId | undefined;
}

export const namesOneOffer = (body: OfferMeant): boolean => WAYS.filter((way) => body[way] !== undefined).length <= 1;

export const playing = {
  seed,
  playOuts: z
    .int()
    .min(1)
    .max(MOST_PLAY_OUTS)
    .optional()
    .meta({ description: "How often to play out what comes of going on; left out: as many as the size of the case allows" }),
  returnChance: z.number().min(0).max(1).optional().meta({ description: "How likely the others come back after a pause; left out, 0.8" }),
} as const;

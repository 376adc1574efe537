import type { Result } from "@detente/engine";
import type { AskedMoment } from "./asked-moment.ts";
import { momentOfCase } from "./moment-of-case.ts";
import { momentOfGame } from "./moment-of-game.ts";
import type { MomentOptions } from "./moment-options.ts";
import type { CaseOrGame } from "./read-case-or-game.ts";

/** The moment that the options mean in a case, or in a game. The failure lists everything that is wrong with them. */
export function momentIn({ value, record }: CaseOrGame, options: MomentOptions): Result<AskedMoment, readonly string[]> {
  if (record !== null) return momentOfGame(value, record, options);
  if (options.afterOffer === undefined) return momentOfCase(value, options);
  return { kind: "failed", failure: ["--after-offer is for game files; for a case, name the offer with --offer"] };
}

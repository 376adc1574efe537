import type { Access } from "@detente/engine";
import type { Command } from "commander";
import { numberArgument } from "./chance-argument.ts";

/** As the command line gives them. */
export interface VisitOptions {
  readonly specificity: number;
  readonly access: number;
  readonly accessDrawn?: true;
  readonly visits: number;
  readonly finds: number;
  readonly goal?: number;
}

const DEFAULT_VISITS = 5;

/** The options that say what visits are like, but for their sensitivity. */
export function addVisitOptions(command: Command): Command {
  return command
    .option("--specificity <chance>", "how likely a visit finds nothing where nothing is", numberArgument, 1)
    .option("--access <share>", "the share of suspect places that may be visited", numberArgument, 1)
    .option("--access-drawn", "which places are closed is drawn anew for each visit, instead of the same ones staying closed")
    .option("--visits <number>", "how many visits", numberArgument, DEFAULT_VISITS)
    .option("--finds <number>", "how many of them found something", numberArgument, 0);
}

export const accessOf = ({ access, accessDrawn }: Pick<VisitOptions, "access" | "accessDrawn">): Access => ({
  share: access,
  kind: accessDrawn === true ? "drawn" : "lasting",
});

import type { Refusal } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";

/** A refusal by the session. The engine's code, path and facts hold nothing that the actor may not know. */
export const refusalProblem = ({ code, path, facts }: Refusal): Problem => ({
  code: "refused",
  refusal: code,
  path: path === "" ? "action" : `action.${path}`,
  facts,
});

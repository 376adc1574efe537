import type { Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Input, Output, RouteContract } from "../contract/route-contract.ts";
import type { HowFar } from "../contract/told-answer.ts";
import type { Caller } from "./service.ts";

/** Does what takes time, and tells how far it is. */
export type ToldService<Contract extends RouteContract> = (
  caller: Caller,
  asked: Input<Contract>,
  meanwhile: Meanwhile,
) => Promise<Result<Output<Contract>, Problem>>;

export interface Meanwhile {
  /** Aborted when nobody waits for the answer any more. */
  readonly gone: AbortSignal;
  /** Null: nobody wants to know how far it is. */
  readonly told: ((howFar: HowFar) => void) | null;
}

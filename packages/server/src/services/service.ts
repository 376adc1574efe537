import type { Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Input, Output, RouteContract } from "../contract/route-contract.ts";

/** Who asks, once that is known. */
export interface Caller {
  /** Uuid. */
  readonly person: string;
  readonly name: string;
  /** ISO time at which the browser was signed in. Left out: it is asked by a program, or nobody has to sign in. */
  readonly signedInAt?: string;
  /** By which a program asks in the person's name: its uuid, and what it may. Left out: the person asks. */
  readonly token?: { readonly id: string; readonly rights: "read" | "all" };
}

/** Does what a route asks for, for this caller: as its contract says, or a problem. Who may what is decided here. */
export type Service<Contract extends RouteContract> = (
  caller: Caller,
  asked: Input<Contract>,
) => Promise<Result<Output<Contract>, Problem>>;

/** The same for what takes time: `gone` is aborted when nobody waits for the answer any more. */
export type PatientService<Contract extends RouteContract> = (
  caller: Caller,
  asked: Input<Contract>,
  gone: AbortSignal,
) => Promise<Result<Output<Contract>, Problem>>;

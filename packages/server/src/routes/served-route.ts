import type { Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Input, Output, RouteContract } from "../contract/route-contract.ts";
import type { Caller, Reader, Watch } from "../services.ts";

/** A contract with what does it. */
export interface ServedRoute {
  readonly contract: RouteContract;
  readonly serve: Serve;
}

export type Serve =
  | { readonly kind: "answer"; readonly handle: (asked: Asked<RouteContract>) => Promise<Result<unknown, Problem>> }
  | { readonly kind: "stream"; readonly handle: (asked: Asked<RouteContract>, reader: Reader) => Promise<Result<Watch, Problem>> };

export interface Asked<Contract extends RouteContract> extends Input<Contract> {
  /** Null only where anyone may ask. */
  readonly caller: Caller | null;
  readonly from: From;
}

/** From where a request comes. */
export interface From {
  /** As far as trusted proxies tell. */
  readonly address: string;
  /** Whether somebody in between says that it comes from elsewhere. */
  readonly isForwarded: boolean;
  /** What it says after "Bearer "; null: nothing. */
  readonly token: string | null;
}

/** A route that answers once. */
export const served = <Contract extends RouteContract>(
  contract: Contract,
  handle: (asked: Asked<Contract>) => Promise<Result<Output<Contract>, Problem>>,
): ServedRoute => ({
  contract,
  // What is handed to it has been read by the schemas of this very contract.
  serve: { kind: "answer", handle: handle as unknown as Extract<Serve, { readonly kind: "answer" }>["handle"] },
});

/** A route for people: the wall before it has seen to it that somebody asks. */
export const servedToCaller = <Contract extends RouteContract>(
  contract: Contract,
  service: (caller: Caller, asked: Input<Contract>) => Promise<Result<Output<Contract>, Problem>>,
): ServedRoute => served(contract, (asked) => service(callerIn(asked), asked));

export const streamedToCaller = <Contract extends RouteContract>(
  contract: Contract,
  watch: (caller: Caller, asked: Input<Contract>, reader: Reader) => Promise<Result<Watch, Problem>>,
): ServedRoute => ({
  contract,
  serve: {
    kind: "stream",
    // As above: read by the schemas of this contract.
    handle: (asked, reader) => watch(callerIn(asked), asked as unknown as Input<Contract>, reader),
  },
});

function callerIn({ caller }: { readonly caller: Caller | null }): Caller {
  if (caller === null) throw new Error("Expected a caller behind the wall that asks who it is");
  return caller;
}

import type { Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Input, Output, RouteContract } from "../contract/route-contract.ts";
import type { HowFar } from "../contract/told-answer.ts";
import type { Caller, Reader, Watch } from "../services.ts";
import type { ToldService } from "../services/told-service.ts";

/** A contract with what does it. */
export interface ServedRoute {
  readonly contract: RouteContract;
  readonly serve: Serve;
}

export type Serve =
  | { readonly kind: "answer"; readonly handle: (asked: Asked<RouteContract>) => Promise<Result<unknown, Problem>> }
  | {
      readonly kind: "stream";
      readonly handle: (asked: Asked<RouteContract>, reader: Reader<StreamMessage>) => Promise<Result<Watch, Problem>>;
    }
  | { readonly kind: "page"; readonly handle: (asked: Asked<RouteContract>, browser: Browser) => Promise<PageAnswer> };

/** What a stream carries: of which kinds, and with what in them, its contract says. */
export interface StreamMessage {
  readonly kind: string;
}

export interface Asked<Contract extends RouteContract> extends Input<Contract> {
  /** Null only where anyone may ask. */
  readonly caller: Caller | null;
  readonly from: From;
  /** Aborted when whoever asked has gone before the answer. Made for those that ask for it. */
  readonly gone: () => AbortSignal;
  /** Null: whoever asked wants the answer alone. */
  readonly told: ((howFar: HowFar) => void) | null;
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

/** What a page knows of the browser besides. */
export interface Browser {
  readonly cookies: Readonly<Record<string, string | undefined>>;
  /** The origin that it knows the server under. */
  readonly origin: string;
  /** What stands behind the question mark of the address, as it came. */
  readonly query: string;
}

/** Cookies are set as told, those with the value "" taken back. */
export type PageAnswer = { readonly cookies: readonly SetCookie[] } & (
  | {
      readonly kind: "page";
      readonly status: number;
      readonly html: string /** For the log: what went wrong. */;
      readonly problem: string | null;
    }
  | { readonly kind: "onwards"; readonly to: string }
  | { readonly kind: "done" }
);

/** Always for the whole server, out of reach of scripts, and sent along where a link from elsewhere leads here, but with no form or script. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  readonly seconds: number;
  /** Whether it travels over HTTPS only. */
  readonly secure: boolean;
}

/** A route that browsers go to. */
export const servedAsPage = <Contract extends RouteContract>(
  contract: Contract,
  handle: (asked: Asked<Contract>, browser: Browser) => Promise<PageAnswer>,
): ServedRoute => ({
  contract,
  serve: { kind: "page", handle: (asked, browser) => handle(asked, browser) },
});

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

/** The same for what takes time, and is not worth going on with when whoever asked has gone. */
export const servedWhileThere = <Contract extends RouteContract>(
  contract: Contract,
  service: (caller: Caller, asked: Input<Contract>, gone: AbortSignal) => Promise<Result<Output<Contract>, Problem>>,
): ServedRoute => served(contract, (asked) => service(callerIn(asked), asked, asked.gone()));

/** The same for what tells how far it is. */
export const servedWhileTold = <Contract extends RouteContract>(contract: Contract, service: ToldService<Contract>): ServedRoute =>
  served(contract, (asked) => service(callerIn(asked), asked, { gone: asked.gone(), told: asked.told }));

export const streamedToCaller = <Contract extends RouteContract>(
  contract: Contract,
  watch: (caller: Caller, asked: Input<Contract>, reader: Reader<Output<Contract>>) => Promise<Result<Watch, Problem>>,
): ServedRoute => ({
  contract,
  serve: {
    kind: "stream",
    // As above: read by the schemas of this contract; what is told to a reader of it are its messages.
    handle: (asked, reader) => watch(callerIn(asked), asked as unknown as Input<Contract>, reader as unknown as Reader<Output<Contract>>),
  },
});

function callerIn({ caller }: { readonly caller: Caller | null }): Caller {
  if (caller === null) throw new Error("Expected a caller behind the wall that asks who it is");
  return caller;
}

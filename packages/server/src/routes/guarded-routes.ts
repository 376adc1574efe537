import { failed, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import { isBytesBody, type ReceivedBytes, type RouteContract } from "../contract/route-contract.ts";
import type { Caller } from "../services.ts";
import type { KeptAnswers } from "./kept-answers.ts";
import type { Asked, ServedRoute } from "./served-route.ts";
import { TurnsOfPeople } from "./turns-of-people.ts";

type Handle = (asked: Asked<RouteContract>) => Promise<Result<unknown, Problem>>;

/** Requests of one person that are done at once, and as many of its programs; a database has some ten connections for all. */
const AT_ONCE = 3;
const MOST_WAITING = 400;
/** Of those that make something. */
const MOST_TO_MAKE = 100;

/**
 * What stands between the walls and what a route does: requests of one person take turns among themselves, those that make something one by
 * one, and what was made under a key is not made again. Uploads, streams, pages, and answers that tell how far they are have limits of their own.
 */
export function guardedRoutes(routes: readonly ServedRoute[], kept: KeptAnswers): readonly ServedRoute[] {
  const all = new TurnsOfPeople({ atOnce: AT_ONCE, waiting: MOST_WAITING });
  const making = new TurnsOfPeople({ atOnce: 1, waiting: MOST_TO_MAKE });
  return routes.map((route) => {
    const { contract, serve } = route;
    if (serve.kind !== "answer") return route;
    const handle = contract.keeps === "answer" ? once(contract, serve.handle, kept) : serve.handle;
    const isOfOwnLimits = isBytesBody(contract.body) || (contract.answer.kind === "json" && contract.answer.told !== undefined);
    if (isOfOwnLimits) return { contract, serve: { kind: "answer", handle } };
    const inTurn = taking(all, handle);
    return { contract, serve: { kind: "answer", handle: contract.keeps === "answer" ? taking(making, inTurn) : inTurn } };
  });
}

const taking =
  (turns: TurnsOfPeople, handle: Handle): Handle =>
  async (asked) =>
    asked.caller === null ? handle(asked) : ((await turns.take(whoIs(asked.caller), () => handle(asked))) ?? TOO_MANY);

/** A program that runs wild does not keep its person out. */
const whoIs = ({ person, token }: Caller): string => (token === undefined ? person : `${person} by programs`);

const TOO_MANY = failed({ code: "tooMany", detail: "Wait for what you have asked before." } as const);

// oxlint-disable-next-line max-params -- a route in its two parts, and what keeps.
const once =
  (contract: RouteContract, handle: Handle, kept: KeptAnswers): Handle =>
  async (asked) => {
    const { caller, params, query, headers } = asked;
    const key = headers["idempotency-key"];
    if (caller === null || typeof key !== "string") return handle(asked);
    const text = JSON.stringify([contract.id, params, query, bodyOf(contract, asked)]);
    return kept.once({ person: caller.person, key, asked: text }, () => handle(asked));
  };

/** Of bytes, which are read only once: of what kind, and how many. */
function bodyOf({ body }: RouteContract, asked: Asked<RouteContract>): unknown {
  if (!isBytesBody(body)) return asked.body;
  // What a route with such a body is given.
  const { mediaType, size } = asked.body as unknown as ReceivedBytes;
  return { mediaType, size };
}

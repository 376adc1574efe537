import { failed, ok, type Result } from "@detente/engine";
import type { FastifyRequest } from "fastify";
import type { Problem } from "../contract/problem.ts";
import { type Input, isBytesBody, type RouteContract } from "../contract/route-contract.ts";
import { wrongParts, type WrongPart } from "../problems/wrong-parts.ts";

/** Problems that are told at most; the rest shows when these are mended. */
const MOST_TOLD = 50;

/** A request as its contract has it, or everything that is wrong with it. A body of bytes is not looked at. */
export function readInput(contract: RouteContract, request: FastifyRequest): Result<Input<RouteContract>, Problem> {
  const params = contract.params.safeParse(request.params);
  const query = contract.query.safeParse(request.query);
  const headers = contract.headers.safeParse(request.headers);
  const body = contract.body === null || isBytesBody(contract.body) ? null : contract.body.safeParse(request.body);
  const isTooMuch = contract.body === null && request.body !== undefined && request.body !== null;
  if (params.success && query.success && headers.success && body?.success !== false && !isTooMuch)
    // The type of a body is known only where the one contract is that it belongs to.
    return ok({ params: params.data, query: query.data, headers: headers.data, body: (body?.data ?? null) as null });
  const wrong: readonly WrongPart[] = [
    ...(params.success ? [] : wrongParts("path", params.error.issues, request.params)),
    ...(query.success ? [] : wrongParts("query", query.error.issues, request.query)),
    ...(headers.success ? [] : wrongParts("header", headers.error.issues, request.headers)),
    ...(body === null || body.success ? [] : wrongParts("body", body.error.issues, request.body)),
    ...(isTooMuch ? [{ path: "body", detail: "This address takes no body. Leave it out." }] : []),
  ];
  return failed({ code: "badRequest", wrong: wrong.slice(0, MOST_TOLD) });
}

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
  const nulls = nullPaths(request);
  if (nulls.length === 0 && params.success && query.success && headers.success && body?.success !== false && !isTooMuch)
    // The type of a body is known only where the one contract is that it belongs to.
    return ok({ params: params.data, query: query.data, headers: headers.data, body: (body?.data ?? null) as null });
  const wrong: readonly WrongPart[] = [
    ...(params.success ? [] : wrongParts("path", params.error.issues, request.params)),
    ...(query.success ? [] : wrongParts("query", query.error.issues, request.query)),
    ...(headers.success ? [] : wrongParts("header", headers.error.issues, request.headers)),
    ...(body === null || body.success ? [] : wrongParts("body", body.error.issues, request.body)),
    ...nulls.map((path) => ({ path, detail: "A text here has the character U+0000, which no database keeps. Leave it out." })),
    ...(isTooMuch ? [{ path: "body", detail: "This address takes no body. Leave it out." }] : []),
  ];
  return failed({ code: "badRequest", wrong: wrong.slice(0, MOST_TOLD) });
}

/** The parts of a request that have U+0000 in a text or a name, which PostgreSQL keeps in none. */
const nullPaths = ({ params, query, body }: FastifyRequest): readonly string[] =>
  Object.entries({ path: params, query, body: Buffer.isBuffer(body) ? null : body }).flatMap(([part, given]) =>
    hasNull(given) ? [part] : [],
  );

/** Takes no stack, however deep the value is. */
/** Without recursion: a body may be as deep as it is long. */
function hasNull(given: unknown): boolean {
  const left: unknown[] = [given];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === "string" && value.includes("\0")) return true;
    if (typeof value === "object" && value !== null) for (const [name, each] of Object.entries(value)) left.push(name, each);
  }
  return false;
}

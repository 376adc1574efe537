import type { FastifyRequest } from "fastify";
import type { Problem } from "../contract/problem.ts";
import { takesTokens, type RouteContract } from "../contract/route-contract.ts";
import type { Settings } from "../settings.ts";

const READS = ["GET", "HEAD", "OPTIONS"];

const REFUSED: Problem = { code: "otherOrigin", detail: "Only pages of this server may ask this of it." };

/**
 * Keeps pages of other origins from writing in the name of whoever is signed in. A browser says by Sec-Fetch-Site where a request comes
 * from, or, an older one, by Origin; what says neither is no browser, and is let through only as a program, which has to show a token.
 */
export function originProblem(request: FastifyRequest, settings: Settings, contract: RouteContract | undefined): Problem | null {
  if (READS.includes(request.method) && contract?.wall !== "always") return null;
  const { "sec-fetch-site": site, origin } = request.headers;
  if (site !== undefined && site !== "same-origin") return REFUSED;
  if (origin !== undefined && origin !== ownOrigin(request, settings)) return REFUSED;
  if (site !== undefined || origin !== undefined) return null;
  return contract !== undefined && takesTokens(contract) && bearerOf(request) !== null ? null : REFUSED;
}

/** The origin that whoever asks knows the server under. */
export const ownOrigin = (request: FastifyRequest, { reach, publicUrl }: Settings): string =>
  reach === "beyond" && publicUrl !== null ? publicUrl : `${request.protocol}://${request.headers.host ?? ""}`;

/**
 * The token of a client that is a program; null for everything that could be a browser. Whoever shows one is who the token says, or nobody:
 * cookies, and the one person of single-person mode, do not count then.
 */
export function bearerOf({ headers }: FastifyRequest): string | null {
  if (headers.cookie !== undefined || headers.origin !== undefined || headers["sec-fetch-site"] !== undefined) return null;
  return /^Bearer ([\w.~+/-]{1,500}=*)$/i.exec(headers.authorization ?? "")?.[1] ?? null;
}

import type { FastifyRequest } from "fastify";
import type { Problem } from "../contract/problem.ts";
import { isLoopbackName } from "../settings/is-loopback.ts";

const FORWARDED = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip"];

/** Whether a proxy, or whoever wants to seem one, says that it comes from elsewhere. */
export const isForwarded = ({ headers }: FastifyRequest): boolean => FORWARDED.some((name) => headers[name] !== undefined);

/**
 * Of a server for this machine only. A page of a stranger can let its own name lead to 127.0.0.1, and the browser then takes the server
 * for that page's (DNS rebinding); so only names of this machine are answered to. A proxy before it would let others in.
 */
export function hostProblem(request: FastifyRequest): Problem | null {
  if (isForwarded(request)) return { code: "behindProxy" };
  return isOwnName(request.headers.host, request.socket.localPort, request.protocol) ? null : { code: "wrongHost" };
}

function isOwnName(host: string | undefined, port: number | undefined, protocol: "http" | "https"): boolean {
  const [, name, given] = /^(\[[0-9a-f:]+\]|[\w.-]+)(?::(\d{1,5}))?$/i.exec(host ?? "") ?? [];
  if (name === undefined || !isLoopbackName(name)) return false;
  return Number(given ?? (protocol === "https" ? 443 : 80)) === port;
}

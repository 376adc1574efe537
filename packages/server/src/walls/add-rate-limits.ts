import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Caller } from "../services.ts";
import type { Settings } from "../settings.ts";
import { sendProblem } from "../problems/send-problem.ts";

const MINUTE = 60_000;
/** People and addresses that are kept count of; the one that was quiet longest is forgotten first. */
const COUNTED = 50_000;

/** Refuses, and answers, where there have been too many. */
type Limit = (request: FastifyRequest, reply: FastifyReply) => Promise<"isWithin" | "isAnswered">;

export interface RateLimits {
  readonly address: Limit;
  /** Once it is known who asks: each token for itself, so that a program does not use up what its person may. */
  readonly caller: Limit;
}

/**
 * By address first, which is the proxy's word only where the proxy is trusted; then by person or token, whose addresses may be many. In this process
 * alone: with several, each counts for itself.
 */
export async function addRateLimits(app: FastifyInstance, { limits }: Settings): Promise<RateLimits> {
  await app.register(rateLimit, { global: false, cache: COUNTED });
  const address = app.createRateLimit({ max: limits.perAddress, timeWindow: MINUTE, ipv6Subnet: 64 });
  const person = app.createRateLimit({
    max: limits.perPerson,
    timeWindow: MINUTE,
    keyGenerator: (request) => callerIn(request).person,
  });
  const token = app.createRateLimit({
    max: limits.perToken,
    timeWindow: MINUTE,
    keyGenerator: (request) => callerIn(request).token?.id ?? "",
  });
  const [ofPerson, ofToken] = [limitBy(person), limitBy(token)];
  return {
    address: limitBy(address),
    caller: (request, reply) => (callerIn(request).token === undefined ? ofPerson : ofToken)(request, reply),
  };
}

function callerIn({ caller }: FastifyRequest): Caller {
  if (caller === null) throw new Error("Expected the limit by person where it is known who asks");
  return caller;
}

const limitBy =
  (counted: ReturnType<FastifyInstance["createRateLimit"]>): Limit =>
  async (request, reply) => {
    const count = await counted(request);
    if (count.isAllowed || !count.isExceeded) return "isWithin";
    reply.header("retry-after", String(Math.max(1, count.ttlInSeconds)));
    await sendProblem(reply, { code: "tooMany" });
    return "isAnswered";
  };

import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Problem } from "../contract/problem.ts";
import { type RouteContract, takesTokens } from "../contract/route-contract.ts";
import type { Caller, SignIns } from "../services.ts";
import type { Settings } from "../settings.ts";
import { sendProblem } from "../problems/send-problem.ts";
import { addRateLimits } from "./add-rate-limits.ts";
import { hostProblem } from "./host-problem.ts";
import { bearerOf, originProblem } from "./origin-problem.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Null: nobody, or nobody has asked yet. */
    caller: Caller | null;
  }
}

/** What every request passes before anything of its body is read, in this order. */
export async function addWalls(app: FastifyInstance, settings: Settings, signIns: SignIns): Promise<void> {
  app.decorateRequest("caller", null);
  const limits = await addRateLimits(app, settings);
  app.addHook("onRequest", async (request, reply) => {
    const { contract } = request.routeOptions.config;
    const host = settings.reach === "loopback" ? hostProblem(request) : null;
    if (host !== null) return sendProblem(reply, host);
    if ((await limits.address(request, reply)) === "isAnswered") return reply;
    const origin = originProblem(request, settings, contract);
    if (origin !== null) return sendProblem(reply, origin);
    if (contract === undefined || contract.who === "anyone") return;
    request.caller = await callerOf(request, signIns);
    if (request.caller === null) return sendProblem(reply, { code: "notSignedIn" });
    const program = programProblem(request.caller, contract);
    if (program !== null) return sendProblem(reply, program);
    if ((await limits.caller(request, reply)) === "isAnswered") return reply;
  });
}

/** What a program may not ask in the name of its person. */
function programProblem({ token }: Caller, contract: RouteContract): Problem | null {
  if (token === undefined) return null;
  if (!takesTokens(contract)) return { code: "notAllowed", detail: "This is asked by people, not by programs." };
  if (token.rights === "read" && contract.method !== "GET") return { code: "notAllowed", detail: "This token only reads." };
  return null;
}

function callerOf(request: FastifyRequest, signIns: SignIns): Promise<Caller | null> {
  const token = bearerOf(request);
  return token === null ? signIns.callerOf(request.cookies) : signIns.callerOfToken(token);
}

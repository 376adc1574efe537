import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { RouteContract } from "../contract/route-contract.ts";
import { sendProblem } from "../problems/send-problem.ts";
import { isForwarded } from "../walls/host-problem.ts";
import type { OpenStreams } from "./open-streams.ts";
import { readInput } from "./read-input.ts";
import type { Asked, From, ServedRoute } from "./served-route.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Undefined where nothing answers to the address. */
    readonly contract?: RouteContract;
  }
}

/** Makes the app answer to a contract. */
export function addRoute(app: FastifyInstance, { contract, serve }: ServedRoute, streams: OpenStreams): void {
  app.route({
    method: contract.method,
    url: contract.path.replaceAll(/\{(\w+)\}/g, ":$1"),
    bodyLimit: contract.bodyLimit,
    config: { contract },
    handler: async (request, reply) => {
      const input = readInput(contract, request);
      if (input.kind === "failed") return sendProblem(reply, input.failure);
      const asked: Asked<RouteContract> = { ...input.value, caller: request.caller, from: fromOf(request) };
      if (serve.kind === "stream") return streams.streamTo(reply, (reader) => serve.handle(asked, reader));
      const answer = await serve.handle(asked);
      return answer.kind === "failed" ? sendProblem(reply, answer.failure) : sendAnswer(reply, contract, answer.value);
    },
  });
}

const fromOf = (request: FastifyRequest): From => ({
  address: request.ip,
  isForwarded: isForwarded(request),
  token: /^Bearer (\S{1,500})$/i.exec(request.headers.authorization ?? "")?.[1] ?? null,
});

/** Passes it through its schema, so that only what is named there goes out. */
function sendAnswer(reply: FastifyReply, { answer }: RouteContract, value: unknown): FastifyReply {
  reply.code(answer.status);
  switch (answer.kind) {
    case "json":
      return reply.type("application/json; charset=utf-8").send(JSON.stringify(answer.schema.parse(value)));
    case "text":
      return reply.type(answer.mediaType).send(value);
    case "nothing":
      return reply.send();
    case "stream":
      throw new Error("Expected a stream to be served as one");
  }
}

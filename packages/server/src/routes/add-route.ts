import { ok, type Result } from "@detente/engine";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../contract/problem.ts";
import { type FileAnswer, FORM_TYPE, type Input, isBytesBody, isForm, type RouteContract } from "../contract/route-contract.ts";
import { loggedProblem } from "../problems/logged-problem.ts";
import { sendProblem } from "../problems/send-problem.ts";
import type { SignIns } from "../services.ts";
import type { Settings } from "../settings.ts";
import { isForwarded } from "../walls/host-problem.ts";
import { bearerOf, ownOrigin } from "../walls/origin-problem.ts";
import { formOf } from "./form-of.ts";
import type { OpenStreams } from "./open-streams.ts";
import { readInput } from "./read-input.ts";
import { receivedBytes } from "./received-bytes.ts";
import { sendFile } from "./send-file.ts";
import { tellMeanwhile } from "./tell-meanwhile.ts";
import { textsOf } from "./texts-of.ts";
import type { Asked, Browser, From, PageAnswer, ServedRoute } from "./served-route.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Undefined where nothing answers to the address. */
    readonly contract?: RouteContract;
  }
}

interface Means {
  readonly streams: OpenStreams;
  readonly settings: Settings;
  readonly signIns: SignIns;
}

/** Makes the app answer to a contract. */
export function addRoute(app: FastifyInstance, route: ServedRoute, means: Means): void {
  const { contract } = route;
  if (isForm(contract)) {
    app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser(FORM_TYPE, { parseAs: "string" }, async (_request: FastifyRequest, text: string) => formOf(text));
      answerTo(scope, route, means);
    });
    return;
  }
  if (!isBytesBody(contract.body)) {
    answerTo(app, route, means);
    return;
  }
  // Bytes are handed on as they come, of whatever type they say they are.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
    answerTo(scope, route, means);
  });
}

function answerTo(app: FastifyInstance, { contract, serve }: ServedRoute, { streams, settings, signIns }: Means): void {
  const textOf = textsOf(contract);
  app.route({
    method: contract.method,
    url: contract.path.replaceAll(/\{(\w+)\}/g, ":$1"),
    bodyLimit: contract.bodyLimit,
    config: { contract },
    handler: async (request, reply) => {
      const input = inputOf(contract, request);
      if (input.kind === "failed") return sendProblem(reply, input.failure);
      const asked: Asked<RouteContract> = {
        ...input.value,
        caller: request.caller,
        from: fromOf(request),
        gone: () => goneOf(reply),
        told: null,
      };
      const person = request.caller?.person ?? null;
      const token = bearerOf(request);
      const whenOver = (told: () => void) =>
        token === null ? signIns.whenOver(request.cookies, told) : signIns.whenTokenOver(token, told);
      if (serve.kind === "stream") {
        return streams.streamTo(reply, { person, begin: (reader) => serve.handle(asked, reader), textOf, whenOver });
      }
      if (serve.kind === "page") return sendPage(reply, await serve.handle(asked, browserOf(request, settings)));
      if (isToldTo(contract, request)) {
        const telling = { handle: serve.handle, asked, problemOf: (error: unknown) => loggedProblem(request, error) };
        return streams.streamTo(reply, { person, begin: (reader) => tellMeanwhile(telling, reader), textOf, whenOver });
      }
      const answer = await serve.handle(asked);
      return answer.kind === "failed" ? sendProblem(reply, answer.failure) : sendAnswer(reply, contract, answer.value);
    },
    ...(isBytesBody(contract.body) ? { onSend: passOver } : {}),
  });
}

/** Whether somebody asks to be told how far the answer is. */
const isToldTo = ({ answer }: RouteContract, { headers: { accept = "" } }: FastifyRequest): boolean =>
  answer.kind === "json" && answer.told !== undefined && /(?:^|[\s,])text\/event-stream(?:$|[\s,;])/i.test(accept);

function inputOf(contract: RouteContract, request: FastifyRequest): Result<Input<RouteContract>, Problem> {
  const input = readInput(contract, request);
  if (input.kind === "failed" || !isBytesBody(contract.body)) return input;
  const received = receivedBytes(request, contract.body, contract.bodyLimit);
  if (received.kind === "failed") return received;
  // The type of a body is known only where the one contract is that it belongs to.
  return ok({ ...input.value, body: received.value as unknown as null });
}

/** Whoever still sends is let finish, for nobody's sake: it could not read the answer else. The time for a request is an end to it. */
async function passOver(request: FastifyRequest): Promise<void> {
  request.raw.resume();
}

function goneOf({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  if (raw.destroyed) gone.abort();
  raw.once("close", () => {
    if (!raw.writableFinished) gone.abort();
  });
  return gone.signal;
}

const fromOf = (request: FastifyRequest): From => ({
  address: request.ip,
  isForwarded: isForwarded(request),
  token: /^Bearer (\S{1,500})$/i.exec(request.headers.authorization ?? "")?.[1] ?? null,
});

const browserOf = (request: FastifyRequest, settings: Settings): Browser => ({
  cookies: request.cookies,
  origin: ownOrigin(request, settings),
  query: /\?(.*)$/s.exec(request.url)?.[1] ?? "",
});

function sendPage(reply: FastifyReply, answer: PageAnswer): FastifyReply {
  for (const { name, value, seconds, secure } of answer.cookies)
    reply.setCookie(name, value, { maxAge: value === "" ? 0 : seconds, path: "/", httpOnly: true, sameSite: "lax", secure });
  if (answer.kind === "onwards") return reply.redirect(answer.to, 303);
  if (answer.kind === "done") return reply.code(204).send();
  reply.problemCode = answer.problem;
  return reply.code(answer.status).type("text/html; charset=utf-8").send(answer.html);
}

/** Passes it through its schema, so that only what is named there goes out. */
function sendAnswer(reply: FastifyReply, { answer }: RouteContract, value: unknown): FastifyReply {
  reply.code(answer.status);
  switch (answer.kind) {
    case "json":
      return reply.type("application/json; charset=utf-8").send(JSON.stringify(answer.schema.parse(value)));
    case "text":
      return reply.type(answer.mediaType).send(value);
    case "file":
      // What a handler of such a route answers with.
      return sendFile(reply, value as FileAnswer);
    case "nothing":
      return reply.send();
    case "stream":
    case "page":
      throw new Error(`Expected a ${answer.kind} to be served as one`);
  }
}

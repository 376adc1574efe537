import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import { bareServer, refuseConnection } from "./bare-server.ts";
import { USUAL_BODY } from "./contract/usual.ts";
import { type LogLines, logSettings } from "./log-settings.ts";
import { Metrics } from "./metrics.ts";
import { addPages } from "./pages/add-pages.ts";
import { loggedProblem } from "./problems/logged-problem.ts";
import { problemOfError } from "./problems/problem-of-error.ts";
import { sendProblem } from "./problems/send-problem.ts";
import { addRoute } from "./routes/add-route.ts";
import { OpenStreams } from "./routes/open-streams.ts";
import { operationRoutes } from "./routes/operation-routes.ts";
import type { ServedRoute } from "./routes/served-route.ts";
import type { Services } from "./services.ts";
import type { Settings } from "./settings.ts";
import { addWalls } from "./walls/add-walls.ts";
import { securityHeaders } from "./walls/security-headers.ts";

/** Milliseconds between signs of life on live streams. */
const BEAT = 15_000;

export interface AppMeans {
  readonly settings: Settings;
  readonly services: Pick<Services, "signIns" | "isReady">;
  /** Besides those for whoever runs the server, which are always there. */
  readonly routes: readonly ServedRoute[];
  readonly log: LogLines;
  /** Folder of the built pages of the workbench; null: there are none, and the server answers to programs only. */
  readonly pages: string | null;
}

/** The server before it listens. Closing it ends all streams, lets requests under way finish, and takes no more. */
export async function createApp({ settings, services, routes, log, pages }: AppMeans): Promise<FastifyInstance> {
  const app = Fastify({
    logger: logSettings(settings, log),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "id" }),
    serverFactory: bareServer(settings),
    clientErrorHandler: refuseConnection,
    frameworkErrors: (error, _request, reply) => void sendProblem(reply, problemOfError(error) ?? { code: "badRequest" }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: settings.trustedProxies.length === 0 ? false : [...settings.trustedProxies],
    bodyLimit: USUAL_BODY,
    exposeHeadRoutes: false,
    forceCloseConnections: "idle",
  });
  const metrics = new Metrics();
  const streams = new OpenStreams(metrics, settings.limits.streamsPerPerson);
  app.decorateReply("problemCode", null);
  // Forms of other pages may send it without asking; nothing here takes it.
  app.removeContentTypeParser("text/plain");
  app.setErrorHandler((error, request, reply) => sendProblem(reply, loggedProblem(request, error)));
  if (pages === null) app.setNotFoundHandler((_request, reply) => sendProblem(reply, { code: "notFound" }));
  addAccounts(app, metrics);
  await app.register(cookie);
  await app.register(helmet, securityHeaders(settings));
  await addWalls(app, settings, services.signIns);
  const contracts = routes.map(({ contract }) => contract);
  for (const route of [...routes, ...operationRoutes({ settings, services, metrics, contracts })])
    addRoute(app, route, { streams, settings, signIns: services.signIns });
  if (pages !== null) await addPages(app, pages);
  keepStreams(app, streams);
  endConnections(app, settings.tls === null ? "connection" : "secureConnection");
  return app;
}

/** One line and one count for each request, of what was done with it, and nothing of what it said. */
function addAccounts(app: FastifyInstance, metrics: Metrics): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("cache-control", "no-store").header("x-request-id", request.id);
  });
  app.addHook("onResponse", async (request, reply) => {
    const { contract } = request.routeOptions.config;
    const { method } = contract ?? { method: "any" };
    const route = contract?.path ?? "none";
    const isStream = contract?.answer.kind === "stream";
    const status = reply.raw.statusCode;
    metrics.answered({ method, route, status, seconds: isStream ? null : reply.elapsedTime / 1000 });
    const refused = reply.problemCode === null ? {} : { problem: reply.problemCode, address: request.ip };
    request.log.info({ method, route, status, ms: reply.elapsedTime, person: request.caller?.person, ...refused }, "answered");
  });
}

/** Milliseconds that requests under way are given, once the server closes. */
const GRACE = 10_000;

/** A server that closes waits for requests, and not for connections on which nobody has asked anything yet, as browsers open them ahead. */
function endConnections(app: FastifyInstance, begun: "connection" | "secureConnection"): void {
  const silent = new Set<Socket>();
  app.server.on(begun, (socket: Socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  app.server.on("request", ({ socket }) => silent.delete(socket));
  app.addHook("preClose", async () => {
    for (const socket of silent) socket.destroy();
    setTimeout(() => app.server.closeAllConnections(), GRACE).unref();
  });
}

function keepStreams(app: FastifyInstance, streams: OpenStreams): void {
  const beating = setInterval(() => streams.beat(), BEAT);
  beating.unref();
  app.addHook("preClose", async () => {
    clearInterval(beating);
    streams.endAll();
  });
}

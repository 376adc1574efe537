import { createServer as createHttpServer, type RequestListener, type Server, type ServerOptions } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { Socket } from "node:net";
import type { FastifyServerFactory } from "fastify";
import type { ProblemCode } from "./contract/problem-codes.ts";
import { PROBLEM_JSON, problemDocumentOf } from "./problems/problem-document-of.ts";
import type { Settings } from "./settings.ts";

const SECOND = 1000;
/** Longer than proxies keep a connection that nobody uses, so that it is always they who close it. */
const KEEP_ALIVE = 72 * SECOND;
/** Without a byte either way; live streams beat more often. */
const SILENCE = 120 * SECOND;
const LONGEST_HEAD = 10 * SECOND;

/** A server that waits for nobody: a head or a whole request that does not come in time ends its connection. */
export const bareServer =
  ({ tls, limits: { requestSeconds } }: Settings): FastifyServerFactory =>
  (handler) => {
    const requestTimeout = requestSeconds * SECOND;
    const options: ServerOptions = {
      requestTimeout,
      headersTimeout: Math.min(requestTimeout, LONGEST_HEAD),
      connectionsCheckingInterval: Math.min(requestTimeout / 2, SECOND),
      keepAliveTimeout: KEEP_ALIVE,
      // Left to itself, Node would refuse them with nothing to read.
      requireHostHeader: false,
    };
    const listener = withHost(handler);
    const server: Server =
      tls === null ? createHttpServer(options, listener) : createHttpsServer({ ...options, cert: tls.certificate, key: tls.key }, listener);
    server.setTimeout(SILENCE);
    // What else a request may expect, nobody does; left to itself, Node would answer with a status of its own and nothing to read.
    server.on("checkExpectation", listener);
    return server;
  };

/** Since HTTP/1.1 each request says for which host it is (RFC 9112, 3.2). */
function withHost(handler: RequestListener): RequestListener {
  return (request, response) => {
    if (request.headers.host !== undefined || request.httpVersion === "1.0") return handler(request, response);
    const document = problemDocumentOf({ code: "badRequest", detail: "The request names no host." });
    response.writeHead(document.status, { "content-type": PROBLEM_JSON, connection: "close" }).end(JSON.stringify(document));
  };
}

const CODES: Readonly<Record<string, ProblemCode>> = { HPE_HEADER_OVERFLOW: "headersTooLarge", ERR_HTTP_REQUEST_TIMEOUT: "tooSlow" };

/** Answers what was no request, and ends the connection. */
export function refuseConnection(error: Error & { readonly code?: unknown }, socket: Socket): void {
  if (socket.destroyed || error.code === "ECONNRESET") return;
  const document = problemDocumentOf({ code: CODES[String(error.code)] ?? "badRequest" });
  const body = JSON.stringify(document);
  const head = `HTTP/1.1 ${document.status} \r\ncontent-type: ${PROBLEM_JSON}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close`;
  if (socket.writable) socket.write(`${head}\r\n\r\n${body}`);
  socket.destroySoon();
}

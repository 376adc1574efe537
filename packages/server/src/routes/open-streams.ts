import type { ServerResponse } from "node:http";
import type { Result } from "@detente/engine";
import type { FastifyReply } from "fastify";
import type { Ended } from "../contract/parts.ts";
import type { Problem } from "../contract/problem.ts";
import type { Metrics } from "../metrics.ts";
import { sendProblem } from "../problems/send-problem.ts";
import type { Reader, Watch } from "../services.ts";
import type { StreamMessage } from "./served-route.ts";

/** Bytes that wait for a reader at most; who reads more slowly is cut off, and may come back where it stopped. */
const MOST_WAITING = 1024 * 1024;

interface Streaming {
  readonly begin: (reader: Reader<StreamMessage>) => Promise<Result<Watch, Problem>>;
  readonly idOf: (message: StreamMessage) => string | null;
  /** Of the reader's sign-in, as `SignIns` has it. */
  readonly whenOver: (told: () => void) => () => void;
}

/** The streams that are open in this process. */
export class OpenStreams {
  readonly #open = new Set<ServerResponse>();
  readonly #metrics: Metrics;

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
  }

  /** A comment to each, so that nothing between takes a quiet stream for a dead one. */
  beat(): void {
    for (const response of this.#open) write(response, ": beat\n\n");
  }

  endAll(): void {
    for (const response of this.#open) {
      write(response, textOfMessage({ kind: "ended", reason: "stopping" }, null));
      response.end();
    }
  }

  /**
   * Answers with what `begin` tells its reader, until either ends, or until the reader's sign-in is over; or with its problem. What is told
   * before it has begun is kept.
   */
  async streamTo(reply: FastifyReply, { begin, idOf, whenOver }: Streaming): Promise<FastifyReply> {
    const response = reply.raw;
    const told = new Told(response, idOf);
    const begun = await begin(told);
    if (begun.kind === "failed") return sendProblem(reply, begun.failure);
    reply.hijack();
    // Whoever has gone meanwhile closes it no more.
    if (response.destroyed) begun.value.stop();
    else this.#keep(reply, begun.value, told);
    const forget = whenOver(() => {
      told.tell({ kind: "ended", reason: "revoked" });
      told.end();
    });
    if (response.destroyed) forget();
    else response.once("close", forget);
    return reply;
  }

  #keep(reply: FastifyReply, watch: Watch, told: Told): void {
    const response = reply.raw;
    this.#open.add(response);
    this.#metrics.streamBegan();
    response.once("close", () => {
      this.#open.delete(response);
      this.#metrics.streamEnded();
      watch.stop();
    });
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) response.setHeader(name, value);
    // The connection ends with the stream: kept for later requests, it would keep a server that stops waiting.
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "x-accel-buffering": "no", connection: "close" });
    response.flushHeaders();
    told.open();
  }
}

/** A reader whose answer has perhaps not begun. */
class Told implements Reader<StreamMessage> {
  readonly #response: ServerResponse;
  readonly #idOf: (message: StreamMessage) => string | null;
  #early: string[] | null = [];
  #hasEnded = false;

  constructor(response: ServerResponse, idOf: (message: StreamMessage) => string | null) {
    this.#response = response;
    this.#idOf = idOf;
  }

  readonly tell = (message: StreamMessage | Ended): void => {
    if (this.#hasEnded) return;
    const text = textOfMessage(message, this.#idOf(message));
    if (this.#early === null) write(this.#response, text);
    else this.#early.push(text);
  };

  readonly end = (): void => {
    this.#hasEnded = true;
    if (this.#early === null) this.#response.end();
  };

  open(): void {
    write(this.#response, (this.#early ?? []).join(""));
    this.#early = null;
    if (this.#hasEnded) this.#response.end();
  }
}

function write(response: ServerResponse, text: string): void {
  if (response.destroyed || response.writableEnded || text === "") return;
  response.write(text);
  if (response.writableLength > MOST_WAITING) response.destroy();
}

const textOfMessage = (message: StreamMessage | Ended, id: string | null): string =>
  `${id === null ? "" : `id: ${id}\n`}event: ${message.kind}\ndata: ${JSON.stringify(message)}\n\n`;

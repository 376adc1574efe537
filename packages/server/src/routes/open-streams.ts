import type { ServerResponse } from "node:http";
import type { Result } from "@detente/engine";
import type { FastifyReply } from "fastify";
import type * as z from "zod";
import type { Ended } from "../contract/parts.ts";
import type { Problem } from "../contract/problem.ts";
import type { RouteContract } from "../contract/route-contract.ts";
import { toldAnswer } from "../contract/told-answer.ts";
import type { Metrics } from "../metrics.ts";
import { sendProblem } from "../problems/send-problem.ts";
import type { Reader, Watch } from "../services.ts";
import type { StreamMessage } from "./served-route.ts";

/** Bytes that may wait for a reader when there is more to tell it; who reads more slowly is cut off, and may come back where it stopped. */
const MOST_WAITING = 1024 * 1024;

const BEAT = Buffer.from(": beat\n\n");

interface Streaming {
  readonly begin: (reader: Reader<StreamMessage>) => Promise<Result<Watch, Problem>>;
  readonly textOf: TextOf;
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
    for (const response of this.#open) write(response, BEAT);
  }

  endAll(): void {
    for (const response of this.#open) {
      write(response, textOf({ kind: "ended", reason: "stopping" }, null));
      response.end();
    }
  }

  /**
   * Answers with what `begin` tells its reader, until either ends, or until the reader's sign-in is over; or with its problem. What is told
   * before it has begun is kept.
   */
  async streamTo(reply: FastifyReply, { begin, textOf, whenOver }: Streaming): Promise<FastifyReply> {
    const response = reply.raw;
    const told = new Told(response, textOf);
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
  readonly #textOf: TextOf;
  #early: Uint8Array[] | null = [];
  #hasEnded = false;

  constructor(response: ServerResponse, textOf: TextOf) {
    this.#response = response;
    this.#textOf = textOf;
  }

  readonly tell = (message: StreamMessage | Ended): void => {
    if (this.#hasEnded) return;
    const text = this.#textOf(message);
    if (this.#early === null) write(this.#response, text);
    else this.#early.push(text);
  };

  readonly end = (): void => {
    this.#hasEnded = true;
    if (this.#early === null) this.#response.end();
  };

  open(): void {
    write(this.#response, Buffer.concat(this.#early ?? []));
    this.#early = null;
    if (this.#hasEnded) this.#response.end();
  }
}

function write(response: ServerResponse, text: Uint8Array): void {
  if (response.destroyed || response.writableEnded || text.length === 0) return;
  // Looked at before: one message may be larger than that.
  if (response.writableLength > MOST_WAITING) response.destroy();
  else response.write(text);
}

/** A message as it goes over the wire. */
type TextOf = (message: StreamMessage | Ended) => Uint8Array;

/**
 * Of the messages of one contract: passed through its schema, so that only what is named there goes out, and made once however many readers
 * are told the same message.
 */
export function textsOf({ answer }: RouteContract): TextOf {
  const made = new WeakMap<StreamMessage | Ended, Uint8Array>();
  const schema = messagesOf(answer);
  return (message) => {
    const known = made.get(message);
    if (known !== undefined) return known;
    if (schema === null) throw new Error(`Expected a stream to be served where a ${answer.kind} is`);
    // It is asked of messages of the schema that it stands beside.
    const idOf = answer.kind === "stream" ? (answer.idOf as (message: StreamMessage | Ended) => string | null) : () => null;
    // The schema of a stream is one of messages.
    const text = textOf(schema.parse(message) as StreamMessage, idOf(message));
    made.set(message, text);
    return text;
  };
}

/** Null: it is never a stream. */
function messagesOf(answer: RouteContract["answer"]): z.ZodType | null {
  if (answer.kind === "stream") return answer.schema;
  return answer.kind === "json" && answer.told !== undefined ? toldAnswer(answer.schema) : null;
}

const textOf = (message: StreamMessage | Ended, id: string | null): Uint8Array =>
  Buffer.from(`${id === null ? "" : `id: ${id}\n`}event: ${message.kind}\ndata: ${JSON.stringify(message)}\n\n`);

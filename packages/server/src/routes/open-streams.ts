import type { Result } from "@detente/engine";
import type { FastifyReply } from "fastify";
import type { Problem } from "../contract/problem.ts";
import type { Metrics } from "../metrics.ts";
import { sendProblem } from "../problems/send-problem.ts";
import type { Reader, Watch } from "../services.ts";
import type { StreamMessage } from "./served-route.ts";
import type { TextOf } from "./texts-of.ts";
import { ToldReader } from "./told-reader.ts";

const STOPPING = { kind: "ended", reason: "stopping" } as const;

interface Streaming {
  /** Uuid of who reads; null: anyone. */
  readonly person: string | null;
  readonly begin: (reader: Reader<StreamMessage>) => Promise<Result<Watch, Problem>>;
  readonly textOf: TextOf;
  /** Of the reader's sign-in, as `SignIns` has it. */
  readonly whenOver: (told: () => void) => () => void;
}

/** The streams that are open in this process. */
export class OpenStreams {
  readonly #open = new Set<ToldReader>();
  /** How many each person reads, with those that are about to begin. */
  readonly #counts = new Map<string, number>();
  readonly #metrics: Metrics;
  readonly #mostOfOne: number;

  constructor(metrics: Metrics, mostOfOne: number) {
    this.#metrics = metrics;
    this.#mostOfOne = mostOfOne;
  }

  /** A comment to each, so that nothing between takes a quiet stream for a dead one. */
  beat(): void {
    for (const told of this.#open) told.beat();
  }

  endAll(): void {
    for (const told of this.#open) {
      told.tell(STOPPING);
      told.end();
    }
  }

  /**
   * Answers with what `begin` tells its reader, until either ends, or until the reader's sign-in is over; or with its problem. What is told
   * before it has begun is kept.
   */
  async streamTo(reply: FastifyReply, streaming: Streaming): Promise<FastifyReply> {
    const { person, begin, textOf, whenOver } = streaming;
    const response = reply.raw;
    const leave = this.#enter(person);
    if (leave === null)
      return sendProblem(reply, { code: "tooMany", detail: `You read ${this.#mostOfOne} streams already. End one of them first.` });
    const told = new ToldReader(response, textOf);
    const begun = await begin(told).catch((error: unknown) => {
      leave();
      throw error;
    });
    if (begun.kind === "failed") {
      leave();
      return sendProblem(reply, begun.failure);
    }
    reply.hijack();
    // Whoever has gone meanwhile closes it no more.
    if (response.destroyed) {
      begun.value.stop();
      leave();
    } else {
      response.once("close", leave);
      this.#keep(reply, begun.value, told);
    }
    const forget = whenOver(() => {
      told.tell({ kind: "ended", reason: "revoked" });
      told.end();
    });
    if (response.destroyed) forget();
    else response.once("close", forget);
    return reply;
  }

  /** Counts one more stream of a person, until what it gives is called; null: there are as many as may be. */
  #enter(person: string | null): (() => void) | null {
    if (person === null) return () => undefined;
    const count = this.#counts.get(person) ?? 0;
    if (count >= this.#mostOfOne) return null;
    this.#counts.set(person, count + 1);
    return () => {
      const left = (this.#counts.get(person) ?? 0) - 1;
      if (left > 0) this.#counts.set(person, left);
      else this.#counts.delete(person);
    };
  }

  #keep(reply: FastifyReply, watch: Watch, told: ToldReader): void {
    const response = reply.raw;
    this.#open.add(told);
    this.#metrics.streamBegan();
    response.once("close", () => {
      this.#open.delete(told);
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

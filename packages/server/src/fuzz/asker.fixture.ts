import { Agent, request } from "node:http";
import type { MadeRequest } from "./made-request.fixture.ts";

export interface Heard {
  readonly status: number;
  readonly mediaType: string;
  /** Null: a stream, which was cut off once it had begun. */
  readonly body: string | null;
  /** Milliseconds. */
  readonly took: number;
}

/** Milliseconds. */
const LONGEST = 60_000;

/** By so many connections that are kept. */
export class Asker {
  readonly #url: string;
  readonly #agent: Agent;

  constructor(url: string, connections: number) {
    this.#url = url;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Null: what was asked cannot be put into a request of this client, or the server has closed the connection on what was none. */
  ask({ method, path, headers, body }: MadeRequest): Promise<Heard | null> {
    return new Promise((resolve, reject) => {
      const begun = performance.now();
      const { hostname, port } = new URL(this.#url);
      const length = body === null ? {} : { "content-length": String(body.length) };
      try {
        const asked = request(
          { host: hostname, port, method, path, headers: { ...headers, ...length }, agent: this.#agent, timeout: LONGEST },
          (answer) => {
            const mediaType = answer.headers["content-type"] ?? "";
            const status = answer.statusCode ?? 0;
            const heard = (text: string | null): void => resolve({ status, mediaType, body: text, took: performance.now() - begun });
            if (mediaType.startsWith("text/event-stream")) {
              heard(null);
              answer.destroy();
              return;
            }
            const pieces: Buffer[] = [];
            answer.on("data", (piece: Buffer) => pieces.push(piece));
            answer.on("error", () => resolve(null));
            answer.on("end", () => heard(Buffer.concat(pieces).toString("utf8")));
          },
        );
        asked.on("timeout", () => reject(new Error(`Expected an answer to ${method} ${path} within ${LONGEST} ms`)));
        asked.on("error", () => resolve(null));
        asked.end(body ?? undefined);
      } catch {
        // A path or a header that no client sends.
        resolve(null);
      }
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

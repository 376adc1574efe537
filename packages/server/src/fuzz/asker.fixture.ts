import { Agent, type IncomingMessage, request } from "node:http";
import type { MadeRequest } from "./made-request.fixture.ts";

export interface Heard {
  readonly status: number;
  readonly mediaType: string;
  /** Of a stream the data of its first message; null: there was none in time. */
  readonly body: string | null;
  /** Where a page leads on to; null: nowhere. */
  readonly location: string | null;
  /** What was set, by name; "" where it was taken back. */
  readonly cookies: ReadonlyMap<string, string>;
  /** Milliseconds. */
  readonly took: number;
}

/** Milliseconds. */
const LONGEST = 60_000;
/** Milliseconds that the first message of a stream is waited for. */
const PATIENCE = 2_000;

interface Asking {
  readonly url: string;
  /** That are kept. */
  readonly connections: number;
  /** Of whoever asks; undefined: as it comes. */
  readonly from: string | undefined;
}

/** A client that keeps its connections. */
export class Asker {
  readonly #host: string;
  readonly #port: string;
  readonly #from: string | undefined;
  readonly #agent: Agent;

  constructor({ url, connections, from }: Asking) {
    const { hostname, port } = new URL(url);
    this.#host = hostname;
    this.#port = port;
    this.#from = from;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Null: what was asked cannot be put into a request of this client, or the server has closed the connection on what was none. */
  ask({ method, path, headers, body }: MadeRequest): Promise<Heard | null> {
    return new Promise((resolve, reject) => {
      const begun = performance.now();
      const place = {
        host: this.#host,
        port: this.#port,
        agent: this.#agent,
        ...(this.#from !== undefined && { localAddress: this.#from }),
      };
      const length = body === null ? {} : { "content-length": String(body.length) };
      try {
        const asked = request({ ...place, method, path, headers: { ...headers, ...length }, timeout: LONGEST }, (answer) => {
          const heard = (body: string | null): void => resolve({ ...headOf(answer), body, took: performance.now() - begun });
          if ((answer.headers["content-type"] ?? "").startsWith("text/event-stream")) hearFirst(answer, heard);
          else hearWhole(answer, heard, () => resolve(null));
        });
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

const headOf = ({ statusCode = 0, headers }: IncomingMessage): Omit<Heard, "body" | "took"> => ({
  status: statusCode,
  mediaType: headers["content-type"] ?? "",
  location: headers.location ?? null,
  cookies: new Map((headers["set-cookie"] ?? []).map((each) => nameAndValue(each))),
});

function nameAndValue(written: string): readonly [string, string] {
  const [pair = ""] = written.split(";");
  const at = pair.indexOf("=");
  return [pair.slice(0, at), pair.slice(at + 1)];
}

function hearWhole(answer: IncomingMessage, heard: (body: string) => void, broken: () => void): void {
  const pieces: Buffer[] = [];
  answer.on("data", (piece: Buffer) => pieces.push(piece));
  answer.on("error", broken);
  answer.on("end", () => heard(Buffer.concat(pieces).toString("utf8")));
}

/** And then ends it. */
function hearFirst(answer: IncomingMessage, heard: (body: string | null) => void): void {
  let text = "";
  const end = (): void => {
    clearTimeout(timer);
    answer.destroy();
    heard(/^data: ?(.*)$/m.exec(text)?.[1] ?? null);
  };
  const timer = setTimeout(end, PATIENCE);
  answer.setEncoding("utf8");
  answer.on("error", () => undefined);
  answer.on("data", (piece: string) => {
    text += piece;
    if (/^data:.*\n\n/m.test(text)) end();
  });
  answer.on("end", end);
}

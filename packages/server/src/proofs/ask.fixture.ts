import { Agent, request } from "node:http";
import { COOKIE } from "./server-process.fixture.ts";

export interface Asking {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** What a browser would hold; null: nobody asks. */
  readonly cookie: string | null;
  readonly key?: string;
  readonly body?: unknown;
}

export interface Answered {
  readonly status: number;
  /** What JSON came back; each proof looks at what it needs of it. */
  // oxlint-disable-next-line typescript/no-explicit-any -- a stranger's answer has no type.
  readonly told: any;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1_000 });
/** Milliseconds. */
const LONGEST_ANSWER = 60_000;

/** Asks a server as a browser would. Throws where the connection goes before the answer is whole. */
export function ask(url: string, { method, path, cookie, key, body }: Asking): Promise<Answered> {
  const text = body === undefined ? null : JSON.stringify(body);
  const headers = {
    ...(cookie !== null && { cookie: `${COOKIE}=${cookie}` }),
    ...(key !== undefined && { "idempotency-key": key }),
    ...(text !== null && { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
    "sec-fetch-site": "same-origin",
  };
  return new Promise((resolve, reject) => {
    const asked = request(`${url}${path}`, { method, headers, agent, timeout: LONGEST_ANSWER }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.on("error", reject);
      answer.on("end", () => {
        if (!answer.complete) return reject(new Error("Expected a whole answer"));
        resolve({ status: answer.statusCode ?? 0, told: JSON.parse(Buffer.concat(pieces).toString() || "null") });
      });
    });
    asked.on("error", reject);
    asked.on("timeout", () => asked.destroy(new Error(`Expected an answer from ${path} in time`)));
    asked.end(text);
  });
}

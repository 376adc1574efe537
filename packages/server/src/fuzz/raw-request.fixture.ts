import { connect } from "node:net";
import type { Rng } from "@detente/engine";
import { pick } from "./value-of-schema.fixture.ts";

const LINES = [
  "GET / HTTP/1.1",
  "GET /livez HTTP/1.1",
  "GET /livez HTTP/1.0",
  "GET /livez",
  "GET /livez HTTP/9.9",
  "get /livez HTTP/1.1",
  "GET  /livez HTTP/1.1",
  "GET http://127.0.0.1/livez HTTP/1.1",
  "GET http://[::1/livez HTTP/1.1",
  "GET //evil.example/livez HTTP/1.1",
  "GET /%c0%ae%c0%ae/ HTTP/1.1",
  "GET /api/tables?limit=%80 HTTP/1.1",
  "GET /api/cases/%00 HTTP/1.1",
  "GET * HTTP/1.1",
  "OPTIONS * HTTP/1.1",
  "OPTIONS /api/tables HTTP/1.1",
  "TRACE / HTTP/1.1",
  "CONNECT evil.example:443 HTTP/1.1",
  "HEAD /api/me HTTP/1.1",
  "PROPFIND /api/tables HTTP/1.1",
  "QUERY /api/tables HTTP/1.1",
  "PUT /api/tables HTTP/1.1",
  "POST /api/tables HTTP/1.1",
  "POST /sign-out HTTP/1.1",
  "PATCH /api/me HTTP/1.1",
  "PRI * HTTP/2.0",
  "\u0016\u0003\u0001\u0000\u0005",
  "",
];
const HEADS = [
  "Host: 127.0.0.1",
  "Host: ",
  "Host: a, b",
  "Host: 127.0.0.1\r\nHost: evil.example",
  "Content-Length: 5",
  "Content-Length: -1",
  "Content-Length: 99999999999999999999",
  "Content-Length: 2\r\nContent-Length: 3",
  "Transfer-Encoding: chunked",
  "Transfer-Encoding: chunked\r\nContent-Length: 4",
  "Transfer-Encoding: gzip, chunked",
  "Content-Type: application/json",
  "Content-Type: \u0000",
  "Expect: 100-continue",
  "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
  "Connection: close, keep-alive",
  "Cookie: detente-0=x; detente-0=y",
  `X-Long: ${"x".repeat(20_000)}`,
  "X-Folded: a\r\n b",
  "No colon here",
  ": nameless",
  "Sec-Fetch-Site: same-origin",
  `Cookie: ${"a=b; ".repeat(500)}`,
];
const BODIES = [
  "",
  "{}",
  "5\r\nhello\r\n0\r\n\r\n",
  "zz\r\n",
  "ffffffffffffffff\r\n",
  '{"title":',
  "\u0000\u0001\u0002",
  "x".repeat(70_000),
  "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n",
];

/** Bytes that are HTTP, nearly, or not at all. */
export function rawBytes(rng: Rng): Buffer {
  const end = rng.below(6) === 0 ? "\n" : "\r\n";
  const heads = [...(rng.below(4) > 0 ? ["Host: 127.0.0.1"] : []), ...Array.from({ length: rng.below(4) }, () => pick(HEADS, rng))];
  const text = Buffer.from([pick(LINES, rng), ...heads, "", pick(BODIES, rng)].join(end), "latin1");
  if (rng.below(3) > 0) return text;
  const bytes = Buffer.from(text);
  for (let k = 1 + rng.below(5); k > 0; k--) if (bytes.length > 0) bytes[rng.below(bytes.length)] = rng.below(256);
  return rng.below(4) === 0 ? bytes.subarray(0, rng.below(bytes.length + 1)) : bytes;
}

/** Milliseconds that an answer to what may not be whole is waited for. */
const PATIENCE = 300;

/** The heads of all answers to it, on a connection of its own that is then ended; none where the server only closes it, or waits for more. */
export function sendRaw(port: number, bytes: Buffer): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const pieces: Buffer[] = [];
    const finish = (): void => {
      socket.destroy();
      const text = Buffer.concat(pieces).toString("latin1");
      resolve([...text.matchAll(/(?:^|\n|\})(HTTP\/1\.[01] \d{3}[^]*?)\r\n\r\n/g)].map(([, head = ""]) => head));
    };
    socket.setTimeout(PATIENCE, finish);
    socket.on("data", (piece) => pieces.push(piece));
    socket.on("error", () => undefined);
    socket.on("close", finish);
    socket.end(bytes);
  });
}

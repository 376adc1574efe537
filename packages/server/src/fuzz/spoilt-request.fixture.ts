import type { Rng } from "@detente/engine";
import { inHeader, type MadeRequest, type Parts, requestOf } from "./made-request.fixture.ts";
import { pick } from "./value-of-schema.fixture.ts";

const deep = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);
const WRONG: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  -0.5,
  2 ** 53,
  "",
  " ",
  "x".repeat(10_000),
  "\u0000",
  "\ud800",
  "__proto__",
  "constructor",
  "'; drop table detente.seat; --",
  "${7*7}",
  "../../etc/passwd",
  [],
  [[]],
  {},
  { toString: 1 },
  { __proto__: null },
  JSON.parse('{"__proto__":{"role":"facilitator"}}'),
  JSON.parse(deep("[", "]", 200)),
];
const PIECES = [
  "%00",
  "%ff",
  "%2e%2e%2f",
  "%",
  "%zz",
  "..",
  "",
  "%F0%9F%92%A9",
  "a".repeat(3000),
  "00000000-0000-0000-0000-000000000000",
  "null",
  "'",
  "%0d%0aset-cookie:x=1",
];
const TYPES = [
  "text/plain",
  "application/json; charset=utf-7",
  "application/xml",
  "multipart/form-data; boundary=x",
  "",
  "application/json;",
  "*/*",
  "application/x-www-form-urlencoded",
];
const HEADERS: readonly (readonly [string, string])[] = [
  ["idempotency-key", ""],
  ["idempotency-key", "short"],
  ["idempotency-key", "x".repeat(1000)],
  ["last-event-id", "table:99999999999999999999"],
  ["last-event-id", "%%%:1,=:"],
  ["origin", "https://evil.example"],
  ["sec-fetch-site", "cross-site"],
  ["host", "evil.example"],
  ["x-forwarded-for", "203.0.113.1"],
  ["forwarded", "for=203.0.113.1"],
  ["authorization", "Bearer x"],
  ["authorization", "Basic Og=="],
  ["cookie", "detente-0=%00; ="],
  ["content-encoding", "gzip"],
  ["accept", "application/xml"],
  ["accept-encoding", "br, gzip;q=2"],
  ["range", "bytes=0-1,-5"],
  ["if-none-match", "*"],
  ["if-modified-since", "yesterday"],
  ["expect", "200-ok"],
  ["x-http-method-override", "DELETE"],
];

/** The same with one part of it wrong. */
export function spoilt(parts: Parts, rng: Rng): MadeRequest {
  const request = requestOf(parts);
  switch (rng.below(8)) {
    case 0:
      return spoiltPath(request, rng);
    case 1:
      return {
        ...request,
        path: `${request.path}${request.path.includes("?") ? "&" : "?"}${pick(["x=1", "seat=a&seat=b", "limit=0", "limit=1e9", "after=%00", "after=zzz", "__proto__=1", "a[b]=c", "%=%"], rng)}`,
      };
    case 2: {
      const [name, text] = pick(HEADERS, rng);
      return { ...request, headers: { ...request.headers, [name]: inHeader(text) } };
    }
    case 3:
      return request.body === null
        ? { ...request, body: Buffer.from("{}"), headers: { ...request.headers, "content-type": pick(TYPES, rng) } }
        : { ...request, headers: { ...request.headers, "content-type": pick(TYPES, rng) } };
    case 4:
      return {
        ...request,
        body: spoiltBytes(request.body ?? Buffer.from("{}"), rng),
        headers: { "content-type": "application/json", ...request.headers },
      };
    default:
      return parts.body === undefined ? spoiltPath(request, rng) : requestOf({ ...parts, body: spoiltValue(parts.body, rng) });
  }
}

function spoiltPath(request: MadeRequest, rng: Rng): MadeRequest {
  const pieces = request.path.split("/");
  const i = 1 + rng.below(pieces.length - 1);
  const path = pieces.with(i, pick(PIECES, rng)).join("/");
  return { ...request, path: rng.below(6) === 0 ? `${path}/` : path };
}

function spoiltBytes(body: Buffer, rng: Rng): Buffer {
  switch (rng.below(8)) {
    case 0:
      return body.subarray(0, rng.below(body.length + 1));
    case 1:
      return Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), body]);
    case 2:
      return Buffer.from(deep("[", "]", 20_000));
    case 3:
      return Buffer.concat([body, Buffer.of(0xc3, 0x28, 0xff)]);
    case 4:
      return Buffer.from('{"a":1,"a":2,"__proto__":{"b":1}}');
    case 5:
      return Buffer.alloc(0);
    case 6:
      return Buffer.from(`{"n":${"9".repeat(400)}}`);
    default: {
      const changed = Buffer.from(body);
      if (changed.length > 0) changed[rng.below(changed.length)] = rng.below(256);
      return changed;
    }
  }
}

/** One of its values, at any depth, is another, gone, or one more. */
function spoiltValue(value: unknown, rng: Rng): unknown {
  if (rng.below(3) === 0 || typeof value !== "object" || value === null) return pick(WRONG, rng);
  if (Array.isArray(value)) {
    if (value.length === 0) return [pick(WRONG, rng)];
    const i = rng.below(value.length);
    return value.with(i, spoiltValue(value[i], rng));
  }
  const entries = Object.entries(value);
  if (entries.length === 0 || rng.below(5) === 0)
    return { ...value, [pick(["more", "__proto__", "kind", "by", "constructor"], rng)]: pick(WRONG, rng) };
  const [name, each] = pick(entries, rng);
  if (rng.below(4) === 0) return Object.fromEntries(entries.filter(([other]) => other !== name));
  return { ...value, [name]: spoiltValue(each, rng) };
}

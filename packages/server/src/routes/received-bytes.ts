import type { Readable } from "node:stream";
import { failed, ok, type Result } from "@detente/engine";
import type { FastifyRequest } from "fastify";
import type { Problem } from "../contract/problem.ts";
import type { BytesBody, ReceivedBytes } from "../contract/route-contract.ts";

/** More came than the route takes, or less than was announced. */
export class BodyBroken extends Error {
  override readonly name = "BodyBroken";
  readonly is: "tooLarge" | "cutOff";

  constructor(is: "tooLarge" | "cutOff") {
    super(`The body is ${is === "tooLarge" ? "larger than the route takes" : "shorter than was announced"}.`);
    this.is = is;
  }
}

/** A body of bytes before it is read, or why it is not taken. */
export function receivedBytes(request: FastifyRequest, { mediaTypes }: BytesBody, limit: number): Result<ReceivedBytes, Problem> {
  const { headers } = request;
  const mediaType = (headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (!mediaTypes.includes(mediaType)) return failed({ code: "wrongMediaType", detail: `Send one of ${mediaTypes.join(", ")}.` });
  // What it would be once unpacked is nothing that we look at.
  if ((headers["content-encoding"] ?? "identity") !== "identity")
    return failed({ code: "wrongMediaType", detail: "Send it as it is, without a content encoding." });
  const size = headers["content-length"] === undefined ? null : Number(headers["content-length"]);
  if (size !== null && size > limit) return failed({ code: "tooLarge", detail: `Send at most ${limit} bytes.` });
  return ok({ mediaType, size, bytes: upTo(limit, request.raw) });
}

/** Leaves the stream open when it stops, so that there is still somebody to answer. */
async function* upTo(limit: number, stream: Readable): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const part of stream.iterator({ destroyOnReturn: false })) {
      // A stream without an encoding gives buffers.
      const bytes = part as Buffer;
      size += bytes.length;
      if (size > limit) throw new BodyBroken("tooLarge");
      yield bytes;
    }
  } catch (error) {
    if (isAborted(error)) throw new BodyBroken("cutOff");
    throw error;
  }
}

const isAborted = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ECONNRESET";

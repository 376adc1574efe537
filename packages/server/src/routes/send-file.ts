import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import type { FileAnswer } from "../contract/route-contract.ts";

/**
 * To be saved under its name, as RFC 6266 has it: a plain one for programs that read no other, and the name itself in UTF-8. Whatever the file
 * holds, no browser shows it as a page of ours, nor guesses what it could be.
 */
export function sendFile(reply: FastifyReply, { name, mediaType, content }: FileAnswer): FastifyReply {
  const plain = name.replaceAll(/[^\w. -]/g, "_");
  reply
    .type(mediaType)
    .header("content-disposition", `attachment; filename="${plain}"; filename*=UTF-8''${extended(name)}`)
    .header("x-content-type-options", "nosniff")
    .header("content-security-policy", "sandbox; default-src 'none'");
  if (typeof content === "string") return reply.send(content);
  if (content instanceof Uint8Array) return reply.send(Buffer.from(content));
  if (content.size !== null) reply.header("content-length", content.size);
  return reply.send(Readable.from(content.bytes, { objectMode: false }));
}

/** RFC 8187. */
const extended = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

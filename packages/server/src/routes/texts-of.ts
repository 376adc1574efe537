import type * as z from "zod";
import type { Ended } from "../contract/parts.ts";
import type { RouteContract } from "../contract/route-contract.ts";
import { toldAnswer } from "../contract/told-answer.ts";
import type { StreamMessage } from "./served-route.ts";

/** A message as it goes over the wire. */
export type TextOf = (message: StreamMessage | Ended) => Uint8Array;

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

import { createHash } from "node:crypto";
import type { Hash } from "../lib/chain.ts";
import type { Audience } from "./audience.ts";
import { type Disclosed, firstHead, type Link, link } from "./chain.ts";
import type { SessionEvent } from "./event.ts";

export const sha256: Hash = (text) => createHash("sha256").update(text).digest("hex");

export const SESSION = "boat-1";

export interface Chain {
  readonly links: readonly Link[];
  readonly disclosed: ReadonlyMap<number, Disclosed>;
}

/** The log of one audience as it is kept: links, and beside them events with a salt each, made of audience and number. */
export function chainOf(events: readonly SessionEvent[], audience: Audience): Chain {
  let head = firstHead(sha256, SESSION, audience);
  const links: Link[] = [];
  const disclosed = new Map<number, Disclosed>();
  for (const event of events.filter((each) => each.audience === audience)) {
    const known = { event, salt: sha256(`salt ${audience} ${event.seq}`) };
    const next = link(sha256, head, known);
    links.push(next);
    disclosed.set(event.seq, known);
    head = next.head;
  }
  return { links, disclosed };
}

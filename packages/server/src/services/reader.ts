import type { Ended } from "../contract/parts.ts";
import type { LiveMessage } from "../contract/session-contracts.ts";

/** Where the messages of one stream go. The route writes them out, beats while nothing happens, and cuts off readers that do not read. */
export interface Reader<Message = LiveMessage> {
  readonly tell: (message: Message | Ended) => void;
  /** Called by the service after the last message, as when a seat was taken away. */
  readonly end: () => void;
}

/** A stream that was begun. */
export interface Watch {
  /** Called once, when the reader has gone, or was cut off. */
  readonly stop: () => void;
}

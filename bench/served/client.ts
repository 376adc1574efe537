/** Somebody at a server that is measured. */
export interface Client {
  readonly session: string;
  readonly cookie: string;
}

/** What the program of clients is to do. It prints a `Measured` as JSON, and ends. */
export type ClientWork = { readonly url: string; readonly cookieName: string; readonly clients: readonly Client[] } & (
  | { /** Each acts as soon as the action before is acknowledged. */ readonly kind: "flatOut"; readonly seconds: number }
  | {
      /** Each acts once in so many milliseconds, all spread over them, and all read live. */
      readonly kind: "paced";
      readonly every: number;
      readonly seconds: number;
    }
  /** All read live; then the first says something, so many times, and all wait for it. */
  | { readonly kind: "streams"; readonly messages: number; readonly serverPid: number }
);

export interface Measured {
  readonly acknowledged: number;
  readonly seconds: number;
  /** Milliseconds from asking to the acknowledgement; in the kind `streams` from asking to the last stream that has it. */
  readonly times: readonly number[];
  readonly stale: number;
  /** Of the server, in the kind `streams`: kilobytes of memory with all streams open, and after the messages. */
  readonly memory: readonly number[];
}

import { connect, type Socket } from "node:net";
import type { Client, ClientWork } from "./client.ts";

export interface RawMessage {
  /** How far its reader is then; null: the message does not say. */
  readonly seqs: unknown;
}

const END = "\n\n";
const SEQS = /"seqs":(\{[^}]*\})/;

/** Reads live, looking at no more of each message than where it ends and how far it leads. */
export class RawStream {
  /** Done once the first message has come, which is the view. */
  readonly begun: Promise<void>;
  readonly #socket: Socket;

  /** `told`: of each message after the first. */
  constructor(
    { url, cookieName }: Pick<ClientWork, "url" | "cookieName">,
    { session, cookie }: Client,
    told: (message: RawMessage) => void,
  ) {
    const { hostname, port, host } = new URL(url);
    const begun = Promise.withResolvers<void>();
    this.begun = begun.promise;
    this.#socket = connect({ host: hostname, port: Number(port) });
    this.#socket.setEncoding("latin1");
    this.#socket.on("error", begun.reject);
    this.#socket.write(`GET /api/sessions/${session}/live HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookieName}=${cookie}\r\n\r\n`);
    let [text, messages] = ["", 0];
    this.#socket.on("data", (piece: string) => {
      // Pieces of the transfer come with their lengths between; those fall away with what is looked for.
      text += piece;
      if (!text.startsWith("HTTP/1.1 200")) return begun.reject(new Error(`Expected a stream, got ${text.slice(0, 200)}`));
      for (let end = text.indexOf(END, HEAD.length); end >= 0; end = text.indexOf(END, HEAD.length)) {
        const message = text.slice(HEAD.length, end);
        text = HEAD + text.slice(end + END.length);
        if (!message.includes("event: happened")) continue;
        if (++messages === 1) begun.resolve();
        else told({ seqs: JSON.parse(SEQS.exec(message)?.[1] ?? "null") });
      }
    });
  }

  end(): void {
    this.#socket.destroy();
  }
}

const HEAD = "HTTP/1.1 200";

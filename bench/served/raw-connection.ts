import { connect, type Socket } from "node:net";

export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

/** One connection that stays open, one request at a time: as little as can be, so that what is measured is the server. */
export class RawConnection {
  readonly #socket: Socket;
  readonly #host: string;
  #text = "";
  #waiting: { readonly answered: (answer: RawAnswer) => void; readonly failed: (error: Error) => void } | null = null;

  constructor(url: string) {
    const { hostname, port, host } = new URL(url);
    this.#host = host;
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.#socket.setEncoding("latin1");
    this.#socket.on("data", (piece: string) => this.#take(piece));
    this.#socket.on("error", (error) => this.#waiting?.failed(error));
    this.#socket.on("close", () => this.#waiting?.failed(new Error("Expected the connection to stay")));
  }

  /** `head`: lines, each with its end. The body in ASCII. */
  post(path: string, head: string, body: string): Promise<RawAnswer> {
    return new Promise((answered, failed) => {
      this.#waiting = { answered, failed };
      const lines = `host: ${this.#host}\r\ncontent-type: application/json\r\nsec-fetch-site: same-origin\r\ncontent-length: ${body.length}\r\n`;
      this.#socket.write(`POST ${path} HTTP/1.1\r\n${lines}${head}\r\n${body}`, "latin1");
    });
  }

  end(): void {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #take(piece: string): void {
    this.#text += piece;
    const head = this.#text.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.#text)?.[1] ?? 0);
    if (this.#text.length < head + 4 + length) return;
    const answer = { status: Number(this.#text.slice(9, 12)), body: this.#text.slice(head + 4, head + 4 + length) };
    this.#text = this.#text.slice(head + 4 + length);
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.answered(answer);
  }
}

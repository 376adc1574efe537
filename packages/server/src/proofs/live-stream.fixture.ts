import { get, type IncomingMessage } from "node:http";
import type { LiveMessage } from "../contract/session-contracts.ts";
import { COOKIE } from "./server-process.fixture.ts";

interface Following {
  readonly url: string;
  readonly session: string;
  readonly cookie: string;
  /** Id of the last message that was read; "": nothing of the session has been. */
  readonly after: string;
  readonly told: (message: LiveMessage, id: string) => void;
  /** Once, when it is no more, whatever ended it. */
  readonly gone: () => void;
}

/** Reads a session live, as a browser would. The function that it gives ends it. */
export function liveStream({ url, session, cookie, after, told, gone }: Following): () => void {
  const headers = { cookie: `${COOKIE}=${cookie}`, "last-event-id": after };
  const asked = get(`${url}/api/sessions/${session}/live`, { headers, agent: false }, (answer) => {
    if (answer.statusCode === 200) readMessages(answer, told);
    else answer.resume();
    answer.once("error", () => undefined);
  });
  asked.once("error", () => undefined);
  asked.once("close", gone);
  return () => void asked.destroy();
}

function readMessages(answer: IncomingMessage, told: Following["told"]): void {
  let text = "";
  answer.setEncoding("utf8");
  answer.on("data", (piece: string) => {
    const blocks = (text + piece).split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) readMessage(block, told);
  });
}

function readMessage(block: string, told: Following["told"]): void {
  const fields = new Map(block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)] as const));
  const data = fields.get("data");
  // Written by the server, by its contract.
  if (data !== undefined) told(JSON.parse(data) as LiveMessage, fields.get("id") ?? "");
}

import { request as bareRequest } from "node:http";
import { failed } from "@detente/engine";
import * as z from "zod";
import { createApp } from "../app.ts";
import { askCounterOffers, askGuard, askReading, askVerdict } from "../contract/advice-contracts.ts";
import { askAnalysis, askExchangePlan, askVerification } from "../contract/table-advice-contracts.ts";
import { toldAnswer } from "../contract/told-answer.ts";
import { listen } from "../listen.ts";
import { servedWhileTold } from "../routes/served-route.ts";
import type { Advice, Caller } from "../services.ts";
import { readSettings } from "../settings.ts";

/** Advice over HTTP, for people who say in a cookie who they are. */
export interface AdviceApp {
  readonly url: string;
  readonly lines: readonly string[];
  readonly ask: (caller: Caller, path: string, asked?: Ask) => Promise<Told>;
  /** The same, told meanwhile how far it is. */
  readonly listen: (caller: Caller, path: string, body: unknown) => Promise<Listening>;
  readonly stop: () => Promise<void>;
}

export interface Listening {
  readonly status: number;
  readonly type: string | undefined;
  /** As they come; ends with the stream. */
  readonly messages: AsyncGenerator<Message>;
  /** Those that have not been taken. */
  readonly all: () => Promise<readonly Message[]>;
  readonly leave: () => void;
}

const message = toldAnswer(z.unknown());
type Message = z.output<typeof message>;

interface Ask {
  /** None: it is a GET. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

interface Told {
  readonly status: number;
  readonly retryAfter: string | undefined;
  // oxlint-disable-next-line typescript/no-explicit-any -- what JSON came back; each test looks at what it needs of it.
  readonly told: any;
}

export async function startAdviceApp(advice: Advice): Promise<AdviceApp> {
  const read = readSettings({ PORT: "0", SEAT_LINKS: "on", RATE_PER_PERSON: "100000" }, () => failed("is not there"));
  if (read.kind === "failed") throw new Error(JSON.stringify(read.failure));
  const lines: string[] = [];
  const signIns = {
    callerOf: async ({ who }: Readonly<Record<string, string | undefined>>) =>
      who === undefined ? null : { person: who, name: "somebody" },
    callerOfToken: async () => null,
    whenOver: () => () => undefined,
    whenTokenOver: () => () => undefined,
  };
  const app = await createApp({
    pages: null,
    settings: read.value,
    services: { signIns, isReady: async () => true },
    log: { write: (line) => void lines.push(line) },
    routes: [
      servedWhileTold(askVerdict, advice.verdict),
      servedWhileTold(askCounterOffers, advice.counterOffers),
      servedWhileTold(askGuard, advice.guard),
      servedWhileTold(askReading, advice.reading),
      servedWhileTold(askAnalysis, advice.analysis),
      servedWhileTold(askExchangePlan, advice.exchangePlan),
      servedWhileTold(askVerification, advice.verification),
    ],
  });
  const listening = await listen(app, read.value);
  const [address] = app.addresses();
  if (listening.kind === "failed" || typeof address !== "object") throw new Error("Expected the app to listen");
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    lines,
    ask: (caller, path, asked = {}) => askAt(url, { ...asked, caller, path }),
    listen: (caller, path, body) => listenAt(url, { caller, path, body }),
    stop: () => app.close(),
  };
}

interface Asked extends Ask {
  readonly caller: Caller;
  readonly path: string;
}

const askAt = (url: string, { caller, path, body, signal }: Asked): Promise<Told> =>
  new Promise((resolve, reject) => {
    const headers = { cookie: `who=${caller.person}`, origin: url, ...(body === undefined ? {} : { "content-type": "application/json" }) };
    const asked = bareRequest(url + path, { method: body === undefined ? "GET" : "POST", headers, ...(signal && { signal }) }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => (text += part));
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers["retry-after"], told: JSON.parse(text) }),
      );
    });
    asked.on("error", reject).end(body === undefined ? undefined : JSON.stringify(body));
  });

const listenAt = (url: string, { caller, path, body }: Omit<Asked, "signal">): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const headers = { cookie: `who=${caller.person}`, origin: url, "content-type": "application/json", accept: "text/event-stream" };
    const asked = bareRequest(url + path, { method: "POST", headers }, (answer) => {
      const leave = (): void => void answer.destroy();
      const messages = messagesIn(answer);
      const all = async (): Promise<readonly Message[]> => {
        const list: Message[] = [];
        for await (const each of messages) list.push(each);
        return list;
      };
      resolve({ status: answer.statusCode ?? 0, type: answer.headers["content-type"], messages, all, leave });
    });
    asked.on("error", reject).end(JSON.stringify(body));
  });

async function* messagesIn(answer: AsyncIterable<Buffer>): AsyncGenerator<Message> {
  let text = "";
  for await (const piece of answer) {
    text += piece.toString();
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
      text = text.slice(end + 2);
      if (data !== undefined) yield message.parse(JSON.parse(data));
    }
  }
}

import { failed, ok, type Result } from "@detente/engine";
import type * as z from "zod";
import { problemDocument, type ProblemDocument } from "./problem.ts";
import type { BytesBody, FileAnswer, Output, RouteContract } from "./route-contract.ts";

/** What to ask of a route: the parts that its contract has, those that may be empty at will. */
export type Request<Contract extends RouteContract> = Part<"params", z.input<Contract["params"]>> &
  Part<"query", z.input<Contract["query"]>> &
  Part<"headers", z.input<Contract["headers"]>> &
  (Contract["body"] extends z.ZodType
    ? { readonly body: z.input<Contract["body"]> }
    : Contract["body"] extends BytesBody
      ? { readonly body: SentBytes }
      : unknown);

export interface SentBytes {
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer> | Blob;
}

type Part<Name extends string, Value> =
  Readonly<Record<string, never>> extends Value ? { readonly [Key in Name]?: Value } : { readonly [Key in Name]: Value };

export interface ClientMeans {
  /** Where the server is: http://127.0.0.1:8020. In a page of the server, its own origin. */
  readonly origin: string;
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
}

/** No answer that a server of this contract gives: there is none, or something between has answered in its place. */
export interface NoAnswer {
  readonly code: "noAnswer";
  readonly detail: string;
}

/** A client whose questions and answers have the types of the contract. Asks once; never throws for what a server or a network can do. */
export class Client {
  readonly #means: ClientMeans;

  constructor(means: ClientMeans) {
    this.#means = means;
  }

  async ask<Contract extends RouteContract>(
    contract: Contract,
    request: Request<Contract>,
  ): Promise<Result<Output<Contract>, ProblemDocument | NoAnswer>> {
    const { method } = contract;
    // The parts are those of this contract; which of them there are, the compiler knows only where it is one.
    const { headers, body } = request as AnyRequest;
    const sent = body === undefined ? null : sentBody(body);
    try {
      const response = await this.#means.fetch(this.addressOf(contract, request), {
        method,
        headers: { ...headers, ...(sent === null ? {} : { "content-type": sent.mediaType }) },
        ...(sent === null ? {} : { body: sent.bytes }),
      });
      if (!response.ok) return failed(problemIn(await response.text()) ?? noAnswer(response));
      const read = await readAnswer(contract.answer, response);
      // As `Output` has it for each kind of answer.
      return read.kind === "ok" ? ok(read.value as Output<Contract>) : read;
    } catch (error) {
      if (error instanceof TypeError) return failed({ code: "noAnswer", detail: error.message });
      throw error;
    }
  }

  /** For streams and links. */
  addressOf<Contract extends RouteContract>({ path }: Contract, request: Request<Contract>): string {
    const { params = {}, query = {} } = request as AnyRequest;
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(textOf(params[name])));
    const url = new URL(filled, this.#means.origin);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, textOf(value));
    return url.href;
  }
}

/** Params and queries are texts, numbers and switches. */
const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

interface AnyRequest {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface RawBody {
  readonly mediaType: string;
  readonly bytes: NonNullable<RequestInit["body"]>;
}

const sentBody = (body: unknown): RawBody => (isBytes(body) ? body : { mediaType: "application/json", bytes: JSON.stringify(body) });

const isBytes = (body: unknown): body is SentBytes =>
  typeof body === "object" && body !== null && "bytes" in body && (body.bytes instanceof Uint8Array || body.bytes instanceof Blob);

async function readAnswer(answer: RouteContract["answer"], response: Response): Promise<Result<unknown, NoAnswer>> {
  switch (answer.kind) {
    case "nothing":
      return ok(null);
    case "text":
      return ok(await response.text());
    case "file":
      return ok(await fileIn(response));
    case "json": {
      const read = answer.schema.safeParse(jsonIn(await response.text()));
      return read.success ? ok(read.data) : failed(noAnswer(response));
    }
    case "stream":
    case "page":
      throw new Error(`Expected a route that answers with a value, got a ${answer.kind}`);
  }
}

async function fileIn(response: Response): Promise<FileAnswer> {
  const [, name = ""] = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get("content-disposition") ?? "") ?? [];
  const mediaType = response.headers.get("content-type") ?? "application/octet-stream";
  return { name: decodeURIComponent(name), mediaType, content: new Uint8Array(await response.arrayBuffer()) };
}

const noAnswer = ({ status }: Response): NoAnswer => ({
  code: "noAnswer",
  detail: `What came is no answer of this server (status ${status}).`,
});

function problemIn(text: string): ProblemDocument | null {
  const read = problemDocument.safeParse(jsonIn(text));
  return read.success ? read.data : null;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import type * as z from "zod";
import type { AuditDeed } from "./audit-deeds.ts";
import type { ProblemCode } from "./problem-codes.ts";

/**
 * Who may ask. "anyone": signed in or not. "signedIn": any person. "seated": whoever has a seat at the table in question; others learn
 * no more than that there is nothing. "facilitator": who has that seat. The first two are held by the wall before the route, the others
 * by the services, which alone know the seats.
 */
export type Who = "anyone" | "signedIn" | "seated" | "facilitator";

/**
 * A route as both sides know it: the server listens by it, the OpenAPI document is made of it, a client takes its types from it.
 * Its schemas are plain Zod, and say of each field whether it may be missing.
 */
export interface RouteContract {
  /** Unique; the operationId of OpenAPI. */
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With parameters in braces: /api/tables/{table}. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly who: Who;
  /** "writes": pages of other origins may read nothing and write nothing. "always": they may not even ask, as where a sign-in starts. */
  readonly wall: "writes" | "always";
  /** "never": a program may not ask it by a token, whatever the token's rights. Below /api it may ask all else. */
  readonly programs?: "never";
  /** "answer": one that was given under a key is kept for a day, and given again. Its headers have an optional `idempotency-key`. */
  readonly keeps?: "answer";
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  /** Lower-case names. Headers that are not named are let be. */
  readonly headers: z.ZodObject;
  /** JSON of this schema (of a page: the fields of a form), or bytes as they are. Null: it takes no body. */
  readonly body: z.ZodType | BytesBody | null;
  /** Bytes. Larger bodies are refused before they are read; where they do not say how large they are, as soon as they are larger. */
  readonly bodyLimit: number;
  readonly answer: RouteAnswer;
  /** Besides those that any route may answer. */
  readonly problems: readonly ProblemCode[];
  /**
   * What it writes into the audit log when it has done what it was asked for, in the same transaction; null: nothing, for it is what people
   * do in the course of things. To be said of every route that is no GET, which a test sees to.
   */
  readonly audit?: AuditDeed | null;
}

/** Whether a program may ask it by a token. */
export const takesTokens = ({ path, programs, who }: RouteContract): boolean =>
  path.startsWith("/api/") && programs !== "never" && who !== "anyone";

/** A body that is taken as it comes, and never held as a whole. */
export interface BytesBody {
  readonly kind: "bytes";
  /** Those that it may be of, in small letters and without parameters. */
  readonly mediaTypes: readonly string[];
}

export const isBytesBody = (body: RouteContract["body"]): body is BytesBody => body !== null && !("_zod" in body);

/** As forms of pages come. */
export const FORM_TYPE = "application/x-www-form-urlencoded";

/** What a page takes is what a form sends. */
export const isForm = ({ answer, body }: RouteContract): boolean => answer.kind === "page" && body !== null;

/** Bytes on their way in. Whoever reads them may be told by an error that there are more than the route takes, or that no more come. */
export interface ReceivedBytes {
  /** One of the contract's. */
  readonly mediaType: string;
  /** How many there will be, where the sender says; null: it does not. */
  readonly size: number | null;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export type RouteAnswer =
  /** `told`: whoever asks for `text/event-stream` is told meanwhile how far it is, in messages of `toldAnswer`. */
  | { readonly kind: "json"; readonly status: 200 | 201; readonly schema: z.ZodType; readonly told?: "onRequest" }
  | { readonly kind: "nothing"; readonly status: 204 }
  /**
   * Server-sent events: each message is of this schema. `idOf`: from where a stream goes on that begins again behind the message; null: from
   * nowhere else than before. What it is asked of is a message of the schema.
   */
  | { readonly kind: "stream"; readonly status: 200; readonly schema: z.ZodType; readonly idOf: (message: never) => string | null }
  | { readonly kind: "text"; readonly status: 200; readonly mediaType: string }
  /** To be kept under a name, and never shown by a browser as a page. Of one of these media types. */
  | { readonly kind: "file"; readonly status: 200; readonly mediaTypes: readonly string[] }
  /** HTML for a browser that goes there, or on to another page. What goes wrong is a page as well, with one of these statuses. */
  | { readonly kind: "page"; readonly status: 200; readonly otherStatuses: readonly number[] };

/** What a handler is given, when everything was as the contract says. */
export interface Input<Contract extends RouteContract> {
  readonly params: z.output<Contract["params"]>;
  readonly query: z.output<Contract["query"]>;
  readonly headers: z.output<Contract["headers"]>;
  readonly body: Contract["body"] extends z.ZodType
    ? z.output<Contract["body"]>
    : Contract["body"] extends BytesBody
      ? ReceivedBytes
      : null;
}

/** What a handler answers with. Fields that the schema does not name never leave the server. */
export type Output<Contract extends RouteContract> = Contract["answer"] extends { readonly schema: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : Contract["answer"] extends { readonly kind: "text" }
    ? string
    : Contract["answer"] extends { readonly kind: "file" }
      ? FileAnswer
      : null;

export interface FileAnswer {
  /** Without folders. */
  readonly name: string;
  readonly mediaType: string;
  /** Whole, or as it comes. */
  readonly content: string | Uint8Array | ComingBytes;
}

export interface ComingBytes {
  /** Null: not known before the end. */
  readonly size: number | null;
  readonly bytes: AsyncIterable<Uint8Array>;
}

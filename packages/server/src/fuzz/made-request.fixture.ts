import { type Making, pick, type Schema, valueOf } from "./value-of-schema.fixture.ts";

export const FORM = "application/x-www-form-urlencoded";

/** A request that goes through an ordinary client. */
export interface MadeRequest {
  readonly method: string;
  /** With its query, as it goes over the wire. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/** What a request is put together from: each part may be spoilt by itself. */
export interface Parts {
  readonly method: string;
  readonly template: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined: none. */
  readonly body: unknown;
  /** Null: it is the body, in JSON or as a form. */
  readonly bytes: Buffer | null;
  readonly mediaType: string;
}

/** Of the OpenAPI document. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly id: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: Schema }[];
  /** Media type and schema; null: none. */
  readonly body: { readonly mediaType: string; readonly schema: Schema } | null;
  readonly responses: Readonly<
    Record<string, { readonly description?: string; readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>;
}

export function operationsOf(document: unknown): readonly Operation[] {
  // Of this form, as the test of the document says.
  const { paths } = document as Document;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, said]) => {
      // As above.
      const content = (said["requestBody"] as { readonly content?: Record<string, { schema?: Schema }> } | undefined)?.content ?? {};
      const [body] = Object.entries(content);
      return {
        method: method.toUpperCase(),
        path,
        id: String(said["operationId"]),
        parameters: said["parameters"] as Operation["parameters"],
        body: body === undefined ? null : { mediaType: body[0], schema: body[1].schema ?? {} },
        responses: said["responses"] as Operation["responses"],
      };
    }),
  );
}

/** As the document says it should be. */
export function soundParts(operation: Operation, making: Making): Parts {
  const { rng, known, who } = making;
  const given = (place: string): Record<string, string> =>
    Object.fromEntries(
      operation.parameters
        .filter((each) => each.in === place && (each.required || rng.below(4) === 0))
        .map(({ name, schema }) => [name, textOf(valueOf(schema, making, { name, depth: 0 }))]),
    );
  const params = given("path");
  const { body } = operation;
  const isBytes = body !== null && body.mediaType !== "application/json" && body.mediaType !== FORM;
  const value = body === null || isBytes ? undefined : valueOf(body.schema, making, { name: "", depth: 0 });
  const seqs = known.seqs(`${who} ${params["session"] ?? params["table"] ?? ""}`);
  return {
    method: operation.method,
    template: operation.path,
    params,
    query: given("query"),
    headers: given("header"),
    body: isObject(value) && "expected" in value && seqs !== undefined && rng.below(4) > 0 ? { ...value, expected: seqs } : value,
    bytes: isBytes ? Buffer.from(pick(["", "a text", "%PDF-1.7", "\u0000\u0001", "x".repeat(5000)], rng)) : null,
    mediaType: body?.mediaType.replace("*/*", "application/octet-stream") ?? "application/json",
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;
const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** As it goes over the wire. */
export function requestOf({ method, template, params, query, headers, body, bytes, mediaType }: Parts): MadeRequest {
  const path = template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(params[name] ?? "").slice(0, 4000));
  const search = new URLSearchParams(query).toString();
  const sent = bytes ?? (body === undefined ? null : Buffer.from(mediaType === FORM ? formOf(body) : JSON.stringify(body)));
  return {
    method,
    path: search === "" ? path : `${path}?${search.slice(0, 4000)}`,
    headers: {
      ...Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, inHeader(text)])),
      ...(sent !== null && { "content-type": mediaType }),
    },
    body: sent,
  };
}

/** What has no fields is no form, and goes as it is. */
const formOf = (body: unknown): string =>
  isObject(body)
    ? new URLSearchParams(Object.fromEntries(Object.entries(body).map(([name, value]) => [name, textOf(value)]))).toString()
    : (JSON.stringify(body) ?? "");

/** What a client may put into a header. */
export const inHeader = (text: string): string => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, "?").slice(0, 2000);

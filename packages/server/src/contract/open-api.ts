import * as z from "zod";
import { problemDocument } from "./problem.ts";
import { PROBLEMS, type ProblemCode } from "./problem-codes.ts";
import { FORM_TYPE, isBytesBody, isForm, takesTokens, type RouteContract } from "./route-contract.ts";
import { toldAnswer } from "./told-answer.ts";

/** The cookie that a signed-in browser shows. */
export const SIGN_IN_COOKIE = "__Host-detente";

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of these routes. A plain value. */
export function openApi(contracts: readonly RouteContract[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const contract of contracts) (paths[contract.path] ??= {})[contract.method.toLowerCase()] = operationOf(contract);
  return {
    openapi: "3.1.0",
    info: {
      title: "Detente",
      version: "1",
      summary: "Tables where people negotiate",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(problemDocument, "output") },
      securitySchemes: {
        signIn: {
          type: "apiKey",
          in: "cookie",
          name: SIGN_IN_COOKIE,
          description: "Over plain HTTP, on this machine: detente- and the port. Not needed where the server runs for one person",
        },
        token: { type: "http", scheme: "bearer", description: "For programs" },
      },
    },
  };
}

function operationOf(contract: RouteContract): Json {
  const { id, summary, who, body, bodyLimit } = contract;
  return {
    operationId: id,
    summary,
    ...(who === "anyone" ? {} : { security: takesTokens(contract) ? [{ signIn: [] }, { token: [] }] : [{ signIn: [] }] }),
    "x-who": who,
    parameters: [
      ...parametersOf("path", contract.params),
      ...parametersOf("query", contract.query),
      ...parametersOf("header", contract.headers),
    ],
    ...(body === null
      ? {}
      : {
          requestBody: {
            required: true,
            description: `At most ${bodyLimit} bytes`,
            content: isBytesBody(body)
              ? bytesOf(body.mediaTypes)
              : { [isForm(contract) ? FORM_TYPE : "application/json"]: { schema: schemaOf(body, "input") } },
          },
        }),
    responses: responsesOf(contract),
  };
}

/** A status that stands for a page and for a problem has the contents of both. */
function responsesOf(contract: RouteContract): Json {
  const responses: Record<string, Json> = { ...answerOf(contract) };
  for (const [status, problem] of Object.entries(problemsOf(contract))) {
    const pages = responses[status]?.["content"];
    responses[status] = pages === undefined ? problem : { ...problem, content: Object.assign({}, pages, problem["content"]) };
  }
  return responses;
}

function parametersOf(place: "path" | "query" | "header", schema: z.ZodObject): readonly Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Readonly<Record<string, Json>>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: place, required: required.includes(name), schema }));
}

function answerOf({ answer }: RouteContract): Readonly<Record<string, Json>> {
  switch (answer.kind) {
    case "json":
      return { [answer.status]: { description: "As asked", content: contentOf(answer) } };
    case "stream":
      return {
        [answer.status]: described(
          "Server-sent events; the data of each is of this schema",
          "text/event-stream",
          schemaOf(answer.schema, "output"),
        ),
      };
    case "text":
      return { [answer.status]: described("As asked", answer.mediaType, { type: "string" }) };
    case "file":
      return {
        [answer.status]: {
          description: "A file, with its name in content-disposition",
          content: bytesOf(answer.mediaTypes),
        },
      };
    case "nothing":
      return { [answer.status]: { description: "Done" } };
    case "page":
      return Object.fromEntries([
        [answer.status, described("A page", "text/html", { type: "string" })],
        [303, { description: "On to another page" }],
        ...answer.otherStatuses.map((status) => [status, described("A page that says what went wrong", "text/html", { type: "string" })]),
      ]);
  }
}

/** An answer that is told about is the last message of a stream besides. */
function contentOf({ schema, told }: Extract<RouteContract["answer"], { readonly kind: "json" }>): Json {
  const plain = { "application/json": { schema: schemaOf(schema, "output") } };
  return told === undefined ? plain : { ...plain, "text/event-stream": { schema: schemaOf(toldAnswer(schema), "output") } };
}

/** In OpenAPI 3.1 a type without a schema stands for bytes as they are. */
const bytesOf = (mediaTypes: readonly string[]): Json => Object.fromEntries(mediaTypes.map((type) => [type, {}]));

const described = (description: string, mediaType: string, schema: Json): Json => ({ description, content: { [mediaType]: { schema } } });

/** By status, with the codes that it may stand for. */
function problemsOf(contract: RouteContract): Readonly<Record<string, Json>> {
  const byStatus = Object.groupBy(problemCodesOf(contract), (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, codes]) => [
      status,
      described(codes.map((code) => `${code}: ${PROBLEMS[code].title}`).join(". "), "application/problem+json", {
        $ref: "#/components/schemas/Problem",
      }),
    ]),
  );
}

/** Codes that a route may answer with: its own, and those of the walls before it. */
export function problemCodesOf(contract: RouteContract): readonly ProblemCode[] {
  const { who, body, method, wall, problems } = contract;
  return [
    ...new Set<ProblemCode>([
      "badRequest",
      "wrongHost",
      "behindProxy",
      "tooMany",
      "tooSlow",
      "headersTooLarge",
      "broken",
      "notReady",
      ...(who === "anyone" ? ([] as const) : (["notSignedIn", "notAllowed"] as const)),
      ...(method === "GET" && wall === "writes" ? ([] as const) : (["otherOrigin"] as const)),
      ...(method === "GET" ? ([] as const) : (["badJson", "tooLarge", "wrongMediaType"] as const)),
      ...(body === null || isBytesBody(body) || isForm(contract) ? ([] as const) : (["badJson"] as const)),
      ...problems,
    ]),
  ];
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

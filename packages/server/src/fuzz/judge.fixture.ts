import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Operation } from "./made-request.fixture.ts";

export interface Given {
  readonly method: string;
  /** As it was sent. */
  readonly path: string;
  readonly status: number;
  readonly mediaType: string;
  /** Of a stream its first message; null: it is not known. */
  readonly body: string | null;
}

type Responses = Operation["responses"][string];

const STREAM = "text/event-stream";
const PROBLEM = "application/problem+json";
const PROBLEM_SCHEMA = "#/components/schemas/Problem";
/** Of whatever is in the way of any route: a name that leads nowhere, a method, an address that is too long. */
const BEFORE_ROUTES = [404, 405, 414];

/** Of the workbench, where its pages are built: files, which are no routes. */
const isOfPages = ({ method, path, status }: Given): boolean =>
  (method === "GET" || method === "HEAD") && !path.startsWith("/api") && [200, 206, 304, 416].includes(status);

/** Looks at answers by the OpenAPI document, and by nothing of the program that made it. */
export class Judge {
  readonly #ajv: Ajv2020;
  readonly #operations: readonly (readonly [RegExp, Operation])[];
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: object, operations: readonly Operation[]) {
    this.#ajv = new Ajv2020({ strict: false, allErrors: false, validateSchema: false });
    // Its types are those of a module that is the function; Node gives the module with the function in it.
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.#ajv);
    this.#ajv.addSchema(document, "document");
    this.#operations = operations.map((each) => [
      new RegExp(`^${each.path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]*")}$`),
      each,
    ]);
  }

  /** What is wrong with an answer; null: nothing. `meant`: the route that was asked for; null: it is to be found. */
  faultOf(given: Given, meant: Operation | null): string | null {
    const { status, mediaType } = given;
    const operation = meant ?? this.#operationOf(given);
    const said = operation?.responses[String(status)];
    if (status >= 500 && !(status === 503 && said !== undefined && given.body?.includes('"code":"busy"') === true))
      return `answers ${status}`;
    if (operation === null && isOfPages(given)) return null;
    if (operation === null || said === undefined)
      return operation === null || BEFORE_ROUTES.includes(status)
        ? this.#problemFault(given, null)
        : `answers ${status}, which its route does not name`;
    const contents = Object.entries(said.content ?? {});
    if (contents.length === 0) return given.body === null || given.body === "" ? null : "has a body, and its route names none";
    const found = contents.find(([type]) => bare(type) === bare(mediaType) || type === "*/*" || type.endsWith("/*"));
    if (found === undefined) return `is ${mediaType}, which its route does not name for ${status}`;
    if (bare(mediaType) === PROBLEM) return this.#problemFault(given, said);
    // A file has no schema, whatever it is.
    if (given.body === null || found[1].schema === undefined || !(bare(mediaType) === STREAM || bare(mediaType).endsWith("json")))
      return null;
    return this.#schemaFault(
      `#/paths/${pointer(operation.path)}/${operation.method.toLowerCase()}/responses/${status}/content/${pointer(found[0])}/schema`,
      given.body,
    );
  }

  /** A problem says its own status, and a code that its route names for it; null: no route is there. */
  #problemFault(given: Given, said: Responses | null): string | null {
    const { status, body } = given;
    if (status < 400 || bare(given.mediaType) !== PROBLEM) return `answers ${status} as ${given.mediaType}, where a problem is due`;
    // That there is one, a HEAD says as well, without it.
    if (body === null || given.method === "HEAD") return null;
    const fault = this.#schemaFault(PROBLEM_SCHEMA, body);
    if (fault !== null) return fault;
    const told: unknown = JSON.parse(body);
    const { status: own, code } = Object(told);
    if (own !== status) return `answers ${status}, and says that it is ${own}`;
    return said === null || ` ${said.description}`.includes(` ${code}: `) ? null : `answers ${code}, which its route does not name`;
  }

  #schemaFault(place: string, body: string): string | null {
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch {
      return "is no JSON";
    }
    let validate = this.#validators.get(place);
    if (validate === undefined) {
      validate = this.#ajv.compile({ $ref: `document${place}` });
      this.#validators.set(place, validate);
    }
    return validate(value) ? null : `does not fit its schema: ${this.#ajv.errorsText(validate.errors)}`;
  }

  #operationOf({ method, path }: Given): Operation | null {
    const [name = ""] = path.split("?");
    return this.#operations.find(([form, each]) => each.method === method && form.test(name))?.[1] ?? null;
  }
}

const bare = (mediaType: string): string => (mediaType.split(";")[0] ?? "").trim().toLowerCase();
const pointer = (text: string): string => encodeURIComponent(text.replaceAll("~", "~0").replaceAll("/", "~1"));

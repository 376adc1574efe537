import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Operation } from "./made-request.fixture.ts";

export interface Given {
  readonly method: string;
  /** As it was sent. */
  readonly path: string;
  readonly status: number;
  readonly mediaType: string;
  /** Null: it is a stream, or too long to be looked at. */
  readonly body: string | null;
}

/** Looks at answers by the OpenAPI document, and by nothing of the program that made it. */
export class Judge {
  readonly #ajv: Ajv2020;
  readonly #operations: readonly Operation[];
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: object, operations: readonly Operation[]) {
    this.#ajv = new Ajv2020({ strict: false, allErrors: false, validateSchema: false });
    // Its types are those of a module that is the function; Node gives the module with the function in it.
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.#ajv);
    this.#ajv.addSchema(document, "document");
    this.#operations = operations;
  }

  /** What is wrong with an answer; null: nothing. `meant`: the route that was asked for; null: it is to be found. */
  faultOf(given: Given, meant: Operation | null): string | null {
    const { status, mediaType } = given;
    const operation = meant ?? this.#operationOf(given);
    // Whatever is in the way of a route says so as a problem: a name that leads nowhere, a method, a head that is none.
    const said = operation?.responses[String(status)];
    if (status >= 500 && !(status === 503 && said !== undefined && this.#isBusy(given))) return `answers ${status}`;
    if (said === undefined)
      return operation === null || [404, 405, 414].includes(status)
        ? this.#problemFault(given)
        : `answers ${status}, which its route does not name`;
    const contents = Object.entries(said.content ?? {});
    if (contents.length === 0) return given.body === null || given.body === "" ? null : "has a body, and its route names none";
    const found = contents.find(([type]) => bare(type) === bare(mediaType) || type === "*/*" || type.endsWith("/*"));
    if (found === undefined) return `is ${mediaType}, which its route does not name for ${status}`;
    // A file has no schema, whatever it is.
    if (given.body === null || found[1].schema === undefined || !bare(mediaType).endsWith("json")) return null;
    return this.#schemaFault(
      `#/paths/${pointer(operation?.path ?? "")}/${operation?.method.toLowerCase()}/responses/${status}/content/${pointer(found[0])}/schema`,
      given.body,
    );
  }

  #isBusy({ body }: Given): boolean {
    return body !== null && body.includes('"code":"busy"');
  }

  #problemFault(given: Given): string | null {
    if (given.status < 400 || bare(given.mediaType) !== "application/problem+json")
      return `answers ${given.status} as ${given.mediaType}, where no route is`;
    return given.body === null ? null : this.#schemaFault("#/components/schemas/Problem", given.body);
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
    return (
      this.#operations.find((each) => each.method === method && new RegExp(`^${each.path.replaceAll(/\{\w+\}/g, "[^/]*")}$`).test(name)) ??
      null
    );
  }
}

const bare = (mediaType: string): string => (mediaType.split(";")[0] ?? "").trim().toLowerCase();
const pointer = (text: string): string => encodeURIComponent(text.replaceAll("~", "~0").replaceAll("/", "~1"));

import * as z from "zod";
import { contracts } from "./all-contracts.fixture.ts";
import { isBytesBody, type RouteContract } from "./route-contract.ts";

/** Characters that ids of the engine may have at most: a text of this length, and no other, is one. */
const LONGEST_ID = 80;

/**
 * Every place of the contract where somebody who writes may put words of their own, as "actInSession body.action.offer.message": texts that
 * are neither ids, hashes, times nor words of the program, values of any form, and bytes.
 */
export async function textFields(): Promise<readonly string[]> {
  const all = (await contracts()).filter(({ method }) => method !== "GET");
  return [...new Set(all.flatMap(fieldsOf))].toSorted();
}

function fieldsOf({ id, params, query, headers, body }: RouteContract): readonly string[] {
  const inBody = body === null ? [] : isBytesBody(body) ? ["body"] : fieldsIn(body, "body");
  return [...fieldsIn(params, "params"), ...fieldsIn(query, "query"), ...fieldsIn(headers, "headers"), ...inBody].map(
    (path) => `${id} ${path}`,
  );
}

function fieldsIn(schema: z.core.$ZodType, path: string): readonly string[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, part]) => (key === "kind" ? [] : fieldsIn(part, `${path}.${key}`)));
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => fieldsIn(option, `${path}${kindOf(option)}`));
  if (schema instanceof z.ZodArray) return fieldsIn(schema.element, `${path}[]`);
  if (schema instanceof z.ZodRecord) return [...fieldsIn(schema.keyType, `${path}{}`), ...fieldsIn(schema.valueType, `${path}.*`)];
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodExactOptional
  )
    return fieldsIn(schema.unwrap(), path);
  if (schema instanceof z.ZodPipe) return fieldsIn(schema.in, path);
  if (schema instanceof z.ZodString) return isIdOrWord(schema) ? [] : [path];
  return schema instanceof z.ZodUnknown || schema instanceof z.ZodAny ? [path] : [];
}

const isIdOrWord = (schema: z.ZodString): boolean => schema.format !== null || schema.maxLength === LONGEST_ID;

function kindOf(option: z.core.$ZodType): string {
  const kind = option instanceof z.ZodObject ? option.shape["kind"] : undefined;
  return kind instanceof z.ZodLiteral ? `.${String(kind.value)}` : "";
}

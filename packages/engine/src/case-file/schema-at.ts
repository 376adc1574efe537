import * as z from "zod";
import type { Path } from "./source-tree.ts";

/** The keys that a record at this path of a document may have; empty where it is no record of fixed keys. */
export function keysAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  let at: z.core.$ZodType[] = [schema];
  for (const key of path) at = at.flatMap(alternativesOf).flatMap((part) => childOf(part, key));
  return at.flatMap(alternativesOf).flatMap((part) => (part instanceof z.ZodObject ? Object.keys(part.shape) : []));
}

/** What a schema comes down to: without its wrapping, and each member of a union. */
export function alternativesOf(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return alternativesOf(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(alternativesOf);
  return [schema];
}

/** The schemas of what stands under a key; none where it has no such key. */
export function childOf(schema: z.core.$ZodType, key: string | number): z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (schema instanceof z.ZodObject && Object.hasOwn(schema.shape, key)) return [schema.shape[key]];
  return [];
}

import { isRecord } from "./plain-checks.ts";

/** Looks at a value from outside: the paths, below `path`, of what is not as it should be. */
export type Look = (value: unknown, path: string) => readonly string[];

export const is =
  (check: (value: unknown) => boolean): Look =>
  (value, path) =>
    check(value) ? [] : [path];

export const listOf =
  (look: Look, least = 0): Look =>
  (value, path) => {
    if (!Array.isArray(value) || value.length < least) return [path];
    return value.flatMap((each, k) => look(each, `${path}.${k}`));
  };

/** An object with all of the needed fields, some of the others, and nothing besides. */
export const objectOf =
  (needed: Readonly<Record<string, Look>>, others: Readonly<Record<string, Look>> = {}): Look =>
  (value, path) => {
    if (!isRecord(value)) return [path];
    const below = (key: string): string => (path === "" ? key : `${path}.${key}`);
    const missing = Object.keys(needed).filter((key) => !Object.hasOwn(value, key));
    const found = Object.entries(value).flatMap(([key, part]) => {
      const look = Object.hasOwn(needed, key) ? needed[key] : Object.hasOwn(others, key) ? others[key] : undefined;
      return look === undefined ? [below(key)] : look(part, below(key));
    });
    return [...missing.map(below), ...found];
  };

/** A union told apart by `kind`. */
export const oneOf =
  (kinds: Readonly<Record<string, Look>>): Look =>
  (value, path) => {
    const kind = isRecord(value) ? value["kind"] : undefined;
    const look = typeof kind === "string" && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    return look === undefined ? [path === "" ? "kind" : `${path}.kind`] : look(value, path);
  };

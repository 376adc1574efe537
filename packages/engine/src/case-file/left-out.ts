/** A record on its way into a file. A Map where keys are ids, whose order a plain object would not keep. */
export type Written = ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>>;

/** The fields that have a value. */
export const present = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** A list or a record under a key, or nothing where it is empty. For fields whose absence means the same as being empty. */
export function filled(key: string, value: readonly unknown[] | ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> {
  const size = value instanceof Map ? value.size : [...value].length;
  return size > 0 ? { [key]: value } : {};
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
}

/** What everything that has an id begins with; a name that equals the id is left out. */
export const named = ({ id, name, description }: Named): Readonly<Record<string, unknown>> =>
  present({ id, name: name === id ? undefined : name, description });

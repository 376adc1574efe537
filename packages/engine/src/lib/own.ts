/**
 * Looks a key up among a record's own entries only, so that a key such as "constructor" finds nothing unless the record
 * really has it.
 */
export function own<Key extends string, Value>(record: Readonly<Partial<Record<Key, Value>>>, key: Key): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

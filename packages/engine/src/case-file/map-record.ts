/** A record with other keys and values. Keys such as "constructor" become entries like any other. */
export function mapRecord<From, Key extends string, To>(
  record: Readonly<Record<string, From>>,
  keyOf: (key: string) => Key,
  valueOf: (value: From, key: string) => To,
): Record<Key, To> {
  // Every entry was made by the two functions just above.
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [keyOf(key), valueOf(value, key)])) as Record<Key, To>;
}

/** One field, or none where there is no value: absent fields are left out, never undefined. */
export const given = <Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } =>
  // A computed key loses its type; it is the one given.
  (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };

/** The fields that have a text. */
export function texts<Key extends string>(fields: Readonly<Partial<Record<Key, string | undefined>>>): { readonly [K in Key]?: string } {
  // Only entries without a value were left out.
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== undefined)) as { readonly [K in Key]?: string };
}

interface Named {
  readonly id: string | number | boolean;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
}

/** Name, which is the id where none is written, and description. */
export const textsOf = ({ id, name, description }: Named): { readonly name: string; readonly description?: string } => ({
  name: name ?? String(id),
  ...texts({ description }),
});

export const sourcesOf = ({
  sources,
}: {
  readonly sources?: readonly (string | number | boolean)[] | undefined;
}): { readonly sources?: readonly string[] } => given("sources", sources?.map(String));

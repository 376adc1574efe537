/** What a form of a page sends, field by field; a field that comes twice is a list, which no contract takes. Never an inherited name. */
export function formOf(text: string): Readonly<Record<string, unknown>> {
  const fields = new Map<string, string | readonly string[]>();
  const given = new URLSearchParams(text);
  for (const name of new Set(given.keys())) {
    const [value = "", ...more] = given.getAll(name);
    fields.set(name, more.length === 0 ? value : [value, ...more]);
  }
  return Object.fromEntries(fields);
}

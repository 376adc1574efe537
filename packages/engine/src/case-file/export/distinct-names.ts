import { cleanText } from "./clean-text.ts";

/** Names in the order given, told apart by their id where two are the same: files of other programs know things by name. */
export function distinctNames(things: readonly { readonly id: string; readonly name: string }[]): string[] {
  const cleaned = things.map(({ id, name }) => ({ id, name: cleanText(name).trim() }));
  const counts = new Map<string, number>();
  for (const { name } of cleaned) counts.set(name, (counts.get(name) ?? 0) + 1);
  const taken = new Set<string>();
  return cleaned.map(({ id, name }) => {
    let distinct = counts.get(name) === 1 ? name : `${name} (${id})`.trim();
    while (taken.has(distinct)) distinct += "*";
    taken.add(distinct);
    return distinct;
  });
}

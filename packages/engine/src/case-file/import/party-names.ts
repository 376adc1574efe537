import { fileName } from "./file-name.ts";

/**
 * What to call the parties, from the names of their files: the words with which the domain file and all profiles begin are left
 * off, so that "Camera-C-prof1.xml" beside "Camera-C-domain.xml" becomes "prof1". A name is never left empty.
 */
export function partyNames(domain: string, profiles: readonly string[]): string[] {
  const names = profiles.map(fileName);
  const split = names.map(words);
  const own = words(fileName(domain));
  const isShared = (count: number): boolean =>
    count <= own.length && split.every((each) => each.length > count && same(each.slice(0, count), own.slice(0, count)));
  let shared = 0;
  while (isShared(shared + 1)) shared++;
  return names.map((name, i) => withoutWords(name, shared).replaceAll("_", " ").trim() || `Party ${i + 1}`);
}

const words = (name: string): string[] => name.split(/[-_. ]+/);

const same = (a: readonly string[], b: readonly string[]): boolean => a.join(" ").toLowerCase() === b.join(" ").toLowerCase();

function withoutWords(name: string, count: number): string {
  let rest = name;
  for (let i = 0; i < count; i++) rest = rest.replace(/^[^-_. ]*[-_. ]+/, "");
  return rest;
}

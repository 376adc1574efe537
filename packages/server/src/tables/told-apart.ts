import { lookalike } from "../sign-in/lookalike.ts";

interface Named {
  /** Uuid. */
  readonly person: string;
  readonly name: string;
}

/**
 * The names of people, by their ids, as all may be shown beside each other: whoever comes later under a name that could be taken for one
 * before has a number behind it.
 */
export function toldApart(people: readonly Named[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const { person, name } of people) {
    if (names.has(person)) continue;
    let shown = name;
    for (let k = 2; taken.has(lookalike(shown)); k++) shown = `${name} (${k})`;
    taken.add(lookalike(shown));
    names.set(person, shown);
  }
  return names;
}

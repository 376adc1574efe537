import type { Stipulation, Terms } from "./terms.ts";

/** What is wrong with terms. `path`: as "stipulations.3.verifier". */
export interface TermsProblem {
  readonly code: "badShape" | "doubled" | "unknownId" | "verifierIsOwner" | "owedToOwner" | "circle";
  readonly path: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** Everything that ids of terms of the right shape point at wrongly [K5] [K6]. */
export function termsProblems(terms: Terms): readonly TermsProblem[] {
  const problems = [...doubled(terms), ...unknownIds(terms), ...terms.stipulations.flatMap(ownWay)];
  // Circles are looked for where every id is known.
  return problems.length > 0 ? problems : circle(terms);
}

function doubled({ parties, bodies, themes, stipulations }: Terms): readonly TermsProblem[] {
  // Parties and bodies share their names: an event says who by an id alone.
  const actors = [
    ...parties.map(({ id }, k) => ({ id, path: `parties.${k}` })),
    ...bodies.map(({ id }, k) => ({ id, path: `bodies.${k}` })),
  ];
  const others = [
    themes.map(({ id }, k) => ({ id, path: `themes.${k}` })),
    stipulations.map(({ id }, k) => ({ id, path: `stipulations.${k}` })),
  ];
  return [actors, ...others].flatMap((list) => {
    const seen = new Set<string>();
    return list.flatMap(({ id, path }) => {
      if (seen.has(id)) return [{ code: "doubled" as const, path: `${path}.id`, facts: { id } }];
      seen.add(id);
      return [];
    });
  });
}

function unknownIds({ parties, bodies, coders, themes, stipulations }: Terms): readonly TermsProblem[] {
  const ids = (list: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(list.map(({ id }) => id));
  const [partyIds, bodyIds, themeIds, known] = [ids(parties), ids(bodies), ids(themes), ids(stipulations)];
  const actors = new Set([...partyIds, ...bodyIds]);
  const look = (path: string, found: readonly string[], among: ReadonlySet<string>): readonly TermsProblem[] =>
    found.filter((id) => !among.has(id)).map((id) => ({ code: "unknownId", path, facts: { id } }));
  return [
    ...look("coders", coders, bodyIds),
    ...stipulations.flatMap(({ owner, owedTo = [], theme, verifier, gate, snapback }, k) => [
      ...look(`stipulations.${k}.owner`, [owner], partyIds),
      ...look(`stipulations.${k}.owedTo`, owedTo, partyIds),
      ...look(`stipulations.${k}.theme`, [theme], themeIds),
      ...look(`stipulations.${k}.verifier`, [verifier], actors),
      ...look(`stipulations.${k}.gate.fulfilled`, gate?.fulfilled ?? [], known),
      ...look(`stipulations.${k}.snapback.mayTrigger`, snapback?.mayTrigger ?? [], actors),
      ...look(`stipulations.${k}.snapback.deciders`, snapback?.deciders ?? [], actors),
    ]),
  ];
}

function ownWay({ owner, owedTo, verifier }: Stipulation, k: number): readonly TermsProblem[] {
  const facts = { id: owner };
  return [
    ...(verifier === owner ? [{ code: "verifierIsOwner" as const, path: `stipulations.${k}.verifier`, facts }] : []),
    ...(owedTo?.includes(owner) === true ? [{ code: "owedToOwner" as const, path: `stipulations.${k}.owedTo`, facts }] : []),
  ];
}

/** Takes away, again and again, what waits for nothing that is left; what remains waits for itself, or for others that do. */
function circle({ stipulations }: Terms): readonly TermsProblem[] {
  const waits = new Map(stipulations.map(({ id, gate }) => [id as string, new Set<string>(gate?.fulfilled)]));
  const waiting = new Map<string, string[]>();
  for (const [id, after] of waits)
    for (const each of after) {
      const list = waiting.get(each);
      if (list === undefined) waiting.set(each, [id]);
      else list.push(id);
    }
  const free = [...waits].filter(([, after]) => after.size === 0).map(([id]) => id);
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    waits.delete(id);
    for (const next of waiting.get(id) ?? []) {
      waits.get(next)?.delete(id);
      if (waits.get(next)?.size === 0) free.push(next);
    }
  }
  return stipulations.flatMap(({ id }, k) =>
    waits.has(id) ? [{ code: "circle" as const, path: `stipulations.${k}.gate.fulfilled`, facts: { id } }] : [],
  );
}

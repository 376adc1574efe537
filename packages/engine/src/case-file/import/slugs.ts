const LONGEST = 60;

/**
 * One id for each name, in the same order: small letters and digits of any script, everything else a dash. Names that come out
 * alike are told apart by "-2", "-3", …; a name with nothing to keep becomes `fallback` and its number.
 */
export function slugs(names: readonly string[], fallback: string): string[] {
  const taken = new Set<string>();
  const tried = new Map<string, number>();
  return names.map((name, i) => {
    const base = slug(name) || `${fallback}-${i + 1}`;
    let candidate = base;
    let count = tried.get(base) ?? 1;
    while (taken.has(candidate)) candidate = `${base}-${++count}`;
    tried.set(base, count);
    taken.add(candidate);
    return candidate;
  });
}

function slug(name: string): string {
  const dashed = name
    .slice(0, 4 * LONGEST)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, "-");
  const cut = [...dashed.replace(/^[._-]+/, "")].slice(0, LONGEST).join("");
  return cut.replace(/[._-]+$/, "");
}

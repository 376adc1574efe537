/** One thing that the demonstration's provider remembers: `uid` of sessions, `grantId` of what a grant allowed. */
interface Kept {
  readonly value: Readonly<Record<string, unknown>>;
  /** Milliseconds. */
  readonly until: number;
}

/** The library's store, in memory: what has expired goes when something new comes. */
export function demoAdapter(): (model: string) => object {
  const all = new Map<string, Kept>();
  const live = (key: string): Kept["value"] | undefined => {
    const kept = all.get(key);
    return kept === undefined || kept.until <= Date.now() ? undefined : kept.value;
  };
  return (model) => ({
    upsert: async (id: string, value: Kept["value"], seconds: number) => {
      const now = Date.now();
      for (const [key, { until }] of all) if (until <= now) all.delete(key);
      all.set(`${model} ${id}`, { value, until: now + seconds * 1000 });
    },
    find: async (id: string) => live(`${model} ${id}`),
    findByUid: async (uid: string) => [...all.values()].find(({ value }) => value["uid"] === uid)?.value,
    findByUserCode: async () => undefined,
    destroy: async (id: string) => void all.delete(`${model} ${id}`),
    consume: async (id: string) => {
      const kept = all.get(`${model} ${id}`);
      if (kept !== undefined) all.set(`${model} ${id}`, { ...kept, value: { ...kept.value, consumed: Math.floor(Date.now() / 1000) } });
    },
    revokeByGrantId: async (grantId: string) => {
      for (const [key, { value }] of all) if (value["grantId"] === grantId) all.delete(key);
    },
  });
}

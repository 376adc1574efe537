import { afterAll, beforeAll, expect, test } from "vitest";
import type { FileAnswer } from "../contract/route-contract.ts";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import type { Caller } from "../services.ts";
import { newGuest } from "../sign-in/guest.ts";
import { type Process, startProcess, value } from "../tables/seated-people.fixture.ts";
import { caseText, FIRST, ofCase, personNamed, SECRET, smallCase, toImport } from "./shelf-people.fixture.ts";

function text(content: FileAnswer["content"]): string {
  if (typeof content !== "string") throw new Error("Expected a text");
  return content;
}

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: Process;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(given.database);
  }, 60_000);
  afterAll(async () => {
    await here.close();
    await given.close();
  });

  const person = (name: string): Promise<Caller> => personNamed(given.database, name);
  const imported = async (who: Caller, file: string, more: { readonly replaces?: string; readonly name?: string } = {}) =>
    value(await here.cases.import(who, toImport({ text: file, ...more }))).case;
  const listed = async (who: Caller, versions: "newest" | "all" = "newest") =>
    value(await here.cases.list(who, { params: {}, query: { limit: 50, versions }, headers: {}, body: null }))
      .cases.filter(({ isExample }) => !isExample)
      .map(({ title }) => title);
  const fileOf = async (who: Caller, hash: string, query: Record<string, string> = {}) =>
    here.cases.file(who, { ...ofCase(hash), query: { format: "yaml", briefs: "none", part: "domain", ...query } });
  const textOf = async (who: Caller, hash: string, query: Record<string, string> = {}) =>
    text(value(await fileOf(who, hash, query)).content);
  const shared = (from: Caller, hash: string, to: Caller, briefs: readonly string[] = []) =>
    here.cases.share(from, { ...ofCase(hash), body: { person: to.person, briefs } });
  const code = (result: { readonly kind: "ok" } | { readonly kind: "failed"; readonly failure: { readonly code: string } }) =>
    result.kind === "ok" ? "ok" : result.failure.code;
  const briefsAtTable = async (who: Caller, hash: string): Promise<readonly string[]> => {
    const table = value(await here.tables.create(who, { params: {}, query: {}, headers: {}, body: { title: "Table", caseHash: hash } }));
    return given.database.transact({ kind: "engine" }, async ({ sql }) =>
      (await sql.selectFrom("brief_event").select("party").where("table_id", "=", table.id).orderBy("party").execute()).map(
        ({ party }) => party,
      ),
    );
  };

  test("a case that somebody imports is on that shelf and no other, and its briefs are in no answer", async () => {
    const [ann, bob] = [await person("Ann"), await person("Bob")];
    const made = await imported(ann, smallCase("A car"), { name: "C:\\cases\\my car.v2.yml" });
    expect(made).toMatchObject({ caseId: "my-car.v2", title: "A car", isExample: false, holding: { how: "imported", version: 1 } });
    const read = value(await here.cases.read(ann, ofCase(made.hash)));
    expect(read.text).toContain("tyres");
    expect(JSON.stringify(read)).not.toContain(SECRET);
    expect(await listed(ann)).toEqual(["A car"]);
    expect(await listed(bob)).toEqual([]);
    for (const result of [
      await here.cases.read(bob, ofCase(made.hash)),
      await fileOf(bob, made.hash),
      await here.cases.versions(bob, { ...ofCase(made.hash), query: FIRST }),
      await here.cases.drop(bob, ofCase(made.hash)),
      await here.cases.holders(bob, { ...ofCase(made.hash), query: FIRST }),
      await shared(bob, made.hash, ann),
      await here.cases.unshare(bob, { ...ofCase(made.hash), params: { hash: made.hash, person: ann.person } }),
      await here.tables.create(bob, { params: {}, query: {}, headers: {}, body: { title: "Mine", caseHash: made.hash } }),
      await here.cases.import(bob, toImport({ text: smallCase("Mine"), replaces: made.hash })),
    ])
      expect(code(result)).toBe("notFound");
  });

  test("the same case imported by two is on both shelves, each with the own name and the own briefs", async () => {
    const [ann, bob] = [await person("Ann"), await person("Bob")];
    const text = smallCase("Shared roof");
    const first = await imported(ann, text, { name: "anns.yaml" });
    const second = await imported(bob, text.replace(SECRET, "another secret"), { name: "bobs.yaml" });
    expect(second.hash).toBe(first.hash);
    expect([first.caseId, second.caseId]).toEqual(["anns", "bobs"]);
    expect(await textOf(ann, first.hash, { briefs: "own" })).toContain(SECRET);
    expect(await textOf(bob, first.hash, { briefs: "own" })).toContain("another secret");
    value(await here.cases.drop(ann, ofCase(first.hash)));
    expect([await listed(ann), await listed(bob)]).toEqual([[], ["Shared roof"]]);
    expect(await textOf(bob, first.hash, { briefs: "own" })).toContain("another secret");
  });

  test("of an example nobody has briefs but who imported it, and a table on it gives each delegation its brief all the same", async () => {
    const [ann, bob] = [await person("Ann"), await person("Bob")];
    const all = value(await here.cases.list(ann, { params: {}, query: FIRST, headers: {}, body: null })).cases;
    const hash = all.find(({ isExample }) => isExample)?.hash ?? "";
    for (const format of ["yaml", "json"])
      expect(await textOf(ann, hash, { format, briefs: "own" })).toBe(await textOf(ann, hash, { format }));
    for (const format of ["genius", "geniusweb"])
      expect(await fileOf(ann, hash, { format, briefs: "own", part: "us" })).toMatchObject({ failure: { code: "notFound" } });
    expect(await briefsAtTable(ann, hash)).toEqual(["dprk", "us"]);
    await imported(bob, caseText("hanoi/hanoi-2019"));
    expect(await textOf(bob, hash, { briefs: "own" })).toContain("briefs:");
    expect(await textOf(ann, hash, { briefs: "own" })).not.toContain("briefs:");
  });

  test("an import that is done again changes nothing but the briefs, which are those of the file", async () => {
    const ann = await person("Ann");
    const text = smallCase("Again");
    const [first, again] = [await imported(ann, text), await imported(ann, text.replace(SECRET, "newly thought of"))];
    expect(again).toEqual({ ...first, createdAt: again.createdAt });
    expect(await textOf(ann, first.hash, { briefs: "own" })).toContain("newly thought of");
    expect(await briefsAtTable(ann, first.hash)).toEqual(["buyer", "seller"]);
  });

  test("a case that replaces one of the own is its next version; the list shows the newest, a table keeps its own", async () => {
    const ann = await person("Ann");
    const first = await imported(ann, smallCase("Draft"));
    const table = value(
      await here.tables.create(ann, { params: {}, query: {}, headers: {}, body: { title: "Early", caseHash: first.hash } }),
    );
    const second = await imported(ann, smallCase("Draft, mended"), { replaces: first.hash });
    const third = await imported(ann, smallCase("Draft, mended twice"), { replaces: second.hash });
    expect(third.holding).toEqual({ how: "imported", version: 3 });
    expect(await imported(ann, smallCase("Draft, mended twice"), { replaces: second.hash })).toMatchObject({ holding: { version: 3 } });
    expect(await listed(ann)).toEqual(["Draft, mended twice"]);
    expect(await listed(ann, "all")).toEqual(["Draft", "Draft, mended", "Draft, mended twice"]);
    const page = async (after?: string) =>
      value(await here.cases.versions(ann, { ...ofCase(first.hash), query: { limit: 2, ...(after === undefined ? {} : { after }) } }));
    const { cases, next } = await page();
    expect([...cases, ...(await page(next ?? "")).cases].map(({ title }) => title)).toEqual([
      "Draft, mended twice",
      "Draft, mended",
      "Draft",
    ]);
    expect(value(await here.tables.read(ann, { params: { table: table.id }, query: {}, headers: {}, body: null })).caseHash).toBe(
      first.hash,
    );
    // Back to what it was: the newest again.
    expect((await imported(ann, smallCase("Draft"), { replaces: third.hash })).holding).toMatchObject({ version: 4 });
    expect(await listed(ann)).toEqual(["Draft"]);
    const other = await imported(ann, smallCase("Something else"));
    expect(await here.cases.import(ann, toImport({ text: smallCase("Something else"), replaces: first.hash }))).toMatchObject({
      failure: { code: "alreadyThere" },
    });
    expect(other.holding).toMatchObject({ version: 1 });
  });

  test("sharing gives the public part, and of the briefs those that are named", async () => {
    const [ann, bob, eve] = [await person("Ann"), await person("Bob"), await person("Eve")];
    const { hash } = await imported(ann, smallCase("For the class"));
    expect(value(await shared(ann, hash, bob))).toMatchObject({ person: { id: bob.person, name: "Bob" }, briefs: [] });
    expect(value(await shared(ann, hash, eve, ["buyer"]))).toMatchObject({ briefs: ["buyer"] });
    expect(value(await here.cases.read(bob, ofCase(hash))).holding).toEqual({
      how: "shared",
      version: 1,
      by: { id: ann.person, name: "Ann" },
    });
    expect(await textOf(bob, hash, { briefs: "own" })).not.toContain("briefs");
    const eves = await textOf(eve, hash, { briefs: "own" });
    expect(eves).toContain("buyer:");
    expect(eves).not.toContain(SECRET);
    expect([await briefsAtTable(bob, hash), await briefsAtTable(eve, hash)]).toEqual([[], ["buyer"]]);
    expect(code(await shared(bob, hash, eve, ["seller"]))).toBe("notFound");
    expect(code(await shared(ann, hash, ann))).toBe("notAllowed");
    const holders = async (after?: string) =>
      value(await here.cases.holders(ann, { ...ofCase(hash), query: { limit: 1, ...(after === undefined ? {} : { after }) } }));
    const { holders: one, next } = await holders();
    expect([...one, ...(await holders(next ?? "")).holders].map((each) => each.person.name)).toEqual(["Bob", "Eve"]);
    expect(value(await here.cases.holders(bob, { ...ofCase(hash), query: FIRST })).holders).toEqual([]);
  });

  test("what was shared is taken back, with the briefs, unless there is another reason to have it", async () => {
    const [ann, bob, eve] = [await person("Ann"), await person("Bob"), await person("Eve")];
    const { hash } = await imported(ann, smallCase("Lent"));
    for (const to of [bob, eve]) value(await shared(ann, hash, to, ["seller"]));
    await imported(eve, smallCase("Lent").replace(SECRET, "Eve's own"));
    const takeBack = (from: Caller) => here.cases.unshare(ann, { ...ofCase(hash), params: { hash, person: from.person } });
    for (const from of [bob, eve]) value(await takeBack(from));
    expect(code(await takeBack(bob))).toBe("notFound");
    expect([await listed(bob), await listed(eve)]).toEqual([[], ["Lent"]]);
    expect(await textOf(eve, hash, { briefs: "own" })).toContain("Eve's own");
    const left = await given.database.transact({ kind: "engine" }, ({ sql }) =>
      sql.selectFrom("case_brief").select("created_by").where("case_hash", "=", hash).where("created_by", "=", bob.person).execute(),
    );
    expect(left).toEqual([]);
  });

  test("a case that nobody has any more is gone, but for tables that use it", async () => {
    const [ann, bob] = [await person("Ann"), await person("Bob")];
    const [used, unused] = [await imported(ann, smallCase("Used")), await imported(ann, smallCase("Unused"))];
    value(await shared(ann, unused.hash, bob));
    const table = value(await here.tables.create(ann, { params: {}, query: {}, headers: {}, body: { title: "T", caseHash: used.hash } }));
    for (const { hash } of [used, unused]) value(await here.cases.drop(ann, ofCase(hash)));
    expect(code(await here.cases.drop(ann, ofCase(unused.hash)))).toBe("notFound");
    expect(await listed(bob)).toEqual(["Unused"]);
    value(await here.cases.drop(bob, ofCase(unused.hash)));
    const there = await given.database.transact({ kind: "engine" }, ({ sql }) =>
      sql.selectFrom("case_revision").select("hash").where("hash", "in", [used.hash, unused.hash]).execute(),
    );
    expect(there.map(({ hash }) => hash)).toEqual([used.hash]);
    // Seen through the table, and no longer held.
    expect(value(await here.cases.read(ann, ofCase(used.hash))).holding).toBeNull();
    expect(table.caseHash).toBe(used.hash);
    const example = value(await here.cases.list(ann, { params: {}, query: FIRST, headers: {}, body: null })).cases.find(
      ({ isExample }) => isExample,
    );
    expect(code(await here.cases.drop(ann, ofCase(example?.hash ?? "")))).toBe("notAllowed");
  });

  test("who came by a link to a seat imports nothing", async () => {
    const guest = await given.database.transact({ kind: "engine" }, (transaction) => newGuest(transaction, "Guest"));
    const done = await here.cases.import({ person: guest.id, name: guest.name }, toImport({ text: smallCase("Smuggled") }));
    expect(code(done)).toBe("notAllowed");
  });

  test("what is dropped, shared and imported at once ends as one after another, and nothing breaks", async () => {
    const people = await Promise.all(["Ann", "Bob", "Eve"].map(person));
    const text = smallCase("Contested");
    const [{ hash }] = await Promise.all(people.map((who) => imported(who, text))).then((all) => all as [(typeof all)[number]]);
    const codes = await Promise.all(
      Array.from({ length: 24 }, async (_, k) => {
        const who = people[k % 3] ?? people[0];
        if (who === undefined) throw new Error("Expected somebody");
        return k % 2 === 0 ? code(await here.cases.drop(who, ofCase(hash))) : code(await here.cases.import(who, toImport({ text })));
      }),
    );
    expect(codes.filter((each) => each !== "ok" && each !== "notFound")).toEqual([]);
    for (const who of people) value(await here.cases.import(who, toImport({ text })));
    for (const who of people) expect(await listed(who)).toEqual(["Contested"]);
  });

  test("pages of the list go on where the last ended, whatever the titles are", async () => {
    const ann = await person("Ann");
    const titles = ["Ä", "a", 'B, "quoted"', "b", "same", "z"];
    for (const title of titles) await imported(ann, smallCase(JSON.stringify(title)));
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = value(
        await here.cases.list(ann, {
          params: {},
          query: { limit: 2, versions: "newest", ...(after === undefined ? {} : { after }) },
          headers: {},
          body: null,
        }),
      );
      found.push(...page.cases.filter(({ isExample }) => !isExample).map(({ title }) => title));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(found.toSorted()).toEqual(titles.toSorted());
    const stray = await here.cases.list(ann, { params: {}, query: { ...FIRST, after: "0".repeat(64) }, headers: {}, body: null });
    expect(code(stray)).toBe("badRequest");
  });

  test("a case that was written as a file and read again is the same case, with its briefs where they were asked for", async () => {
    const [ann, bob] = [await person("Ann"), await person("Bob")];
    for (const name of ["hanoi/hanoi-2019", "harbour/three-party-harbour", "panama-canal/panama-canal-1977"]) {
      const made = value(await here.cases.import(ann, toImport({ text: caseText(name) }))).case;
      for (const format of ["yaml", "json"]) {
        const [bare, whole] = [await textOf(ann, made.hash, { format }), await textOf(ann, made.hash, { format, briefs: "own" })];
        expect(bare).not.toMatch(/\bbriefs"?:/);
        for (const text of [bare, whole]) expect((await imported(bob, text)).hash).toBe(made.hash);
        expect(await textOf(bob, made.hash, { format, briefs: "own" })).toBe(whole);
      }
    }
  });
});

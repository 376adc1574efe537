import { createHash, randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import { agreedTable, HALT, joined, put, recordInForce } from "../records/agreed-table.fixture.ts";
import {
  DPRK,
  none,
  type Process,
  type SeatedTable,
  seatedTable,
  type Sitter,
  startProcess,
  US,
  value,
} from "../tables/seated-people.fixture.ts";
import { bytesOf, kept, toKeep } from "./kept-file.fixture.ts";

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: Process;
  let table: SeatedTable;
  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(given.database);
    table = await agreedTable(here);
  }, 60_000);
  afterAll(async () => {
    await here.close();
    await given.close();
  });

  const ofFile = (file: string) => ({ ...none, params: { file } });
  const rows = (person: string | null) =>
    given.database.transact(person === null ? { kind: "engine" } : { kind: "person", person }, async ({ sql }) => ({
      files: await sql.selectFrom("evidence_file").select("id").execute(),
      chunks: await sql.selectFrom("evidence_chunk").select(["file_id", "sealed"]).execute(),
    }));
  const list = async (who: Sitter, limit = 200, after?: string) =>
    value(
      await here.files.list(table.people[who], {
        ...none,
        params: { table: table.table },
        query: after === undefined ? { limit } : { limit, after },
      }),
    );
  const names = async (who: Sitter) => (await list(who)).files.map(({ name }) => name);
  const arriving = (table: string) =>
    given.database.transact({ kind: "engine" }, ({ sql }) =>
      sql.selectFrom("evidence_file").select("id").where("table_id", "=", table).where("sealed", "is", null).execute(),
    );
  async function read(who: Sitter, file: string) {
    const found = value(await here.files.read(table.people[who], ofFile(file)));
    if (typeof found.content === "string" || found.content instanceof Uint8Array) throw new Error("Expected the bytes as they come");
    return { ...found, bytes: await joined(found.content.bytes) };
  }

  describe("keeping", () => {
    test("a file comes back as it was, and lies in the database sealed", async () => {
      const all = Buffer.concat([Buffer.from("%PDF-1.7 "), randomBytes(700_000)]);
      const asked = {
        ...toKeep(table, { who: "us", name: "Report.pdf", text: "" }),
        body: { mediaType: "application/pdf", size: all.length, bytes: bytesOf(all.subarray(0, 10), all.subarray(10)) },
      };
      const file = value(await here.files.upload(table.people.us, asked));
      const sha256 = createHash("sha256").update(all).digest("hex");
      expect(file).toMatchObject({ name: "Report.pdf", type: "application/pdf", size: all.length, sha256, party: null, isEvidence: false });
      const back = await read("dprk", file.id);
      expect(back.bytes.equals(all)).toBe(true);
      expect(back).toMatchObject({ name: "Report.pdf", mediaType: "application/pdf" });
      const chunks = (await rows(null)).chunks.filter(({ file_id }) => file_id === file.id);
      expect(chunks).toHaveLength(3);
      for (const { sealed } of chunks) expect(Buffer.from(sealed).includes(all.subarray(20, 40))).toBe(false);
    });

    test("bytes that are not of the type that they are said to be are given out as bytes of no type", async () => {
      const page = await kept(here, table, { who: "us", name: "x.png", text: "<script>alert(1)</script>", type: "image/png" });
      expect(page).toMatchObject({ type: "application/octet-stream", name: "x.png.bin" });
      expect((await read("us", page.id)).mediaType).toBe("application/octet-stream");
      expect((await read("us", (await kept(here, table, { who: "us", name: "a.txt", text: "Ё", type: "text/plain" })).id)).mediaType).toBe(
        "text/plain; charset=utf-8",
      );
    });

    test("what packs much into little is only bytes", async () => {
      const packed = gzipSync(Buffer.alloc(50_000_000)).subarray(0);
      const bomb = Buffer.concat([Buffer.from("PK\x03\x04"), packed]);
      const asked = {
        ...toKeep(table, { who: "us", name: "bomb.zip", text: "" }),
        body: { mediaType: "application/zip", size: bomb.length, bytes: bytesOf(bomb) },
      };
      const file = value(await here.files.upload(table.people.us, asked));
      expect(file).toMatchObject({ type: "application/zip", size: bomb.length });
      expect((await read("us", file.id)).bytes.length).toBe(bomb.length);
    });

    test("where other bytes arrive than were announced, or no more come, nothing is kept", async () => {
      const before = await rows(null);
      const asked = toKeep(table, { who: "us", name: "a.txt", text: "as it is", type: "text/plain" });
      const other = { ...asked, query: { ...asked.query, sha256: "0".repeat(64) } };
      expect(await here.files.upload(table.people.us, other)).toMatchObject({ failure: { code: "otherContent" } });
      const broken = async function* (): AsyncGenerator<Uint8Array> {
        yield new Uint8Array(300_000);
        throw new Error("Expected more");
      };
      const cut = {
        ...toKeep(table, { who: "us", name: "a.txt", text: "" }),
        body: { mediaType: "text/plain", size: null, bytes: broken() },
      };
      await expect(here.files.upload(table.people.us, cut)).rejects.toThrow("Expected more");
      expect(await rows(null)).toEqual(before);
    });

    test("each delegation has room for so many bytes, what is still on its way among them, and learns nothing of the others' room", async () => {
      const own = await seatedTable(here);
      const full = { table_id: own.table, party: "us", room: "party/us", hash_tag: null, sealed: null, by_person: own.people.us.person };
      await given.database.transact({ kind: "engine" }, ({ sql, at }) =>
        sql
          .insertInto("evidence_file")
          .values({ ...full, id: crypto.randomUUID(), size: 100 * 1024 * 1024 - 10, created_at: at })
          .execute(),
      );
      const asked = (text: string, who: "us" | "dprk" | "facilitator" | "mediator" = "us") => {
        const file = toKeep(own, { who, name: "a.txt", text, type: "text/plain" });
        return here.files.upload(own.people[who], { ...file, body: { ...file.body, size: text.length } });
      };
      value(await asked("1234567890"));
      const refused = await asked("1");
      expect(refused).toMatchObject({ failure: { code: "noRoom" } });
      expect(JSON.stringify(refused)).not.toContain("facts");
      for (const who of ["dprk", "facilitator", "mediator"] as const) value(await asked("1", who));
      // What was abandoned long ago leaves its room to others.
      await given.database.transact({ kind: "engine" }, ({ sql }) =>
        sql.updateTable("evidence_file").set({ created_at: "2020-01-01T00:00:00.000Z" }).where("sealed", "is", null).execute(),
      );
      value(await asked("1"));
    });

    test("so many files stand in the way of a delegation's next, however small, and of nobody else's", async () => {
      const own = await seatedTable(here);
      const small = { table_id: own.table, party: null, room: "party/dprk", size: 0, hash_tag: null, sealed: null };
      await given.database.transact({ kind: "engine" }, ({ sql, at }) =>
        sql
          .insertInto("evidence_file")
          .values(
            Array.from({ length: 400 }, () => ({
              ...small,
              id: crypto.randomUUID(),
              by_person: own.people.stranger.person,
              created_at: at,
            })),
          )
          .execute(),
      );
      expect(await here.files.upload(own.people.dprk, toKeep(own, { who: "dprk", name: "a.pdf", text: "%PDF-" }))).toMatchObject({
        failure: { code: "noRoom" },
      });
      await kept(here, own, { who: "us", name: "a.pdf", text: "%PDF-" });
    });

    test("one person sends three files at once; the next waits until one of them is there or cut off", async () => {
      const own = await seatedTable(here);
      const slow = () => {
        const cut = Promise.withResolvers<never>();
        const bytes = async function* (): AsyncGenerator<Uint8Array> {
          yield Buffer.from("%PDF-");
          await cut.promise;
        };
        const file = toKeep(own, { who: "us", name: "slow.pdf", text: "" });
        const done = here.files.upload(own.people.us, { ...file, body: { ...file.body, bytes: bytes() } }).catch(() => "cut off");
        return { done, cutOff: () => cut.reject(new Error("No more comes")) };
      };
      const under = [slow(), slow(), slow()];
      await expect.poll(async () => (await arriving(own.table)).length).toBe(3);
      const next = () => here.files.upload(own.people.us, toKeep(own, { who: "us", name: "a.pdf", text: "%PDF-" }));
      expect(await next()).toMatchObject({ failure: { code: "tooMany" } });
      await kept(here, own, { who: "dprk", name: "a.pdf", text: "%PDF-" });
      under[0]?.cutOff();
      expect(await under[0]?.done).toBe("cut off");
      value(await next());
      for (const each of under) each.cutOff();
      await Promise.all(under.map(({ done }) => done));
      expect(await arriving(own.table)).toEqual([]);
    });

    test("who looks on keeps nothing, nor does a facilitator for a side", async () => {
      for (const [who, code] of [
        ["usAdviser", "notAllowed"],
        ["observer", "notAllowed"],
        ["stranger", "notFound"],
      ] as const)
        expect(await here.files.upload(table.people[who], toKeep(table, { who, name: "a.pdf", text: "%PDF-" })), who).toMatchObject({
          failure: { code },
        });
      const forSide = toKeep(table, { who: "facilitator", name: "a.pdf", text: "%PDF-", isFor: "delegation" });
      expect(await here.files.upload(table.people.facilitator, forSide)).toMatchObject({ failure: { code: "notAllowed" } });
    });
  });

  describe("seeing", () => {
    test("what a side keeps to itself is not found by the other, in no way, until it is submitted as evidence", async () => {
      const record = await recordInForce(here, table);
      const file = await kept(here, table, { who: "us", name: "Ours.pdf", text: "%PDF-1.7 ours alone", isFor: "delegation" });
      for (const who of ["us", "usAdviser", "facilitator"] as const) expect(await names(who)).toContain("Ours.pdf");
      for (const who of ["dprk", "mediator", "observer"] as const) {
        expect(await names(who)).not.toContain("Ours.pdf");
        expect(await here.files.read(table.people[who], ofFile(file.id))).toEqual({ kind: "failed", failure: { code: "notFound" } });
        expect(await here.files.erase(table.people[who], ofFile(file.id))).toEqual({ kind: "failed", failure: { code: "notFound" } });
        // With the application's check switched off.
        const { files, chunks } = await rows(table.people[who].person);
        expect([...files.map(({ id }) => id), ...chunks.map(({ file_id }) => file_id)]).not.toContain(file.id);
      }
      expect(await here.files.read(table.people.stranger, ofFile(file.id))).toEqual({ kind: "failed", failure: { code: "notFound" } });
      // Nobody finds out by its hash, and nobody else brings it to light.
      const reference = `sha256:${file.sha256}`;
      const [ours, theirs] = [
        { kind: "accountFiled", by: US, stipulation: HALT, text: "See", source: reference },
        { kind: "accountFiled", by: DPRK, stipulation: HALT, text: "See", source: reference },
      ] as const;
      const told = await put(here, table, { who: "dprk", record: record.id, action: theirs });
      const unknown = await put(here, table, { who: "dprk", record: record.id, action: { ...theirs, source: `sha256:${"0".repeat(64)}` } });
      expect(told).toMatchObject({ failure: { refusal: "noSuchFile" } });
      expect(JSON.stringify(unknown).replaceAll("0".repeat(64), file.sha256)).toBe(JSON.stringify(told));
      value(await put(here, table, { who: "us", record: record.id, action: ours }));
      expect((await read("dprk", file.id)).bytes.toString()).toBe("%PDF-1.7 ours alone");
      expect((await list("dprk")).files.find(({ id }) => id === file.id)).toMatchObject({ party: null, isEvidence: true });
    });

    test("files come in pages, the oldest first", async () => {
      const all = (await list("facilitator")).files.map(({ id }) => id);
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await list("facilitator", 2, after);
        seen.push(...page.files.map(({ id }) => id));
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(seen).toEqual(all);
      expect(all.length).toBeGreaterThan(4);
    });

    test("whoever loses the seat gets no more of a file that it reads", async () => {
      const own = await seatedTable(here);
      const file = await kept(here, own, { who: "us", name: "long.txt", text: "x".repeat(600_000), type: "text/plain" });
      const { content } = value(await here.files.read(own.people.observer, ofFile(file.id)));
      if (typeof content === "string" || content instanceof Uint8Array) throw new Error("Expected the bytes as they come");
      const reading = content.bytes[Symbol.asyncIterator]();
      expect((await reading.next()).done).toBe(false);
      const seats = value(await here.seats.list(own.people.facilitator, { params: { table: own.table }, ...none })).seats;
      const seat = seats.find(({ is }) => is.role === "observer")?.id ?? "";
      value(await here.seats.take(own.people.facilitator, { params: { table: own.table, seat }, ...none }));
      await expect(reading.next()).rejects.toThrow("no longer for who reads it");
    });
  });

  describe("erasing", () => {
    test("a file goes with all its bytes, by who kept it, as long as it is no evidence", async () => {
      const record = await recordInForce(here, table);
      const file = await kept(here, table, { who: "dprk", name: "a.pdf", text: "%PDF-1.7 letter" });
      for (const who of ["us", "facilitator"] as const)
        expect(await here.files.erase(table.people[who], ofFile(file.id))).toMatchObject({ failure: { code: "notAllowed" } });
      const action = {
        kind: "evidenceSubmitted",
        by: DPRK,
        stipulation: HALT,
        text: "A letter",
        reference: `sha256:${file.sha256}`,
      } as const;
      value(await put(here, table, { who: "dprk", record: record.id, action }));
      expect(await here.files.erase(table.people.dprk, ofFile(file.id))).toMatchObject({ failure: { code: "isEvidence" } });
      const other = await kept(here, table, { who: "dprk", name: "b.pdf", text: "%PDF-1.7 draft" });
      value(await here.files.erase(table.people.dprk, ofFile(other.id)));
      expect(await here.files.read(table.people.dprk, ofFile(other.id))).toMatchObject({ failure: { code: "notFound" } });
      expect((await rows(null)).chunks.filter(({ file_id }) => file_id === other.id)).toEqual([]);
    });

    test("a table goes with its records and files, evidence among them", async () => {
      const own = await agreedTable(here);
      const record = await recordInForce(here, own);
      const file = await kept(here, own, { who: "dprk", name: "a.pdf", text: "%PDF-1.7 letter" });
      const action = {
        kind: "evidenceSubmitted",
        by: DPRK,
        stipulation: HALT,
        text: "A letter",
        reference: `sha256:${file.sha256}`,
      } as const;
      value(await put(here, own, { who: "dprk", record: record.id, action }));
      await given.database.transact({ kind: "engine" }, ({ sql }) => sql.deleteFrom("tables").where("id", "=", own.table).execute());
      const left = await rows(null);
      expect(left.files.map(({ id }) => id)).not.toContain(file.id);
      expect(left.chunks.map(({ file_id }) => file_id)).not.toContain(file.id);
    });
  });
});

import { failed, ok } from "@detente/engine";
import { sql as raw } from "kysely";
import { expect, test } from "vitest";
import { onBothKinds, TEST_KEY } from "../database/test-databases.fixture.ts";
import { DatabaseLost } from "../database/sql-errors.ts";
import { TableSealers } from "../secrets/table-sealers.ts";
import { personOf } from "../store/person-store.ts";
import { KeptAnswers } from "./kept-answers.ts";

const ENGINE = { kind: "engine" } as const;

onBothKinds((openDatabase) => {
  test("what was made under a key is answered again, and made again for nobody else and nothing else", async () => {
    const given = await openDatabase();
    const { database } = given;
    const [ada, bashir] = await database.transact(ENGINE, async (transaction) => {
      const people = [];
      for (const subject of ["ada", "bashir"])
        people.push((await personOf(transaction, { issuer: "https://issuer.example", subject, name: subject })).id);
      return people;
    });
    const kept = new KeptAnswers({ database, sealer: new TableSealers(TEST_KEY).server });
    let made = 0;
    const make = async () => ok({ path: `/join/secret-${++made}` });
    const ask = (person = ada, asked = "a link", work: Parameters<KeptAnswers["once"]>[1] = make) =>
      kept.once({ person: person ?? "", key: "key-of-ada", asked }, work);
    const first = await ask();
    expect([first, await ask(), await ask()]).toEqual(Array.from({ length: 3 }, () => ok({ path: "/join/secret-1" })));
    expect(await ask(ada, "another link")).toMatchObject({ failure: { code: "keyUsedOtherwise" } });
    expect(await ask(bashir)).toEqual(ok({ path: "/join/secret-2" }));
    const rows = await database.transact(ENGINE, ({ sql }) => sql.selectFrom("kept_answer").selectAll().execute());
    expect(rows).toHaveLength(2);
    for (const { sealed, digest } of rows)
      for (const bytes of [sealed ?? [], digest]) expect(Buffer.from(bytes).includes("secret")).toBe(false);
    // A day later it is another request.
    await database.transact(ENGINE, ({ sql }) => raw`update kept_answer set at = at - interval '1 day'`.execute(sql));
    expect(await ask()).toEqual(ok({ path: "/join/secret-3" }));
    await given.close();
  }, 60_000);

  test("what was refused or undone may be tried again under its key; what may have been done is not", async () => {
    const given = await openDatabase();
    const { database } = given;
    const { id: person } = await database.transact(ENGINE, (transaction) =>
      personOf(transaction, { issuer: "https://issuer.example", subject: "ada", name: "Ada" }),
    );
    const kept = new KeptAnswers({ database, sealer: new TableSealers(TEST_KEY).server });
    const ask = (work: Parameters<KeptAnswers["once"]>[1]) => kept.once({ person, key: "key-of-ada", asked: "a table" }, work);
    const refusal = failed({ code: "noRoom" } as const);
    expect(await ask(async () => refusal)).toEqual(refusal);
    await expect(ask(() => Promise.reject(new DatabaseLost("It went.")))).rejects.toThrow("It went.");
    await expect(ask(() => Promise.reject(new DatabaseLost("It went at the end.", "mayBeKept")))).rejects.toThrow("at the end");
    expect(await ask(async () => ok(null))).toMatchObject({ failure: { code: "busy" } });
    await given.close();
  }, 60_000);
});

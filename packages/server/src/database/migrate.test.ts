import { afterAll, beforeAll, expect, test } from "vitest";
import type { Line } from "./line.ts";
import { DatabaseRefused, migrate } from "./migrate.ts";
import { MIGRATIONS } from "./migrations/migrations.ts";
import { type OwnerLine, ownerLinesOfBothKinds } from "./fixtures/owner-line.fixture.ts";

const namesOf = async (line: Line): Promise<unknown> =>
  (await line.script("select name from detente_migrations.done order by name")).map(({ name }) => name);
const added = (name: string, text: string): typeof MIGRATIONS => [...MIGRATIONS, { name, text }];

ownerLinesOfBothKinds((open) => {
  let owner: OwnerLine;
  let line: Line;
  beforeAll(async () => {
    owner = await open();
    line = owner.line;
  });
  afterAll(() => owner.close());

  test("a database that is up to date is left as it is", async () => {
    await migrate(line);
    expect(await namesOf(line)).toEqual(MIGRATIONS.map(({ name }) => name));
  });

  test("a step that fails leaves nothing of itself, nor of the steps before it in the same go", async () => {
    const steps = [
      ...added("9000-good", "create table detente.good (id int)"),
      { name: "9001-bad", text: "create table detente.bad (id nonsense)" },
    ];
    await expect(migrate(line, steps)).rejects.toThrow("nonsense");
    expect(await namesOf(line)).toEqual(MIGRATIONS.map(({ name }) => name));
    expect(await line.script("select to_regclass('detente.good') as found")).toEqual([{ found: null }]);
  });

  test("a database that a newer program has been through is refused, and told apart by name", async () => {
    await migrate(line, added("9002-newer", "select 1"));
    await expect(migrate(line)).rejects.toThrow(DatabaseRefused);
    await expect(migrate(line)).rejects.toThrow("newer than this program: it has been through 9002-newer");
  });
});

import type { KyselyPlugin } from "kysely";
import { expect, test } from "vitest";
import { onBothKinds } from "../database/test-databases.fixture.ts";
import { DPRK, none, startProcess, US, value } from "../tables/seated-people.fixture.ts";
import { exercisesOf } from "./exercises-of.fixture.ts";
import { personOf } from "../store/person-store.ts";

const PARTIES = [US, DPRK];
const SETUP = { protocol: { kind: "alternatingOffers" }, parties: PARTIES, required: PARTIES, deadline: { rounds: 10 } } as const;
/** Statements that one exercise may take, however many tables it has. */
const MOST_STATEMENTS = 25;

onBothKinds((openDatabase) => {
  test("a hundred tables are as many statements as one, a person has five hundred at most, and what is dropped makes room", async () => {
    const given = await openDatabase();
    const counted = { statements: 0 };
    const { database } = given;
    const here = await startProcess({
      ...database,
      kind: database.kind,
      transact: (asker, work) =>
        database.transact(asker, (transaction) => work({ ...transaction, sql: transaction.sql.withPlugin(counting(counted)) })),
      listen: (channel, told) => database.listen(channel, told),
      notify: (channel, payload) => database.notify(channel, payload),
      close: () => database.close(),
    });
    const there = exercisesOf(here);
    const known = { issuer: "https://issuer.example", subject: "many", name: "Ms Gray" };
    const { id: person } = await database.transact({ kind: "engine" }, (transaction) => personOf(transaction, known));
    const teacher = { person, name: "Ms Gray" };
    const listed = value(await here.cases.list(teacher, { params: {}, ...none, query: { limit: 50, versions: "newest" } })).cases;
    const caseHash = listed.find(({ caseId }) => caseId === "hanoi-2019")?.hash ?? "";
    const open = async (count: number) => {
      const body = { title: "Class", caseHash, tables: { count }, setup: SETUP, bots: null, joinCode: true };
      const [before, begun] = [counted.statements, performance.now()];
      const done = await there.exercises.create(teacher, { params: {}, ...none, body });
      return { done, statements: counted.statements - before, took: performance.now() - begun };
    };
    const first = await open(1);
    const opened = [];
    for (let k = 0; k < 4; k++) opened.push(await open(100));
    expect(opened.map(({ statements }) => statements)).toEqual(opened.map(() => first.statements));
    expect(first.statements).toBeLessThan(MOST_STATEMENTS);
    const took = opened.map((each) => Math.round(each.took)).toSorted((a, b) => a - b);
    console.log(`figure: an exercise of 100 tables in ${took.join(", ")} ms, ${first.statements} statements, ${database.kind}`);
    expect((await open(100)).done).toMatchObject({ failure: { code: "tooMany", facts: { exercises: 5, tables: 401, mostTables: 500 } } });
    const { account } = value(await there.exercises.list(teacher, { params: {}, ...none }));
    expect(account).toEqual({ exercises: 5, mostExercises: 50, tables: 401, mostTables: 500 });
    value(await there.exercises.drop(teacher, { ...none, params: { exercise: value(first.done).id } }));
    value((await open(100)).done);
    expect((await open(1)).done.kind).toBe("failed");
    await there.close();
    await here.close();
    await given.close();
  }, 60_000);
});

const counting = (counted: { statements: number }): KyselyPlugin => ({
  transformQuery: ({ node }) => {
    counted.statements++;
    return node;
  },
  transformResult: async ({ result }) => result,
});

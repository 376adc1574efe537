import { type Result, Rng } from "@detente/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Problem } from "../contract/problem.ts";
import { onBothKinds, type TestDatabase } from "../database/test-databases.fixture.ts";
import type { Caller } from "../services.ts";
import { newGuest } from "../sign-in/guest.ts";
import { personOf } from "../store/person-store.ts";
import { type Process, startProcess } from "../tables/seated-people.fixture.ts";
import { isExerciseTry, triedExercise } from "./tried-exercise.fixture.ts";
import { type ExerciseHere, exercisesOf, type ToldOfExercise } from "./exercises-of.fixture.ts";

const COUNT = Number(process.env["DETENTE_EXERCISE_ACCESS"] ?? 250);

/** Who may what with an exercise: y, or n, or - where there is nothing for them to know of. "student" sits at its first table. */
const MODEL = `
               teacher student studentElsewhere otherTeacher otherStudent stranger guest
readExercise   y       n       n                -            -            -        -
watch          y       n       n                -            -            -        -
readPlace      y       y       y                -            -            -        -
changeJoining  y       n       n                -            -            -        -
pair           y       n       n                -            -            -        -
act            y       n       n                -            -            -        -
readDeed       y       n       n                -            -            -        -
removePerson   y       n       n                -            -            -        -
drop           y       n       n                -            -            -        -
debrief        y       n       n                -            -            -        -
debriefFile    y       n       n                -            -            -        -
openDebrief    y       n       n                -            -            -        -
debriefOpen    y       y       y                -            -            -        -
joinClosed     y       y       y                n            n            n        n
create         y       y       y                y            y            y        n
isListed       y       y       y                -            -            -        -
readFirstTable y       y       -                -            -            -        -
readFirstTalks y       y       -                -            -            -        -
`;

const [head = "", ...lines] = MODEL.trim().split("\n");
const columns = head.trim().split(/\s+/);
const WANTED = new Map(
  lines.flatMap((line) => {
    const [what = "", ...marks] = line.split(/\s+/);
    return marks.map((mark, k) => [`${what} ${columns[k]}`, mark] as const);
  }),
);
const RESOURCES = lines.map((line) => line.split(/\s+/)[0] ?? "").filter(isExerciseTry);

onBothKinds((openDatabase) => {
  let given: TestDatabase;
  let here: Process;
  let there: ExerciseHere;
  let exercise: ToldOfExercise;
  const people = new Map<string, Caller>();
  const who = (name: string): Caller => {
    const found = people.get(name);
    if (found === undefined) throw new Error(`Expected a ${name}`);
    return found;
  };

  beforeAll(async () => {
    given = await openDatabase();
    here = await startProcess(given.database);
    there = exercisesOf(here);
    for (const name of columns)
      people.set(
        name,
        await given.database.transact({ kind: "engine" }, async (transaction) => {
          const { id } =
            name === "guest"
              ? await newGuest(transaction, name)
              : await personOf(transaction, { issuer: "https://issuer.example", subject: `${name}/exercise`, name });
          return { person: id, name };
        }),
      );
    exercise = await there.opened(who("teacher"), [who("student"), who("studentElsewhere")]);
    await there.opened(who("otherTeacher"), [who("otherStudent")]);
  }, 60_000);
  afterAll(async () => {
    await there.close();
    await here.close();
    await given.close();
  });

  test(`${COUNT} times somebody tries something with an exercise: what comes of it is what the table says`, async () => {
    const rng = Rng.fromSeed(23);
    const marks: Readonly<Record<string, string>> = { notAllowed: "n", notFound: "-" };
    const code = (result: Result<unknown, Problem>): string =>
      result.kind === "ok" ? "y" : (marks[result.failure.code] ?? result.failure.code);
    const seen = new Set<string>();
    for (let k = 0; k < COUNT; k++) {
      const name = columns[rng.below(columns.length)] ?? "";
      const what = RESOURCES[rng.below(RESOURCES.length)] ?? "readExercise";
      const came = await triedExercise({ here, there, exercise, teacher: who("teacher") }, who(name), what);
      expect(code(came), `${name}: ${what}`).toBe(WANTED.get(`${what} ${name}`));
      seen.add(`${what} ${name}`);
    }
    console.log(`figure: ${COUNT} checks of ${columns.length} kinds of people with an exercise, ${seen.size} of ${WANTED.size} rows`);
  });

  test("with the application's check switched off, row-level security shows no other table of the class than one's own", async () => {
    for (const [name, { person }] of people) {
      const seen = await given.database.transact({ kind: "person", person }, ({ sql }) => sql.selectFrom("tables").select("id").execute());
      const both = exercise.tables.map((table) => seen.some(({ id }) => id === table));
      const wanted = { teacher: [true, true], student: [true, false], studentElsewhere: [false, true] }[name] ?? [false, false];
      expect(both, name).toEqual(wanted);
    }
  });
});

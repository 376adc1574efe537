import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Caller } from "../services.ts";
import { none, type Process, US, value } from "../tables/seated-people.fixture.ts";
import type { ExerciseHere, ToldOfExercise } from "./exercises-of.fixture.ts";

const TRIES = [
  "readExercise",
  "watch",
  "readPlace",
  "changeJoining",
  "pair",
  "act",
  "readDeed",
  "removePerson",
  "drop",
  "debrief",
  "debriefFile",
  "openDebrief",
  "debriefOpen",
  "joinClosed",
  "create",
  "isListed",
  "readFirstTable",
  "readFirstTalks",
] as const;
type Try = (typeof TRIES)[number];

export const isExerciseTry = (what: string): what is Try => TRIES.some((each) => each === what);

interface Where {
  readonly here: Process;
  readonly there: ExerciseHere;
  readonly exercise: ToldOfExercise;
  readonly teacher: Caller;
}

/** What is said to whoever may do it, where nothing has to be changed for that. */
const MAY = ["nothingBegun", "Nobody of that id has joined."];
const may = <Value>(done: Result<Value, Problem>): Result<unknown, Problem> =>
  done.kind === "failed" && MAY.some((each) => [done.failure.refusal, done.failure.detail].includes(each)) ? ok(null) : done;

/** Somebody tries something with an exercise, which is afterwards as it was. */
export async function triedExercise(
  { here, there, exercise, teacher }: Where,
  caller: Caller,
  what: Try,
): Promise<Result<unknown, Problem>> {
  const { exercises } = there;
  const asked = { ...none, params: { exercise: exercise.id } };
  const gone = new AbortController().signal;
  switch (what) {
    case "readExercise":
      return exercises.read(caller, asked);
    case "watch": {
      const begun = await exercises.watch(caller, asked, { tell: () => {}, end: () => {} });
      if (begun.kind === "ok") begun.value.stop();
      return begun;
    }
    case "readPlace":
      return exercises.place(caller, asked);
    case "changeJoining":
      return exercises.changeJoining(caller, { ...asked, body: { joining: "closed" } });
    case "pair":
      return exercises.pair(caller, { ...asked, body: { by: { kind: "joined" }, seated: "keep", odd: "wait" } });
    case "act":
      return there.askNothing(caller, exercise.id);
    case "readDeed": {
      // Of the deeds of an exercise the oldest are forgotten.
      const { id: deed } = value(await there.askNothing(teacher, exercise.id));
      return exercises.deed(caller, { ...none, params: { exercise: exercise.id, deed } });
    }
    case "removePerson":
      return may(await exercises.removePerson(caller, { ...none, params: { exercise: exercise.id, person: exercise.id } }));
    case "drop": {
      if (caller.person !== teacher.person) return exercises.drop(caller, asked);
      const { id } = await there.opened(teacher, []);
      return exercises.drop(caller, { ...none, params: { exercise: id } });
    }
    case "debrief":
      return may(await exercises.debrief(caller, { ...asked, query: {} }, gone));
    case "debriefFile":
      return may(await exercises.debriefFile(caller, { ...asked, query: {} }, gone));
    case "openDebrief":
      return exercises.openDebrief(caller, { ...asked, body: { open: false } });
    case "debriefOpen": {
      value(await exercises.openDebrief(teacher, { ...asked, body: { open: true } }));
      const done = may(await exercises.debrief(caller, { ...asked, query: {} }, gone));
      value(await exercises.openDebrief(teacher, { ...asked, body: { open: false } }));
      return done;
    }
    case "joinClosed":
      return exercises.join(caller, { ...none, params: {}, body: { code: exercise.code } });
    case "create": {
      // There is no such case: whoever may open exercises is told that.
      const setup = { protocol: { kind: "alternatingOffers" as const }, parties: [US], required: [US], deadline: {} };
      const body = { title: "Mine", caseHash: "0".repeat(64), tables: { count: 1 }, setup, bots: null, joinCode: false };
      const done = await exercises.create(caller, { ...none, params: {}, body });
      return done.kind === "failed" && done.failure.code === "notFound" ? ok(null) : done;
    }
    case "isListed": {
      const { exercises: all } = value(await exercises.list(caller, { ...none, params: {} }));
      return all.some(({ id }) => id === exercise.id) ? ok(null) : failed({ code: "notFound" });
    }
    case "readFirstTable":
      return here.tables.read(caller, { ...none, params: { table: exercise.tables[0] ?? "" } });
    case "readFirstTalks":
      return may(await here.sessions.read(caller, { ...none, params: { session: exercise.sessions[0] ?? "" } }));
  }
}

import { type Company, signedIn, visitorOf } from "../company.fixture.ts";
import type { Stage } from "../stage.fixture.ts";
import { SETUP } from "./at-table.fixture.ts";

/** At a deed that is done in the background. */
const MOST_LOOKS = 10;

/** An exercise from its opening to its debrief. */
export async function lessons(stage: Stage, company: Company): Promise<void> {
  const teacher = company.facilitator;
  const body = { title: "A lesson", caseHash: company.case, tables: { count: 2 }, setup: SETUP, bots: { strategy: "steady", pace: 600 } };
  const made = (await stage.do({ id: "createExercise", who: teacher, body })).json;
  const params = { exercise: String(made.id) };
  const come = { code: String(made.joinCode) };
  await stage.do({ id: "joinClass", who: null, body: { ...come, name: `Ann ${stage.rng.below(1e6)}` } });
  const ben = await visitorOf(stage, (await stage.do({ id: "joinClass", who: null, body: { ...come, name: "Ben" } })).cookies);
  await stage.do({ id: "joinExercise", who: await signedIn(stage, "Cleo"), body: come });
  await stage.do({ id: "pairExercise", who: teacher, params, body: { by: { kind: "joined" } } });
  await stage.do({ id: "readPlace", who: ben, params });
  await stage.do({ id: "changeJoining", who: teacher, params, body: { joining: "closed", code: "new" } });
  const act = async (deed: object): Promise<void> => {
    const begun = (await stage.do({ id: "actOnAll", who: teacher, params, body: { deed } })).json;
    const looking = { id: "readDeedOnAll", who: teacher, params: { ...params, deed: String(begun.id) } };
    const waits = async (): Promise<boolean> => {
      // What came of it at each table.
      const tables = (await stage.do(looking)).json.tables as readonly { readonly result: string }[];
      return tables.some(({ result }) => result === "waiting");
    };
    for (let k = 0; k < MOST_LOOKS; k++) if (!(await waits())) return;
  };
  const started = (await stage.do({ id: "actOnAll", who: teacher, params, body: { deed: { kind: "start", minutes: 60 } } })).json;
  await stage.do({ id: "readDeedOnAll", who: teacher, params: { ...params, deed: String(started.id) } });
  await act({ kind: "pause" });
  await act({ kind: "resume" });
  await act({ kind: "extend", deadlineAt: "2031-01-01T00:00:00.000Z" });
  await stage.do({ id: "readExercise", who: teacher, params });
  await stage.do({ id: "watchExercise", who: teacher, params });
  await stage.do({ id: "listExercises", who: ben });
  await act({ kind: "stop" });
  await stage.do({ id: "readDebrief", who: teacher, params });
  await stage.do({ id: "exportDebrief", who: teacher, params, query: { anonymous: "true" } });
  await stage.do({ id: "openDebrief", who: teacher, params, body: { open: true } });
  const passing = (await stage.do({ id: "createExercise", who: teacher, body })).json;
  await stage.do({ id: "dropExercise", who: teacher, params: { exercise: String(passing.id) } });
  await stage.do({ id: "removeFromExercise", who: teacher, params: { ...params, person: ben.person } });
}

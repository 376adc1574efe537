import type { Result } from "@detente/engine";
import type {
  actOnAll,
  changeJoining,
  createExercise,
  ExerciseMessage,
  exportDebrief,
  joinExercise,
  listExercises,
  openDebrief,
  pairExercise,
  readDebrief,
  readExercise,
  readPlace,
  watchExercise,
} from "../contract/exercise-contracts.ts";
import type { Problem } from "../contract/problem.ts";
import type { Input } from "../contract/route-contract.ts";
import type { Reader, Watch } from "./reader.ts";
import type { Caller, PatientService, Service } from "./service.ts";

export interface Exercises {
  readonly create: Service<typeof createExercise>;
  readonly list: Service<typeof listExercises>;
  readonly join: Service<typeof joinExercise>;
  readonly read: Service<typeof readExercise>;
  readonly watch: (caller: Caller, asked: Input<typeof watchExercise>, reader: Reader<ExerciseMessage>) => Promise<Result<Watch, Problem>>;
  readonly place: Service<typeof readPlace>;
  readonly changeJoining: Service<typeof changeJoining>;
  readonly pair: Service<typeof pairExercise>;
  readonly act: Service<typeof actOnAll>;
  readonly debrief: PatientService<typeof readDebrief>;
  readonly debriefFile: PatientService<typeof exportDebrief>;
  readonly openDebrief: Service<typeof openDebrief>;
}

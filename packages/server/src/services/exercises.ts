import type { Result } from "@detente/engine";
import type {
  actOnAll,
  changeJoining,
  createExercise,
  dropExercise,
  ExerciseMessage,
  exportDebrief,
  joinExercise,
  listExercises,
  openDebrief,
  pairExercise,
  readDebrief,
  readDeedOnAll,
  readExercise,
  readPlace,
  removeFromExercise,
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
  readonly deed: Service<typeof readDeedOnAll>;
  readonly removePerson: Service<typeof removeFromExercise>;
  readonly drop: Service<typeof dropExercise>;
  readonly debrief: PatientService<typeof readDebrief>;
  readonly debriefFile: PatientService<typeof exportDebrief>;
  readonly openDebrief: Service<typeof openDebrief>;
}

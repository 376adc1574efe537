import * as exercise from "../contract/exercise-contracts.ts";
import type { Services } from "../services.ts";
import { servedToCaller, type ServedRoute, servedWhileThere, streamedToCaller } from "./served-route.ts";

/** What whoever leads a class asks for, and those who are in it. */
export const exerciseRoutes = ({ exercises }: Pick<Services, "exercises">): readonly ServedRoute[] => [
  servedToCaller(exercise.createExercise, exercises.create),
  servedToCaller(exercise.listExercises, exercises.list),
  servedToCaller(exercise.joinExercise, exercises.join),
  servedToCaller(exercise.readExercise, exercises.read),
  streamedToCaller(exercise.watchExercise, exercises.watch),
  servedToCaller(exercise.readPlace, exercises.place),
  servedToCaller(exercise.changeJoining, exercises.changeJoining),
  servedToCaller(exercise.pairExercise, exercises.pair),
  servedToCaller(exercise.actOnAll, exercises.act),
  servedToCaller(exercise.readDeedOnAll, exercises.deed),
  servedToCaller(exercise.removeFromExercise, exercises.removePerson),
  servedToCaller(exercise.dropExercise, exercises.drop),
  servedWhileThere(exercise.readDebrief, exercises.debrief),
  servedWhileThere(exercise.exportDebrief, exercises.debriefFile),
  servedToCaller(exercise.openDebrief, exercises.openDebrief),
];

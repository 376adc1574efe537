import type * as z from "zod";
import type { exerciseAccount } from "../contract/exercise-parts.ts";
import type { Problem } from "../contract/problem.ts";
import type { ExerciseUse } from "../store/exercise-store.ts";

/** What the exercises that a person leads use, and how much they may. */
export type ExerciseAccount = z.output<typeof exerciseAccount>;

const MOST_EXERCISES = 50;
const MOST_TABLES = 500;

export const accountOf = (use: ExerciseUse): ExerciseAccount => ({ ...use, mostExercises: MOST_EXERCISES, mostTables: MOST_TABLES });

/** Why one more of so many tables is too much; null: there is room. */
export function exerciseRoomProblem(account: ExerciseAccount, tables: number): Problem | null {
  const { exercises, mostExercises, mostTables } = account;
  const facts = { ...account };
  if (exercises >= mostExercises) return { code: "tooMany", detail: `Drop some of your ${exercises} exercises.`, facts };
  if (account.tables + tables <= mostTables) return null;
  const detail = `It has ${tables} tables, and your other exercises have ${account.tables} of the ${mostTables} that they may have. Drop some.`;
  return { code: "tooMany", detail, facts };
}

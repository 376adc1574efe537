import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Transaction } from "../database/database.ts";
import { readExercisePeople } from "../store/exercise-people-store.ts";
import { holdExercise, readExercise, type StoredExercise } from "../store/exercise-store.ts";

export const NO_EXERCISE = failed({ code: "notFound", detail: "There is no such exercise, or not for you." } as const);
const NOT_THE_TEACHER = failed({ code: "notAllowed", detail: "Only who leads the exercise may do that." } as const);

/** What somebody is in an exercise; null: nothing, and it learns of none. */
export async function partIn(transaction: Transaction, exercise: StoredExercise, person: string): Promise<"teacher" | "student" | null> {
  if (exercise.by === person) return "teacher";
  return (await readExercisePeople(transaction, exercise.id)).some((each) => each.person === person) ? "student" : null;
}

/** The exercise for whoever leads it. Those who have joined are refused; others learn nothing. */
export async function ledBy(transaction: Transaction, exercise: string, person: string): Promise<Result<StoredExercise, Problem>> {
  return checked(transaction, await readExercise(transaction, exercise), person);
}

/** The same, held until the transaction ends. */
export async function heldBy(transaction: Transaction, exercise: string, person: string): Promise<Result<StoredExercise, Problem>> {
  return checked(transaction, await holdExercise(transaction, exercise), person);
}

async function checked(transaction: Transaction, found: StoredExercise | null, person: string): Promise<Result<StoredExercise, Problem>> {
  const part = found === null ? null : await partIn(transaction, found, person);
  if (found === null || part === null) return NO_EXERCISE;
  return part === "teacher" ? ok(found) : NOT_THE_TEACHER;
}

export const summaryOf = ({ id, title, caseHash, createdAt, isDebriefOpen }: StoredExercise, as: "teacher" | "student") => ({
  id,
  title,
  caseHash,
  createdAt,
  isDebriefOpen,
  as,
});

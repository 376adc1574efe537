import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import { lookalike } from "../sign-in/lookalike.ts";
import { countWrong, hasTooManyWrong } from "../sign-in/rejoin-store.ts";
import { MOST_PEOPLE } from "../contract/exercise-parts.ts";
import { audit } from "../store/audit-store.ts";
import { addExercisePerson, type ExercisePerson, readExercisePeople } from "../store/exercise-people-store.ts";
import { findExercise, type StoredExercise } from "../store/exercise-store.ts";
import { tagOfCode } from "./exercise-code.ts";

/** Why a code opens nothing for somebody. */
export type NotJoined = "wrong" | "tooMany" | "closed" | "notOnRoster" | "nameTaken" | "full";

/** Sentences for whoever wanted to join. */
export const NOT_JOINED: Readonly<Record<NotJoined, string>> = {
  wrong: "There is no such code. Look at it again: two groups of four letters.",
  tooMany: "Too many wrong codes came from here. Wait ten minutes.",
  closed: "Nobody can join any more. Ask your teacher.",
  notOnRoster: "That name is not on your teacher's list. Write it as it stands there.",
  nameTaken: "Somebody has come under that name already. Was it you? Come back by the code that you got then. Else ask your teacher.",
  full: "So many have joined that nobody else can. Ask your teacher.",
};

export interface Trying {
  readonly code: string;
  /** From where; see `placeOfAddress`. */
  readonly place: Uint8Array;
  readonly sealer: Sealer;
}

/** The exercise that a code opens, held until the transaction ends. Wrong codes are counted. */
export async function openByCode(transaction: Transaction, { code, place, sealer }: Trying): Promise<StoredExercise | NotJoined> {
  if (await hasTooManyWrong(transaction, place)) return "tooMany";
  const tag = tagOfCode(sealer, code);
  const found = tag === null ? null : await findExercise(transaction, tag);
  if (found !== null) return found;
  await countWrong(transaction, place);
  return "wrong";
}

/** Who is expected under a name; "new": one more; or why neither. */
export async function placeFor(
  transaction: Transaction,
  exercise: StoredExercise,
  name: string,
): Promise<ExercisePerson | "new" | NotJoined> {
  if (exercise.joining === "closed") return "closed";
  const people = await readExercisePeople(transaction, exercise.id);
  const alike = people.filter((each) => lookalike(each.name) === lookalike(name));
  const expected = alike.find(({ person }) => person === null);
  if (expected !== undefined) return expected;
  if (exercise.others === "refused") return alike.length > 0 ? "nameTaken" : "notOnRoster";
  return people.length >= MOST_PEOPLE ? "full" : "new";
}

interface Joining {
  readonly exercise: StoredExercise;
  readonly person: string;
  readonly as: ExercisePerson | "new";
}

export async function joinAs(transaction: Transaction, { exercise, person, as }: Joining): Promise<void> {
  await addExercisePerson(transaction, { exercise: exercise.id, person }, as === "new" ? null : as.id);
  await audit(transaction, { deed: "exerciseJoined", by: person, table: null, facts: { exercise: exercise.id, person } });
}

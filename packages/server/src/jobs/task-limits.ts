import type { Transaction } from "../database/database.ts";
import { readTaskUse, type TaskUse } from "../store/task-store.ts";

/** Of one person: how much there may be of what its tasks use. Guests begin none. */
const MOST: TaskUse = { underWay: 5, kept: 500, games: 2_000_000 };

/** What a person's tasks use, and how much they may. */
export interface TaskAccount {
  readonly use: TaskUse;
  readonly most: TaskUse;
}

/** As whoever may see the person and its tasks. */
export async function readTaskAccount(transaction: Transaction, person: string): Promise<TaskAccount> {
  return { use: await readTaskUse(transaction, person), most: MOST };
}

/** Why one more task of so many games is too much, in words for whoever asks; null: there is room. */
export function roomProblem({ use, most }: TaskAccount, games: number): string | null {
  if (use.underWay >= most.underWay) return `Wait until one of your ${use.underWay} has ended, or cancel one.`;
  if (use.kept >= most.kept) return `Erase some of your ${use.kept} that have ended.`;
  if (use.games + games > most.games)
    return `It has ${games} games, and your other tasks have ${use.games} of the ${most.games} that you may keep. Erase some that have ended.`;
  return null;
}

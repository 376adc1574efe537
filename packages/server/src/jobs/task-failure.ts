import type { TaskFailure } from "../store/task-store.ts";

/** Times that a part, or the standings, are begun before the task fails: whoever does it may end by it. */
export const MOST_TRIES = 6;

const WORDS: Readonly<Record<TaskFailure, string>> = {
  games: `Some of its games were begun ${MOST_TRIES} times and never came to their end. They may take more memory or time than the server has: play fewer outcomes, rounds or strategies.`,
  standings: `All its games were played, and ${MOST_TRIES} attempts to make their standings failed. They may take more memory than the server has: play fewer games, or fewer strategies.`,
};

/** Why a task has failed, for whoever asked for it. */
export const failureWords = (failure: TaskFailure | null): string | null => failure && WORDS[failure];

/** Where what belongs to a task is sealed, by the server's key: each opens at its own place only. */
export const placeOf = {
  asked: (task: string): string => `task/${task}/asked`,
  play: (task: string): string => `task/${task}/play`,
  standings: (task: string): string => `task/${task}/standings`,
  part: (task: string, part: number): string => `task/${task}/part/${part}`,
} as const;

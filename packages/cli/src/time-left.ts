/** How long the rest will take if it goes on as it has, in words: "3 min left". Empty while nothing can be said. `elapsed`: milliseconds. */
export function timeLeft(elapsed: number, done: number, left: number): string {
  if (done <= 0 || elapsed <= 0 || left <= 0) return "";
  const seconds = (elapsed * left) / done / 1000;
  if (seconds < 90) return `${Math.ceil(seconds)} s left`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min left`;
  return `${Math.round(seconds / 3600)} h left`;
}

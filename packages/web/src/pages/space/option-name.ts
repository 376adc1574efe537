import type { IssueReading, Outcome } from "@detente/engine";

/** What an outcome has on an issue, by its name. */
export function optionName({ id, options }: Pick<IssueReading, "id" | "options">, outcome: Outcome): string {
  const option = outcome[id];
  return options.find((each) => each.id === option)?.name ?? option ?? "";
}

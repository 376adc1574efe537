import type { Analysis, Outcome } from "@detente/engine";
import { labelsOf } from "./labels.ts";
import type { Table } from "./table.ts";

/** Packages side by side, one column each, one row an issue; rows on which all agree are quiet. Points of each party close the table. */
export function packagesTable(
  analysis: Analysis,
  caption: string,
  packages: readonly { readonly name: string; readonly outcome: Outcome; readonly utilities: readonly number[] }[],
): Table {
  const labels = labelsOf(analysis);
  const issueRows = analysis.issues.map(({ id }) => {
    const options = packages.map(({ outcome }) => labels.option(id, outcome[id] ?? "–"));
    const isSettled = packages.length > 1 && new Set(options).size === 1;
    return { cells: [labels.issue(id), ...options], ...(isSettled ? { tone: "quiet" as const } : {}) };
  });
  const pointRows = labels.parties.map((name, i) => ({
    cells: [`Points: ${name}`, ...packages.map(({ utilities }) => labels.points(i, utilities[i] ?? Number.NaN))],
  }));
  return {
    caption,
    columns: [{ name: "Issue", kind: "name" }, ...packages.map(({ name }) => ({ name, kind: "name" as const }))],
    rows: [...issueRows, ...pointRows],
  };
}

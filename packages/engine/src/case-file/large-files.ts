import { skeleton } from "./skeleton.ts";

/** Case files as large as they may be, for tests and measurements. */
export const largeFiles = {
  /** 50 MB of remarks. */
  remarks: (): string => skeleton + "# Somebody has padded this file with many remarks of sixty letters.\n".repeat(50e6 / 68),
  /** 50 MB of notes in a block of lines. */
  notes: (): string =>
    skeleton.replace(
      "notes: The old car still runs, but not for long.",
      () => `notes: |\n${"      A line of notes in which somebody has written at great length.\n".repeat(50e6 / 69)}`,
    ),
  /** 50 MB of notes in JSON, on one line. */
  json: (): string => JSON.stringify({ ...small, summary: 'Notes with "quotes" at length.\n'.repeat(50e6 / 34) }),
  /** 100 issues of 100 options, for four parties who each estimate the three others. */
  options: (): string => manyOptions(4),
};

const small = {
  detente: 1,
  title: "t",
  language: "en",
  parties: [{ id: "a" }, { id: "b" }],
  issues: [{ id: "x", yesNo: true }],
};

function manyOptions(parties: number): string {
  const hundred = Array.from({ length: 100 }, (_, i) => i);
  const names = Array.from({ length: parties }, (_, i) => `party-${i}`);
  const issues = hundred.map(
    (i) =>
      `  - id: issue-${i}\n    name: Issue number ${i}\n    options:\n${hundred.map((j) => `      - { id: option-${j}, name: "Option ${j}, of issue ${i}" }`).join("\n")}`,
  );
  const points = (indent: string): string =>
    hundred.map((i) => `${indent}issue-${i}: { options: { ${hundred.map((j) => `option-${j}: ${(i * j) % 97}`).join(", ")} } }`).join("\n");
  const briefOf = (party: string): string => {
    const estimates = names
      .filter((other) => other !== party)
      .map((other) => `      ${other}:\n        preferences:\n          points:\n${points("            ")}`);
    return `  ${party}:\n    preferences:\n      points:\n${points("        ")}\n    reservationValue: 3\n    estimates:\n${estimates.join("\n")}`;
  };
  const head = `detente: 1\ntitle: Large\nlanguage: en\nparties:\n${names.map((id) => `  - { id: ${id} }`).join("\n")}`;
  return `${head}\nissues:\n${issues.join("\n")}\nbriefs:\n${names.map(briefOf).join("\n")}\n`;
}

import type { Analysis, Band } from "@detente/engine";
import { plainText } from "./plain-text.ts";
import { SOLUTION_WORDS, SOLUTIONS } from "./solution-words.ts";

/** Something with a name in the utility plane: a solution, or several that coincide, or a position. */
export interface PlaneMark {
  /** Stands for the mark where there is no room for its name. */
  readonly letter: string;
  readonly kind: "solution" | "position";
  readonly name: string;
  readonly utilities: readonly number[];
  readonly bands: readonly Band[] | null;
}

/** Solutions first, then positions. Of a solution with many ties only the first few are marked; tables list them all. */
export function planeMarks(analysis: Analysis): readonly PlaneMark[] {
  return [...solutionMarks(analysis), ...positionMarks(analysis)];
}

const MOST_TIES = 4;

function solutionMarks({ solutions }: Analysis): readonly PlaneMark[] {
  const named = SOLUTIONS.flatMap((solution) =>
    solutions[solution].points.slice(0, MOST_TIES).map((point) => ({ point, name: SOLUTION_WORDS[solution].name })),
  );
  const groups = [...Map.groupBy(named, ({ point }) => point.utilities.join()).values()];
  const names = groups.map((group) => group.map(({ name }) => name));
  return groups.flatMap(([first], i) => {
    if (!first) return [];
    const letter = first.name.slice(0, 1);
    const twins = names.filter(([name]) => name === first.name).length;
    const number = twins > 1 ? SUBSCRIPTS[names.slice(0, i).filter(([name]) => name === first.name).length] : "";
    return {
      letter: `${letter}${number ?? ""}`,
      kind: "solution",
      name: (names[i] ?? []).join(", "),
      utilities: first.point.utilities,
      bands: first.point.bands,
    };
  });
}

const SUBSCRIPTS = ["₁", "₂", "₃", "₄"];
const POSITION_LETTERS = "123456789abcdefghijklmnopqrstuvwxyz";

/** The letter of a position given by its place in the list. */
export function positionLetter(position: number): string {
  return POSITION_LETTERS[position] ?? "·";
}

function positionMarks({ positions }: Analysis): readonly PlaneMark[] {
  return positions.map((position, i) => ({
    letter: positionLetter(i),
    kind: "position",
    name: plainText(position.name),
    utilities: position.utilities,
    bands: position.bands,
  }));
}

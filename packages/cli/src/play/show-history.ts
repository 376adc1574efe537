import type { Step } from "@detente/report";
import { stepsSoFar } from "./offers-so-far.ts";
import type { Turn } from "./turn.ts";

/** The last steps that are shown unless all are asked for. */
const SHOWN = 16;

/** What happened so far, with points to the person and, as its brief estimates them, to the others. */
export function showHistory(turn: Turn, rest: string): void {
  const { screen, sight } = turn;
  const all = stepsSoFar(turn).filter(({ party }) => party !== null);
  if (all.length === 0) {
    screen.say("Nothing has happened yet.");
    return;
  }
  const shown = rest === "all" ? all : all.slice(-SHOWN);
  const left = all.length - shown.length;
  if (left > 0) screen.say(`${left} earlier steps are left out; history all shows them.`, "dim");
  const estimated = sight.counterparts.flatMap(({ estimate, name }, k) => (estimate === null ? [] : [{ name, place: k + 1 }]));
  const points = ({ utilities }: Step, place: number): string =>
    utilities === null ? "" : sight.labels.points(place, utilities[place] ?? Number.NaN);
  screen.table({
    caption: "",
    columns: [
      { name: "Round", kind: "number" },
      { name: "What happened", kind: "text" },
      { name: "To you", kind: "number" },
      ...estimated.map(({ name }) => ({ name: `${name} (est.)`, kind: "number" as const })),
    ],
    rows: shown.map((step) => ({
      cells: [String(step.round ?? ""), words(step), points(step, 0), ...estimated.map(({ place }) => points(step, place))],
    })),
  });
}

const words = ({ words: said, detail, offer, kind }: Step): string =>
  `${said}${kind === "offer" ? ` (${offer ?? ""})` : ""}${detail === "" ? "" : `: ${detail}`}`;

import { decide, type Outcome } from "@detente/engine";
import { optionsInWords } from "@detente/report";
import { refusalWords } from "./refusal-words.ts";
import type { Turn } from "./turn.ts";
import { lineWords } from "./line-words.ts";

/** What the draft has become, from what it was before: issues that changed, points with their difference, and what stands against it. */
export function showChange(turn: Turn, before: Outcome): void {
  const { screen, sight, draft, view } = turn;
  const { labels, counterparts } = sight;
  const [was, is] = [sight.utilities(before), sight.utilities(draft.outcome)];
  const changed = Object.fromEntries(Object.entries(draft.outcome).filter(([issue, option]) => before[issue as keyof Outcome] !== option));
  const points = (place: number): string => {
    const difference = (is[place] ?? Number.NaN) - (was[place] ?? Number.NaN);
    const sign = difference < 0 ? "−" : "+";
    return `${labels.points(place, is[place] ?? Number.NaN)} (${sign}${labels.points(place, Math.abs(difference))})`;
  };
  const estimated = counterparts.flatMap(({ estimate, name }, k) => (estimate === null ? [] : [`${points(k + 1)} to ${name}`]));
  const others = estimated.length === 0 ? "" : `; by your estimate ${estimated.join(", ")}`;
  screen.say(`${optionsInWords(changed, labels)}.`);
  screen.say(`Your draft: ${points(0)} to you${others}.`);
  const overridden = view.overrides.map(({ redLine }) => redLine);
  for (const line of lineWords(sight, draft.outcome, overridden)) screen.say(`Your draft ${line}`, "warning");
  for (const line of impossible(turn)) screen.say(line, "warning");
}

/** A public constraint that the draft breaks; it is said at once, as it may take another change to be possible again. */
function impossible({ sight, state, draft }: Turn): readonly string[] {
  const by = { kind: "party", party: sight.party } as const;
  const decision = decide(sight.current, state, { kind: "offer", outcome: draft.outcome, by }, state.at);
  return decision.kind === "failed" && decision.failure.code === "breaksConstraint" ? [refusalWords(decision.failure, sight)] : [];
}

import type { CompiledExchange } from "./compiled-exchange.ts";
import type { Moment, PlannedDeed } from "./exchange-plan.ts";
import type { Move } from "./flood.ts";

/** Moves as moments: parts of one step that follow each other are one deed. States in between bind nobody that those at its ends do not. */
export function planMoments({ problem, pieces }: CompiledExchange, moves: readonly Move[]): readonly Moment[] {
  const moments: { deeds: readonly PlannedDeed[] }[] = [];
  for (const move of moves) {
    const deeds = move.map((k): PlannedDeed => {
      const piece = pieces[k];
      const step = piece && problem.steps[piece.step];
      if (step === undefined) throw new Error(`Expected a piece with the number ${k}`);
      const part = piece?.part ?? 0;
      return { step: step.id, party: step.party, from: part + 1, to: part + 1, of: step.parts };
    });
    const [deed, second] = deeds;
    const last = moments.at(-1);
    const [before, beside] = last?.deeds ?? [];
    const isContinued = second === undefined && beside === undefined && deed !== undefined && before?.step === deed.step;
    if (last !== undefined && isContinued) last.deeds = [{ ...before, to: deed.to }];
    else moments.push({ deeds });
  }
  return moments;
}

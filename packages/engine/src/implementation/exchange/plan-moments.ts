import type { CompiledExchange } from "./compiled-exchange.ts";
import type { PlanMoment, PlannedDeed } from "./exchange-plan.ts";
import type { Move } from "./flood.ts";

/**
 * Moves as moments. Parts of one step that follow each other are one deed, since no state between them is worse than those at its
 * ends. The last part of all stays by itself: what anybody has to lose is counted up to there.
 */
export function planMoments({ problem, pieces }: CompiledExchange, moves: readonly Move[]): readonly PlanMoment[] {
  const moments: { deeds: readonly PlannedDeed[] }[] = [];
  for (const [k, move] of moves.entries()) {
    const deeds = move.map((number): PlannedDeed => {
      const piece = pieces[number];
      const step = piece && problem.steps[piece.step];
      if (step === undefined) throw new Error(`Expected a piece with the number ${number}`);
      const part = piece?.part ?? 0;
      return { step: step.id, party: step.party, from: part + 1, to: part + 1, of: step.parts };
    });
    const [deed, second] = deeds;
    const last = moments.at(-1);
    const [before, beside] = last?.deeds ?? [];
    const isContinued = second === undefined && beside === undefined && deed !== undefined && before?.step === deed.step;
    if (last !== undefined && isContinued && k < moves.length - 1) last.deeds = [{ ...before, to: deed.to }];
    else moments.push({ deeds });
  }
  return moments;
}

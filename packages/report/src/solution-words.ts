import type { SolutionName } from "@detente/engine";

/** The order in which solution concepts are listed. It ranks nothing. */
export const SOLUTIONS: readonly SolutionName[] = ["nash", "kalaiSmorodinsky", "egalitarian", "utilitarian"];

/** What a solution concept is called, what it looks for, and what you accept when you accept it. */
export const SOLUTION_WORDS: Readonly<
  Record<SolutionName, { readonly name: string; readonly looksFor: string; readonly assumes: string }>
> = {
  nash: {
    name: "Nash",
    looksFor: "the largest product of gains over walking away",
    assumes: "No party's scale matters, nor do options nobody would choose; with few outcomes the argument is weaker than with lotteries.",
  },
  kalaiSmorodinsky: {
    name: "Kalai–Smorodinsky",
    looksFor: "equal shares of what each party could hope for at best",
    assumes: "No party's scale matters; each party's best rational outcome does, even if nobody would settle there.",
  },
  egalitarian: {
    name: "Egalitarian",
    looksFor: "the largest gain for whoever gains least",
    assumes: "A point is worth the same to every party: stretch one scale and the result moves.",
  },
  utilitarian: {
    name: "Utilitarian",
    looksFor: "the largest sum of points",
    assumes:
      "A point is worth the same to every party, and it does not matter who gets it: one party may be left at its reservation value.",
  },
};

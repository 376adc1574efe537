import type { Problem as FileProblem } from "@detente/engine/case-file";
import type { Fault, Problem } from "../contract/problem.ts";
import type { DeskAnswer } from "./desk/desk-job.ts";

/** Faults that are told at most; the rest shows when these are mended. */
const MOST_TOLD = 200;

export const faultOf = ({ severity, code, file, line, column, path, message, hint }: FileProblem): Fault => ({
  severity,
  code,
  place: line > 0 ? { file, line, column } : null,
  path,
  message,
  cure: hint ?? null,
});

export const faultsOf = (problems: readonly FileProblem[]): readonly Fault[] => problems.slice(0, MOST_TOLD).map(faultOf);

/** Why a desk did not do what it was asked for. */
export function caseProblem(answer: Extract<DeskAnswer, { readonly kind: "faulty" | "gaveUp" | "noPart" }>): Problem {
  switch (answer.kind) {
    case "faulty":
      return { code: "badCase", faults: faultsOf(answer.problems) };
    case "noPart":
      return { code: "notFound", detail: "There is no such part of the case in this format, or you have no brief for it." };
    case "gaveUp":
      return answer.because === "busy"
        ? { code: "busy", detail: "Many cases are being read just now. Ask again in a moment." }
        : { code: "badCase", faults: [TOO_MUCH[answer.because]] };
  }
}

const tooMuch = (code: string, message: string): Fault => ({
  severity: "error",
  code,
  place: null,
  path: "",
  message,
  cure: "Shorten it, or split the case.",
});
const TOO_MUCH = {
  time: tooMuch("too-slow", "This takes longer than the server gives a case."),
  memory: tooMuch("too-much-memory", "This takes more memory than the server gives a case."),
} as const;

import { assertNever, ok, type Result } from "@detente/engine";
import { answerAnalysis } from "./answers/answer-analysis.ts";
import { answerCounterOffers } from "./answers/answer-counter-offers.ts";
import { answerExchange } from "./answers/answer-exchange.ts";
import { answerGuard } from "./answers/answer-guard.ts";
import { answerReading } from "./answers/answer-reading.ts";
import { answerVerdict, type Progress } from "./answers/answer-verdict.ts";
import { answerVerification } from "./answers/answer-verification.ts";
import { answerBotMove } from "../bots/answer-bot-move.ts";
import { answerDebrief } from "../exercises/answer-debrief.ts";
import { finite } from "./finite.ts";
import type { AdviceQuestion } from "./question.ts";
import type { Refused } from "./refused.ts";

/** The whole of a computation, and nothing else. */
export function answerQuestion(question: AdviceQuestion, progress: Progress): Result<unknown, Refused> {
  const answer = answered(question, progress);
  return answer.kind === "failed" ? answer : ok(finite(answer.value));
}

function answered(question: AdviceQuestion, progress: Progress): Result<object, Refused> {
  switch (question.kind) {
    case "verdict":
      return answerVerdict(question.from, question.asked, progress);
    case "counterOffers":
      return answerCounterOffers(question.from, question.asked, progress);
    case "guard":
      return answerGuard(question.from, question.asked);
    case "reading":
      return answerReading(question.from);
    case "analysis":
      return answerAnalysis(question.from, question.asked, progress);
    case "exchangePlan":
      return answerExchange(question.from, question.asked);
    case "verification":
      return answerVerification(question.from, question.asked);
    case "botMove":
      return answerBotMove(question);
    case "debrief":
      return answerDebrief(question);
    default:
      return assertNever(question);
  }
}

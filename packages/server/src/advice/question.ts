import type { Standpoint } from "@detente/engine";
import type * as z from "zod";
import type { askCounterOffers, askGuard, askVerdict } from "../contract/advice-contracts.ts";
import type { askAnalysis, askExchangePlan } from "../contract/table-advice-contracts.ts";
import type { VerificationQuestion } from "../contract/verification-question.ts";
import type { CounterOffersAnswer } from "./answers/answer-counter-offers.ts";
import type { AnalysisAnswer } from "./answers/answer-analysis.ts";
import type { ExchangeAnswer } from "./answers/answer-exchange.ts";
import type { VerificationAnswer } from "./answers/answer-verification.ts";
import type { GuardAnswer } from "./answers/answer-guard.ts";
import type { ReadingAnswer } from "./answers/answer-reading.ts";
import type { VerdictAnswer } from "./answers/answer-verdict.ts";
import type { BotAnswer, BotQuestion } from "../bots/bot-question.ts";
import type { DebriefAnswer, DebriefQuestion } from "../exercises/debrief-question.ts";
import type { OwnCase } from "./own-case.ts";

/** What a thread is asked: everything that it needs, and nothing that the side may not know. Plain, so that it can be copied over. */
export type AdviceQuestion =
  | { readonly kind: "verdict"; readonly from: Standpoint; readonly asked: z.output<(typeof askVerdict)["body"]> }
  | { readonly kind: "counterOffers"; readonly from: Standpoint; readonly asked: z.output<(typeof askCounterOffers)["body"]> }
  | { readonly kind: "guard"; readonly from: Standpoint; readonly asked: z.output<(typeof askGuard)["body"]> }
  | { readonly kind: "reading"; readonly from: Standpoint }
  | { readonly kind: "analysis"; readonly from: OwnCase; readonly asked: z.output<(typeof askAnalysis)["body"]> }
  | { readonly kind: "exchangePlan"; readonly from: OwnCase; readonly asked: z.output<(typeof askExchangePlan)["body"]> }
  | { readonly kind: "verification"; readonly from: OwnCase; readonly asked: VerificationQuestion }
  | (BotQuestion & { readonly kind: "botMove" })
  | (DebriefQuestion & { readonly kind: "debrief" });

export type AdviceKind = AdviceQuestion["kind"];

export interface AdviceAnswers {
  readonly verdict: VerdictAnswer;
  readonly counterOffers: CounterOffersAnswer;
  readonly guard: GuardAnswer;
  readonly reading: ReadingAnswer;
  readonly analysis: AnalysisAnswer;
  readonly exchangePlan: ExchangeAnswer;
  readonly verification: VerificationAnswer;
  readonly botMove: BotAnswer;
  readonly debrief: DebriefAnswer;
}

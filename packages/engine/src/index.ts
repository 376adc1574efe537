// The engine's public names. Inside the engine, import the file you mean instead.
export type * from "./advice/alternatives/alternatives-reading.ts";
export { alternativesReading } from "./advice/alternatives/alternatives-reading.ts";
export type { AlternativesBar } from "./advice/alternatives/alternatives-tornado.ts";
export type { BreakEven } from "./advice/alternatives/break-evens.ts";
export { type CertaintyEquivalent, certaintyEquivalent } from "./advice/alternatives/certainty-equivalent.ts";
export type { Distribution, Prospect } from "./advice/alternatives/distribution.ts";
export { endlessThreshold } from "./advice/alternatives/endless-threshold.ts";
export { type Box, reservationPrice } from "./advice/alternatives/reservation-price.ts";
export { type PlannedBox, type SearchPlan, searchPlan } from "./advice/alternatives/search-plan.ts";
export { type Arrivals, stoppingThresholds, type Waiting } from "./advice/alternatives/stopping.ts";
export { type Answering, type Answers, CHANCE, LEAST_EXCHANGES } from "./advice/dynamics/answering.ts";
export type * from "./advice/dynamics/dynamics.ts";
export { dynamics, WINDOW } from "./advice/dynamics/dynamics.ts";
export type { Earnings, Exchange } from "./advice/dynamics/exchanges.ts";
export type { Happening, HappeningHead, Occurrence } from "./advice/dynamics/happening.ts";
export { happeningsSoFar } from "./advice/dynamics/happenings-so-far.ts";
export type { OfferStep } from "./advice/dynamics/offer-steps.ts";
export { type Onlooker, onlookerOfCase, onlookerOfView } from "./advice/dynamics/onlooker.ts";
export { type Scale, type Worths, worths } from "./advice/dynamics/worths.ts";
export type { BarLine } from "./advice/groundwork/bar-lines.ts";
export type { Distance, Gap } from "./advice/groundwork/distance.ts";
export { type Groundwork, type GroundworkInputs, groundworkOfCase, groundworkOfView } from "./advice/groundwork/groundwork.ts";
export type { IssueStanding } from "./advice/groundwork/issue-standings.ts";
export type { ForecastMeeting, Meeting, Projection } from "./advice/groundwork/projection.ts";
export type { GuardInputs } from "./advice/guard/check.ts";
export { generosityGuard } from "./advice/guard/generosity-guard.ts";
export type * from "./advice/guard/guard-reading.ts";
export { FIRST_SHARE, LEAST_SHARE, MOST_RATIO } from "./advice/guard/proportion.ts";
export { improvementAnswer } from "./advice/post-settlement/improvement-answer.ts";
export { type PostSettlementRound, postSettlementProposal } from "./advice/post-settlement/post-settlement-proposal.ts";
export { LATE_TIMES, LEAST_HABIT } from "./advice/signals/delay.ts";
export { STEP_BACK_SHARE, UNMOVED_STEPS } from "./advice/signals/offer-signals.ts";
export type * from "./advice/signals/signal.ts";
export { signals, type SignalSettings } from "./advice/signals/signals.ts";
export {
  RECENT_ACTS,
  type Stalling,
  stalling,
  type StallingCount,
  STALLING_KINDS,
  STALLING_POINTS,
  STALLING_RULE,
  type StallingRow,
} from "./advice/signals/stalling.ts";
export type * from "./advice/counter-offers/counter-offer.ts";
export { equivalentCounterOffers } from "./advice/counter-offers/equivalent-counter-offers.ts";
export { type EquivalentOffer, equivalentOffers, type EquivalentSettings } from "./advice/counter-offers/equivalent-offers.ts";
export type { Outlook } from "./advice/going-on/outlook.ts";
export { type Sight, sightOf, type Standpoint } from "./advice/going-on/standpoint.ts";
export {
  type MomentClock,
  type MomentStandpoint,
  standpointAt,
  type StandpointRefusal,
  type TalksMoment,
} from "./advice/going-on/standpoint-at.ts";
export { assess } from "./advice/verdict/assess.ts";
export { type AssessSettings, type AssessStep, RETURN_CHANCE } from "./advice/verdict/assess-settings.ts";
export type { AssessRefusal } from "./advice/verdict/assessed.ts";
export type { Flip, InputChange } from "./advice/verdict/flip.ts";
export { type ConditionName, VERDICT_RULE, type VerdictRow } from "./advice/verdict/verdict-rule.ts";
export type { VerdictWord } from "./advice/verdict/verdict-word.ts";
export type * from "./advice/verdict/verdict.ts";
export { adjustedWinner } from "./analysis/adjusted-winner.ts";
export { alternatingOffers } from "./analysis/alternating-offers.ts";
export { analyse, type AnalyseSettings, type AnalyseStep } from "./analysis/analyse.ts";
export type * from "./analysis/analysis.ts";
export { type BestAlternatives, bestAlternatives } from "./analysis/best-alternatives.ts";
export { breakEvenProbability } from "./analysis/break-even-probability.ts";
export { finiteAlternatingOffers } from "./analysis/finite-alternating-offers.ts";
export { type Bettering, type Change, type GivenOutcome, improve, type Improvement, type ImproveRefusal } from "./analysis/improve.ts";
export { FORMULAS } from "./analysis/solutions.ts";
export { zeuthen } from "./analysis/zeuthen.ts";
export { type BeliefPlan, beliefPlan, type BeliefSettings } from "./implementation/verification/belief-plan.ts";
export { type CaseBelief, caseBelief, type CaseBeliefSettings } from "./implementation/verification/case-belief.ts";
export { type Deterrence, deterrence, type DeterrenceSettings } from "./implementation/verification/deterrence.ts";
export { type DetectionGoal, DETECTION_GOALS } from "./implementation/verification/detection-goals.ts";
export { type InspectionGame, inspectionGame, type InspectionStage } from "./implementation/verification/inspection-game.ts";
export { type OneShotInspection, oneShotInspection, type OneShotSettings } from "./implementation/verification/one-shot-inspection.ts";
export { repeatedPlay, type RepeatedPlaySettings } from "./implementation/verification/repeated-play.ts";
export { type SamplePlan, samplePlan, type SampleSettings } from "./implementation/verification/sample-plan.ts";
export type { Access } from "./implementation/verification/suspicion.ts";
export { VERIFICATION_FORMULAS, type VerificationFormula } from "./implementation/verification/verification-formulas.ts";
export type { VerificationRefusal } from "./implementation/verification/verification-refusal.ts";
export type { BeliefGoal, GoalReading, NeverReason } from "./implementation/verification/visits-to-goal.ts";
export type { BeliefStep } from "./implementation/verification/belief-course.ts";
export {
  type CasePlan,
  casePlan,
  type CasePlanRefusal,
  type CasePlanSettings,
  type CaseStep,
} from "./implementation/exchange/case-plan.ts";
export { chunksNeeded } from "./implementation/exchange/chunks-needed.ts";
export { deliveryOrder } from "./implementation/exchange/delivery-order.ts";
export type { ExchangeFault } from "./implementation/exchange/exchange-fault.ts";
export { EXCHANGE_FORMULAS } from "./implementation/exchange/exchange-formulas.ts";
export type * from "./implementation/exchange/exchange-plan.ts";
export type * from "./implementation/exchange/exchange-problem.ts";
export type * from "./implementation/exchange/exchange-remedies.ts";
export { findRemedies } from "./implementation/exchange/find-remedies.ts";
export type * from "./implementation/exchange/goods-for-money.ts";
export { moneyPlan, type MoneyStep } from "./implementation/exchange/money-plan.ts";
export { penaltyNeeded } from "./implementation/exchange/penalty-needed.ts";
export { planExchange, type PlanSettings } from "./implementation/exchange/plan-exchange.ts";
export { safePayments } from "./implementation/exchange/safe-payments.ts";
export type * from "./implementation/commitments/action.ts";
export { commitmentsAt } from "./implementation/commitments/commitments-at.ts";
export { type CompiledTerms, compileTerms } from "./implementation/commitments/compiled-terms.ts";
export { type CommitmentDecision, decideCommitment } from "./implementation/commitments/decide-commitment.ts";
export { evolveCommitment, foldCommitments } from "./implementation/commitments/evolve-commitment.ts";
export * from "./implementation/commitments/reading.ts";
export { type KeptRecord, readRecord, type ReadRecord } from "./implementation/commitments/record/read-record.ts";
export type { RecordFault } from "./implementation/commitments/record/record-fault.ts";
export { erasedLine, recordHeader, recordLine } from "./implementation/commitments/record/record-line.ts";
export type { CommitmentRefusal, CommitmentRefusalCode } from "./implementation/commitments/refusal.ts";
export { SCORE_RULE } from "./implementation/commitments/score.ts";
export { type Account, type CommitmentsState, nothingYet } from "./implementation/commitments/state.ts";
export type { ActorId, Due, Gate, Moment, Snapback, SnapbackOutcome, Stipulation, Terms } from "./implementation/commitments/terms.ts";
export { type StepTermsSettings, termsOfSteps } from "./implementation/commitments/terms-of-steps.ts";
export type { TermsProblem } from "./implementation/commitments/terms-problems.ts";
export { assertNever } from "./lib/assert-never.ts";
export { canonicalJson } from "./lib/canonical-json.ts";
export { type Hash, headAfter } from "./lib/chain.ts";
export { isInstant, isTimeZone } from "./lib/civil-time.ts";
export { own } from "./lib/own.ts";
export { failed, ok, type Result } from "./lib/result.ts";
export { Rng, type RngState } from "./lib/rng.ts";
export type { Alternative, Chance } from "./model/alternative.ts";
export { caseSeenBy } from "./model/case-seen-by.ts";
export type * from "./model/case.ts";
export type * from "./model/combination.ts";
export type { GroundworkBar } from "./model/groundwork-bar.ts";
export { bodyId, ID_PATTERN, issueId, optionId, partyId, stateId, stepId, stipulationId, unknownId } from "./model/ids.ts";
export type { BodyId, IssueId, OptionId, PartyId, StateId, StepId, StipulationId, ThemeId, UnknownId } from "./model/ids.ts";
export type * from "./model/issue.ts";
export { optionIds } from "./model/outcome-space.ts";
export type { Perspective, PerspectiveRefusal } from "./model/perspective.ts";
export type * from "./model/preferences.ts";
export { likely, type Quantity, type Range } from "./model/quantity.ts";
export type * from "./model/record-entry.ts";
export { redLinesInForce } from "./model/red-lines-in-force.ts";
export type * from "./model/step.ts";
export { alternativeWorth, type AlternativeChoice } from "./preparation/alternative-worth.ts";
export type { Comparison, Contradiction, Statable } from "./preparation/contradiction.ts";
export { contradictions } from "./preparation/contradictions.ts";
export { type InterviewAnswer, type Question, questionCost } from "./preparation/interview.ts";
export { INTERVIEW, type InterviewSettings, nextQuestion, openingCost, questionOf, spent } from "./preparation/next-question.ts";
export { type Prepared, preparedPreferences } from "./preparation/prepared-preferences.ts";
export { rankIntervals, rankWeights } from "./preparation/rank-weights.ts";
export { interviewSubject, type Subject } from "./preparation/subject.ts";
export { swingWeights } from "./preparation/swing-weights.ts";
export type * from "./session/action.ts";
export type { Actor } from "./session/actor.ts";
export { type Audience, sees, type Viewer } from "./session/audience.ts";
export { chainFaults, type ChainFault, type Disclosed, firstHead, link, type Link } from "./session/chain.ts";
export { decide } from "./session/decide.ts";
export type { Decision } from "./session/deciding.ts";
export type { EventKind, Fact, SessionEvent } from "./session/event.ts";
export { evolve, fold } from "./session/evolve.ts";
export { groundworkReport } from "./session/groundwork-report.ts";
export { redLinesCrossed } from "./session/red-lines-crossed.ts";
export type { Refusal, RefusalCode } from "./session/refusal.ts";
export { type SessionCase, sessionCase } from "./session/session-case.ts";
export { exportFaults, type KeptLog, type Receipt, type SessionExport, sessionExport } from "./session/session-export.ts";
export type { Deadline, ProtocolSettings, SessionSetup } from "./session/setup.ts";
export type { Ending, OfferContent, SessionState, StandingOffer } from "./session/state.ts";
export { unopened } from "./session/state.ts";
export type * from "./session/view.ts";
export { partyView, viewFor, viewOf } from "./session/view-for.ts";
export { type CaseMeasures, caseMeasures } from "./simulation/case-measures.ts";
export { derivedSeed } from "./simulation/derived-seed.ts";
export { type Game, type GameInput, type GameRefusal, type GameSettings, type Forfeit } from "./simulation/game.ts";
export type * from "./simulation/game-result.ts";
export { type GameScore, type MoveCounts, type PartyScore, SCORE_FORMULAS } from "./simulation/game-score.ts";
export type { Mediator } from "./simulation/mediator.ts";
export { MOVE_CLASSES, type MoveClass, moveClass, ROUNDING } from "./simulation/move-class.ts";
export { play } from "./simulation/play.ts";
export { playAsync } from "./simulation/play-async.ts";
export type * from "./simulation/player.ts";
export { replayGame } from "./simulation/replay-game.ts";
export {
  type CaseStanding,
  type Encounter,
  type Figure,
  type FigureName,
  FIGURES,
  type Standings,
  type StrategyStanding,
} from "./simulation/standings-table.ts";
export { score } from "./simulation/score.ts";
export { mutatingMediator } from "./simulation/single-text/mutating-mediator.ts";
export { blindBidder } from "./simulation/blind-bids/blind-bidder.ts";
export { type Temper, textVoter } from "./simulation/single-text/text-voter.ts";
export { standings } from "./simulation/standings.ts";
export { tournament } from "./simulation/tournament.ts";
export { gameResult, seated, tournamentGame } from "./simulation/tournament-game.ts";
export { type TournamentPlan, tournamentPlan } from "./simulation/tournament-plan.ts";
export type { TournamentProblem } from "./simulation/tournament-problem.ts";
export type * from "./simulation/tournament-settings.ts";
export { START_AT, tournamentSetup } from "./simulation/tournament-setup.ts";
export { houseStrategies } from "./strategies/house-strategies.ts";
export { type OwnUtility, ownUtility } from "./strategies/inverse-utility/own-utility.ts";
export { ownUtilityOf } from "./strategies/own-utility-of.ts";
export type { About } from "./strategies/registry/about.ts";
export type { NamedEntry } from "./strategies/registry/named-entries.ts";
export type { Parameter } from "./strategies/registry/parameter.ts";
export type { StrategyProblem } from "./strategies/registry/strategy-problem.ts";
export { entriesOf, REGISTRY, strategyOf } from "./strategies/registry.ts";
export type * from "./strategies/strategy.ts";

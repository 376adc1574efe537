// The server's contract: what a client may know of it. Nothing here but schemas, and types of the engine.
export { askCounterOffers, askGuard, askReading, askVerdict } from "./advice-contracts.ts";
export { readAuditLog } from "./audit-contracts.ts";
export { letBotSitIn, listBots, seatBot, takeBot } from "./bot-contracts.ts";
export {
  changeBrief,
  type LiveBriefMessage,
  liveBriefMessage,
  readBrief,
  readBriefHistory,
  watchBrief,
} from "./brief-contracts.ts";
export {
  dropCase,
  exportCase,
  importCase,
  listCaseHolders,
  listCases,
  listCaseVersions,
  readCase,
  shareCase,
  unshareCase,
} from "./case-contracts.ts";
export { Client, type ClientMeans, type NoAnswer, type Request } from "./client.ts";
export { deed } from "./deed.ts";
export {
  actOnAll,
  changeJoining,
  createExercise,
  dropExercise,
  type ExerciseMessage,
  exerciseMessage,
  exportDebrief,
  joinExercise,
  listExercises,
  openDebrief,
  pairExercise,
  readDebrief,
  readDeedOnAll,
  readExercise,
  readPlace,
  removeFromExercise,
  watchExercise,
} from "./exercise-contracts.ts";
export { eraseFile, FILE_TYPES, listFiles, readFile, uploadFile } from "./file-contracts.ts";
export { eraseEventTexts, eraseMe, exportTable, importTable, LEAVE_WORDS, readMyData } from "./keeping-contracts.ts";
export { readMe } from "./me-contract.ts";
export type { SeatRole } from "./parts.ts";
export { type Problem, problemDocument, type ProblemDocument } from "./problem.ts";
export { type ProblemCode, PROBLEMS } from "./problem-codes.ts";
export type { Input, Output, RouteContract, Who } from "./route-contract.ts";
export {
  actInRecord,
  beginRecord,
  consentToRecord,
  exportRecord,
  listRecordEvents,
  listRecords,
  nameRecordBody,
  readRecord,
  type RecordMessage,
  recordMessage,
  watchRecord,
} from "./record-contracts.ts";
export { listSeatLinks, makeSeatLink, revokeSeatLink } from "./seat-link-contracts.ts";
export { changeSeat, giveSeat, listSeats, takeSeat } from "./seat-contracts.ts";
export { type Seqs, seqsOfText, textOfSeqs } from "./seqs.ts";
export { act, createSession, exportSession, type LiveMessage, liveMessage, readSession, watchSession } from "./session-contracts.ts";
export { beginSignIn, chooseIssuer, signOut, signOutEverywhere } from "./sign-in-contracts.ts";
export { listTokens, makeToken, revokeToken } from "./token-contracts.ts";
export { createTable, listTables, readTable } from "./table-contracts.ts";
export { askAnalysis, askExchangePlan, askVerification } from "./table-advice-contracts.ts";
export {
  createSimulation,
  endSimulation,
  listSimulationGames,
  listSimulations,
  readSimulation,
  readSimulationResults,
  readSimulationTable,
  replaySimulationGame,
  watchSimulation,
} from "./simulation-contracts.ts";
export { type TaskMessage, taskMessage } from "./task-parts.ts";
export {
  createTournament,
  endTournament,
  listTournamentGames,
  listTournaments,
  readTournament,
  readTournamentResults,
  readTournamentTable,
  replayTournamentGame,
  watchTournament,
} from "./tournament-contracts.ts";

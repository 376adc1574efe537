// The runner's public names.
export {
  type AppendProblem,
  appendToRecordFile,
  beginRecordFile,
  mendRecordFile,
  readRecordBytes,
  type RecordProblem,
} from "./commitments/record-file.ts";
export { lockOf } from "./journal/journal-lock.ts";
export type { OpenJournalProblem } from "./journal/journal.ts";
export { type JournalProblem, type ReadJournal, readJournal } from "./journal/read-journal.ts";
export type { RunPlan } from "./journal/run-plan.ts";
export { isProgramName, type ProgramCommand, programCommand } from "./outside/program-command.ts";
export { LocalDesk, type ProgramDesk } from "./outside/program-desk.ts";
export { ProgramPlayer } from "./outside/program-player.ts";
export { TIME_LIMITS, type TimeLimits } from "./outside/time-limits.ts";
export { type GamesToRun, runGames } from "./pool/run-games.ts";
export {
  type JournalWish,
  runTournament,
  type TournamentProgress,
  type TournamentRun,
  type TournamentRunProblem,
  type TournamentRunResult,
} from "./run-tournament.ts";
export {
  type GameFrame,
  GAME_FORMAT,
  type GameRecord,
  gameRecord,
  PERSON,
  type RecordedPlayer,
  unfinishedRecord,
} from "./record/game-record.ts";
export { type GameToPlay, playGame, type PlayedGame } from "./record/play-game.ts";
export { type GameRecordProblem, type ReadGameRecord, readGameRecord } from "./record/read-game-record.ts";
export { housePlayers, type Replay, type ReplayProblem, replayRecord } from "./record/replay-record.ts";
export { type JournalReplay, type JournalReplayProblem, replayJournalGame, replayResult } from "./record/replay-journal-game.ts";

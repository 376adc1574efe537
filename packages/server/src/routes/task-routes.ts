import {
  createSimulation,
  endSimulation,
  listSimulationGames,
  listSimulations,
  readSimulation,
  readSimulationResults,
  readSimulationTable,
  replaySimulationGame,
  watchSimulation,
} from "../contract/simulation-contracts.ts";
import {
  createTournament,
  endTournament,
  listTournamentGames,
  listTournaments,
  readTournament,
  readTournamentResults,
  readTournamentTable,
  replayTournamentGame,
  watchTournament,
} from "../contract/tournament-contracts.ts";
import type { Services } from "../services.ts";
import { servedToCaller, type ServedRoute, streamedToCaller } from "./served-route.ts";

/** What the server works off by itself. */
export const taskRoutes = ({ tournaments, simulations }: Pick<Services, "tournaments" | "simulations">): readonly ServedRoute[] => [
  servedToCaller(createTournament, tournaments.create),
  servedToCaller(listTournaments, tournaments.list),
  servedToCaller(readTournament, tournaments.read),
  streamedToCaller(watchTournament, tournaments.watch),
  servedToCaller(readTournamentResults, tournaments.results),
  servedToCaller(listTournamentGames, tournaments.games),
  servedToCaller(readTournamentTable, tournaments.table),
  servedToCaller(replayTournamentGame, tournaments.replay),
  servedToCaller(endTournament, tournaments.end),
  servedToCaller(createSimulation, simulations.create),
  servedToCaller(listSimulations, simulations.list),
  servedToCaller(readSimulation, simulations.read),
  streamedToCaller(watchSimulation, simulations.watch),
  servedToCaller(readSimulationResults, simulations.results),
  servedToCaller(listSimulationGames, simulations.games),
  servedToCaller(readSimulationTable, simulations.table),
  servedToCaller(replaySimulationGame, simulations.replay),
  servedToCaller(endSimulation, simulations.end),
];

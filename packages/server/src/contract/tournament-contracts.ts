import * as z from "zod";
import type { RouteContract } from "./route-contract.ts";
import { askedTournament, task } from "./task-parts.ts";
import { creating, ending, listing, listingGames, reading, readingResults, readingTable, replaying, watching } from "./task-usual.ts";

export const createTournament = {
  ...creating,
  id: "createTournament",
  path: "/api/tournaments",
  summary: "Have strategies play against each other on cases whose briefs you have",
  body: askedTournament,
} as const satisfies RouteContract;

export const listTournaments = {
  ...listing,
  id: "listTournaments",
  path: "/api/tournaments",
  summary: "Your tournaments, the latest first",
} as const satisfies RouteContract;

export const readTournament = {
  ...reading,
  id: "readTournament",
  path: "/api/tournaments/{task}",
  summary: "How far a tournament of yours is, and what it was asked to be",
  answer: { kind: "json", status: 200, schema: z.object({ ...task.shape, asked: askedTournament }) },
} as const satisfies RouteContract;

export const watchTournament = {
  ...watching,
  id: "watchTournament",
  path: "/api/tournaments/{task}/live",
  summary: "How a tournament of yours goes on",
} as const satisfies RouteContract;

export const readTournamentResults = {
  ...readingResults,
  id: "readTournamentResults",
  path: "/api/tournaments/{task}/results",
  summary: "The standings of a tournament of yours that is done",
} as const satisfies RouteContract;

export const listTournamentGames = {
  ...listingGames,
  id: "listTournamentGames",
  path: "/api/tournaments/{task}/games",
  summary: "The games of a tournament of yours that is done",
} as const satisfies RouteContract;

export const readTournamentTable = {
  ...readingTable,
  id: "readTournamentTable",
  path: "/api/tournaments/{task}/games.csv",
  summary: "The same as a table: a row for each seat of each game",
} as const satisfies RouteContract;

export const replayTournamentGame = {
  ...replaying,
  id: "replayTournamentGame",
  path: "/api/tournaments/{task}/games/{number}",
  summary: "A game of a tournament of yours, played again event by event",
} as const satisfies RouteContract;

export const endTournament = {
  ...ending,
  id: "endTournament",
  path: "/api/tournaments/{task}",
  summary: "Cancel a tournament of yours; one that has ended is erased",
} as const satisfies RouteContract;

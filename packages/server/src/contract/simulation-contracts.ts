import * as z from "zod";
import type { RouteContract } from "./route-contract.ts";
import { askedSimulation, task } from "./task-parts.ts";
import { creating, ending, listing, listingGames, reading, readingResults, readingTable, replaying, watching } from "./task-usual.ts";

export const createSimulation = {
  ...creating,
  id: "createSimulation",
  path: "/api/simulations",
  summary: "Play one case, once or many times, with a strategy in each seat",
  body: askedSimulation,
} as const satisfies RouteContract;

export const listSimulations = {
  ...listing,
  id: "listSimulations",
  path: "/api/simulations",
  summary: "Your simulations, the latest first",
} as const satisfies RouteContract;

export const readSimulation = {
  ...reading,
  id: "readSimulation",
  path: "/api/simulations/{task}",
  summary: "How far a simulation of yours is, and what it was asked to be",
  answer: { kind: "json", status: 200, schema: z.object({ ...task.shape, asked: askedSimulation }) },
} as const satisfies RouteContract;

export const watchSimulation = {
  ...watching,
  id: "watchSimulation",
  path: "/api/simulations/{task}/live",
  summary: "How a simulation of yours goes on",
} as const satisfies RouteContract;

export const readSimulationResults = {
  ...readingResults,
  id: "readSimulationResults",
  path: "/api/simulations/{task}/results",
  summary: "What the games of a simulation of yours that is done say of its strategies",
} as const satisfies RouteContract;

export const listSimulationGames = {
  ...listingGames,
  id: "listSimulationGames",
  path: "/api/simulations/{task}/games",
  summary: "The games of a simulation of yours that is done",
} as const satisfies RouteContract;

export const readSimulationTable = {
  ...readingTable,
  id: "readSimulationTable",
  path: "/api/simulations/{task}/games.csv",
  summary: "The same as a table: a row for each seat of each game",
} as const satisfies RouteContract;

export const replaySimulationGame = {
  ...replaying,
  id: "replaySimulationGame",
  path: "/api/simulations/{task}/games/{number}",
  summary: "A game of a simulation of yours, played again event by event",
} as const satisfies RouteContract;

export const endSimulation = {
  ...ending,
  id: "endSimulation",
  path: "/api/simulations/{task}",
  summary: "Cancel a simulation of yours; one that has ended is erased",
} as const satisfies RouteContract;

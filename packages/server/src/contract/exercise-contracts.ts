import * as z from "zod";
import {
  debriefAnswer,
  deedOnAll,
  exerciseAccount,
  exerciseDeed,
  exerciseOverview,
  exerciseSummary,
  newExercise,
  pairing,
} from "./exercise-parts.ts";
import { ended, uuid } from "./parts.ts";
import type { RouteContract } from "./route-contract.ts";
import { KEPT } from "./kept-usual.ts";
import { USUAL } from "./usual.ts";

// Who leads an exercise, and who has joined it, the services know; no route of these is asked as a seat.

/** Bytes. A roster of some hundred names, or as many seats, is the largest. */
const LARGE_BODY = 128 * 1024;

const params = z.strictObject({ exercise: uuid });
const anonymous = z.strictObject({ anonymous: z.enum(["true", "false"]).optional() });

export const createExercise = {
  ...KEPT,
  id: "createExercise",
  method: "POST",
  path: "/api/exercises",
  summary: "Open many tables on one case, each with one session; you are the facilitator of all. The code to join by is told this once",
  who: "signedIn",
  body: newExercise,
  bodyLimit: LARGE_BODY,
  audit: "exerciseOpened",
  answer: {
    kind: "json",
    status: 201,
    schema: z.object({ ...exerciseSummary.shape, tables: z.int(), joinCode: z.string().nullable() }),
  },
  problems: ["keyUsedOtherwise", "notFound", "notAllowed", "tooMany"],
} as const satisfies RouteContract;

export const listExercises = {
  ...USUAL,
  id: "listExercises",
  method: "GET",
  path: "/api/exercises",
  summary: "The exercises that you lead or have joined, the newest first",
  who: "signedIn",
  answer: { kind: "json", status: 200, schema: z.object({ exercises: z.array(exerciseSummary).readonly(), account: exerciseAccount }) },
} as const satisfies RouteContract;

export const joinExercise = {
  ...USUAL,
  id: "joinExercise",
  method: "POST",
  path: "/api/exercises/join",
  summary: "Join an exercise by its code, as yourself",
  who: "signedIn",
  body: z.strictObject({ code: z.string().max(100) }),
  audit: "exerciseJoined",
  answer: { kind: "json", status: 200, schema: exerciseSummary },
  problems: ["notFound", "notAllowed", "tooMany"],
} as const satisfies RouteContract;

export const readExercise = {
  ...USUAL,
  id: "readExercise",
  method: "GET",
  path: "/api/exercises/{exercise}",
  summary: "How all tables of an exercise are, and who waits",
  who: "signedIn",
  params,
  answer: { kind: "json", status: 200, schema: exerciseOverview },
  problems: ["notFound", "notAllowed"],
} as const satisfies RouteContract;

export const exerciseMessage = z.discriminatedUnion("kind", [z.object({ kind: z.literal("overview"), overview: exerciseOverview }), ended]);
export type ExerciseMessage = z.output<typeof exerciseMessage>;

export const watchExercise = {
  ...USUAL,
  id: "watchExercise",
  method: "GET",
  path: "/api/exercises/{exercise}/live",
  summary: "The same as it changes, looked at every other second",
  who: "signedIn",
  params,
  answer: { kind: "stream", status: 200, schema: exerciseMessage, idOf: (_message: ExerciseMessage) => null },
  problems: ["notFound", "notAllowed"],
} as const satisfies RouteContract;

export const readPlace = {
  ...USUAL,
  id: "readPlace",
  method: "GET",
  path: "/api/exercises/{exercise}/place",
  summary: "Your own table in an exercise that you have joined; null while you wait for one",
  who: "signedIn",
  params,
  answer: {
    kind: "json",
    status: 200,
    schema: z.object({ ...exerciseSummary.shape, place: z.object({ table: uuid, session: uuid, seat: uuid }).nullable() }),
  },
  problems: ["notFound"],
} as const satisfies RouteContract;

export const changeJoining = {
  ...USUAL,
  id: "changeJoining",
  method: "PUT",
  path: "/api/exercises/{exercise}/joining",
  summary: "Let people join, or no longer; make a new code, told this once, or take the code back",
  who: "signedIn",
  params,
  body: z.strictObject({ joining: z.enum(["open", "closed"]).optional(), code: z.enum(["new", "revoked"]).optional() }),
  audit: "exerciseJoiningChanged",
  answer: {
    kind: "json",
    status: 200,
    schema: z.object({ joining: z.enum(["open", "closed"]), hasCode: z.boolean(), joinCode: z.string().nullable() }),
  },
  problems: ["notFound", "notAllowed"],
} as const satisfies RouteContract;

export const pairExercise = {
  ...KEPT,
  id: "pairExercise",
  method: "PUT",
  path: "/api/exercises/{exercise}/pairing",
  summary: "Seat those who have joined: at random, as they came, or as told",
  who: "signedIn",
  params,
  body: pairing,
  bodyLimit: LARGE_BODY,
  audit: "exercisePaired",
  answer: {
    kind: "json",
    status: 200,
    schema: z.object({ seated: z.int(), bots: z.int(), waiting: z.int(), seed: z.int().nullable() }),
  },
  problems: ["keyUsedOtherwise", "notFound", "notAllowed"],
} as const satisfies RouteContract;

export const actOnAll = {
  ...KEPT,
  id: "actOnAll",
  method: "POST",
  path: "/api/exercises/{exercise}/deeds",
  summary: "Start, pause, resume, extend or stop all sessions, in the background; what is refused at one table stops no other",
  who: "signedIn",
  params,
  body: z.strictObject({ deed: deedOnAll, tables: z.array(z.int().min(1)).max(100).optional() }),
  audit: "exerciseDeed",
  answer: { kind: "json", status: 201, schema: exerciseDeed },
  problems: ["keyUsedOtherwise", "notFound", "notAllowed", "tooMany"],
} as const satisfies RouteContract;

export const readDeedOnAll = {
  ...USUAL,
  id: "readDeedOnAll",
  method: "GET",
  path: "/api/exercises/{exercise}/deeds/{deed}",
  summary: "What came of it so far at every table",
  who: "signedIn",
  params: z.strictObject({ exercise: uuid, deed: uuid }),
  answer: { kind: "json", status: 200, schema: exerciseDeed },
  problems: ["notFound", "notAllowed"],
} as const satisfies RouteContract;

export const removeFromExercise = {
  ...USUAL,
  id: "removeFromExercise",
  method: "DELETE",
  path: "/api/exercises/{exercise}/people/{person}",
  summary: "Let somebody be of the exercise no more; their seats at its tables go, and what they did there stays",
  who: "signedIn",
  params: z.strictObject({ exercise: uuid, person: uuid }),
  audit: "exercisePersonRemoved",
  answer: { kind: "nothing", status: 204 },
  problems: ["notFound", "notAllowed"],
} as const satisfies RouteContract;

export const dropExercise = {
  ...USUAL,
  id: "dropExercise",
  method: "DELETE",
  path: "/api/exercises/{exercise}",
  summary: "Drop an exercise: its code, its roster, who joined, its debrief. Its tables stay as they are, with you as their facilitator",
  who: "signedIn",
  params,
  audit: "exerciseDropped",
  answer: { kind: "nothing", status: 204 },
  problems: ["notFound", "notAllowed"],
} as const satisfies RouteContract;

export const readDebrief = {
  ...USUAL,
  id: "readDebrief",
  method: "GET",
  path: "/api/exercises/{exercise}/debrief",
  summary:
    "What came of all tables, by the true numbers of all; students read it without names, once it is open and every table that began is over",
  who: "signedIn",
  params,
  query: anonymous,
  answer: { kind: "json", status: 200, schema: debriefAnswer },
  problems: ["notFound", "notAllowed", "refused", "tooLong", "busy", "superseded"],
} as const satisfies RouteContract;

export const exportDebrief = {
  ...readDebrief,
  id: "exportDebrief",
  path: "/api/exercises/{exercise}/debrief.csv",
  summary: "The same, a line a table",
  answer: { kind: "file", status: 200, mediaTypes: ["text/csv"] },
} as const satisfies RouteContract;

export const openDebrief = {
  ...USUAL,
  id: "openDebrief",
  method: "PUT",
  path: "/api/exercises/{exercise}/debrief",
  summary: "Show students the debrief, without names, once every table that began is over, or no longer",
  who: "signedIn",
  params,
  body: z.strictObject({ open: z.boolean() }),
  audit: "debriefOpened",
  answer: { kind: "json", status: 200, schema: z.object({ isDebriefOpen: z.boolean(), waitsFor: z.int() }) },
  problems: ["notFound", "notAllowed"],
} as const satisfies RouteContract;

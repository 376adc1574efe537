import type { SeatRole } from "../contract/parts.ts";
import type { Problem } from "../contract/problem.ts";
import type { Seat } from "./seat.ts";

/** What can be done with a table and what belongs to it. */
export type Verb =
  | "read"
  | "watch"
  | "export"
  | "act"
  | "giveSeat"
  | "seatBot"
  | "linkSeat"
  | "changeSeat"
  | "takeSeat"
  | "leave"
  | "createSession"
  | "readAudit"
  | "eraseTexts"
  | "exportTable"
  | "advise"
  | "readBrief"
  | "editBrief"
  | "beginRecord"
  | "nameBody"
  | "keepFile";

type Role = SeatRole["role"];

/**
 * Who may what, a line each. What a seat sees when it may read is made by the engine for that seat; what it may do when it may act is for the
 * session to decide. Nobody without a seat may do anything, nor learn that there is something.
 */
const MAY: Readonly<Record<Role, readonly Verb[]>> = {
  head: ["read", "watch", "leave", "export", "act", "advise", "beginRecord", "keepFile", "readBrief", "editBrief"],
  member: ["read", "watch", "leave", "export", "act", "advise", "keepFile", "readBrief", "editBrief"],
  adviser: ["read", "watch", "leave", "export", "advise", "readBrief"],
  observer: ["read", "watch", "leave", "export"],
  mediator: ["read", "watch", "leave", "export", "act", "keepFile"],
  facilitator: [
    "read",
    "watch",
    "leave",
    "export",
    "act",
    "giveSeat",
    "seatBot",
    "linkSeat",
    "changeSeat",
    "takeSeat",
    "createSession",
    "readAudit",
    "eraseTexts",
    "exportTable",
    "advise",
    "beginRecord",
    "nameBody",
    "keepFile",
    "readBrief",
  ],
};

/** Why not; null: it may. */
export function accessProblem(seat: Seat | null, verb: Verb): Problem | null {
  if (seat === null) return { code: "notFound" };
  return MAY[seat.is.role].includes(verb) ? null : { code: "notAllowed", detail: DETAILS[verb] };
}

const DETAILS: Readonly<Record<Verb, string>> = {
  read: "This seat may not look.",
  watch: "This seat may not look.",
  export: "This seat may not look.",
  act: "This seat looks on; it does not act.",
  giveSeat: "Only the facilitator gives seats.",
  seatBot: "Only the facilitator seats bots.",
  linkSeat: "Only the facilitator makes links to seats, and sees which there are.",
  changeSeat: "Only the facilitator makes another of a seat.",
  takeSeat: "Only the facilitator takes seats away.",
  leave: "This seat may not be left.",
  createSession: "Only the facilitator adds sessions.",
  readAudit: "Only the facilitator reads the audit log.",
  eraseTexts: "Only the facilitator erases what others wrote.",
  exportTable: "Only the facilitator takes a whole table along.",
  beginRecord: "Heads and facilitators begin records.",
  nameBody: "Only the facilitator names who speaks for a body.",
  keepFile: "This seat looks on; it keeps no files here.",
  readBrief: "This seat may not look.",
  editBrief: "Only heads and members of a delegation edit its brief.",
  advise: "Advice is for the sides; this seat is on none.",
};

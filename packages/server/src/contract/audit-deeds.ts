import * as z from "zod";
import { caseHash, uuid } from "./parts.ts";

const of = <Facts extends z.ZodRawShape>(facts: Facts) => z.strictObject(facts);
const role = z.string().max(40);
const party = z.string().max(80).nullable();

/**
 * Every deed of the audit log, with the facts that are kept of it: ids, and words of the program. Never a title, a name or anything else that
 * somebody wrote: the log outlives what is erased. Who did it, when and at which table stands beside them.
 */
export const AUDIT_DEEDS = {
  caseImported: of({ caseHash }),
  caseShared: of({ caseHash, person: uuid.nullable() }),
  caseUnshared: of({ caseHash, person: uuid.nullable() }),
  caseDropped: of({ caseHash }),
  tableOpened: of({ caseHash }),
  tableImported: of({ caseHash, from: uuid.nullable() }),
  /** With what all sides have said. */
  tableExported: of({}),
  tableErased: of({}),
  seatGiven: of({ seat: uuid, person: uuid, role, party }),
  seatTaken: of({ seat: uuid, person: uuid, role, party }),
  /** With what it is now. */
  seatChanged: of({ seat: uuid, person: uuid, role, party }),
  /** `person`: the bot itself. */
  botSeated: of({ seat: uuid, person: uuid, standsInFor: uuid.nullable(), party }),
  botTaken: of({ seat: uuid, person: uuid, givenBackTo: uuid.nullable() }),
  seatLinkMade: of({ link: uuid, role, party }),
  seatLinkRevoked: of({ link: uuid }),
  /** Somebody came by it, and has the seat now. */
  seatLinkUsed: of({ link: uuid, seat: uuid.nullable(), person: uuid }),
  consoleLinkUsed: of({ person: uuid }),
  /** Of a program that asks in somebody's name. */
  tokenMade: of({ token: uuid, rights: z.string().max(40) }),
  tokenRevoked: of({ token: uuid }),
  sessionAdded: of({ session: uuid }),
  /** By somebody who sees what is not their own. */
  sessionExported: of({ session: uuid }),
  recordAdded: of({ record: uuid }),
  /** A proposal of terms was taken back. */
  recordWithdrawn: of({ record: uuid }),
  recordBodyNamed: of({ record: uuid, body: z.string().max(80), seat: uuid.nullable() }),
  recordExported: of({ record: uuid }),
  fileErased: of({ file: z.string().max(80) }),
  jobStarted: of({ job: uuid, kind: z.string().max(40) }),
  jobStopped: of({ job: uuid, kind: z.string().max(40) }),
  exerciseOpened: of({ exercise: uuid, caseHash, tables: z.int() }),
  exerciseJoined: of({ exercise: uuid, person: uuid }),
  exerciseJoiningChanged: of({ exercise: uuid, joining: z.string().max(40), hasCode: z.boolean() }),
  exercisePaired: of({ exercise: uuid, seated: z.int(), bots: z.int() }),
  /** Asked of so many tables; what comes of it, each of their sessions tells. */
  exerciseDeed: of({ exercise: uuid, exerciseDeed: uuid, kind: z.string().max(40), tables: z.int() }),
  exercisePersonRemoved: of({ exercise: uuid, person: uuid }),
  exerciseDropped: of({ exercise: uuid, tables: z.int() }),
  debriefOpened: of({ exercise: uuid, open: z.boolean() }),
  /** What somebody said is gone; what they did is still to be seen. */
  textsErased: of({ session: uuid.nullable(), person: uuid.nullable() }),
  personErased: of({ person: uuid }),
  backupBegun: of({}),
  backupRestored: of({ rows: z.int().min(0), madeAt: z.string().max(40) }),
} as const satisfies Readonly<Record<string, z.ZodObject>>;

export type AuditDeed = keyof typeof AUDIT_DEEDS;
export type AuditFacts<Deed extends AuditDeed> = z.input<(typeof AUDIT_DEEDS)[Deed]>;

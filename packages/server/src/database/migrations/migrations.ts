import { firstTables } from "./0001-first-tables.ts";
import { signInAttempts } from "./0002-sign-in-attempts.ts";
import { dueSessions } from "./0003-due-sessions.ts";
import { shelvesAndChanges } from "./0004-shelves-and-changes.ts";
import { recordsAndFiles } from "./0005-records-and-files.ts";
import { tasks } from "./0006-tasks.ts";
import { severalSeats } from "./0007-several-seats.ts";
import { keeping } from "./0008-keeping.ts";
import { seatLinks } from "./0010-seat-links.ts";
import { bots } from "./0011-bots.ts";
import { exercises } from "./0012-exercises.ts";
import { tablesTakenIn } from "./0013-tables-taken-in.ts";
import { tokens } from "./0015-tokens.ts";
import { deedsOnAllTables } from "./0016-deeds-on-all-tables.ts";
import { failuresAndWithdrawals } from "./0017-failures-and-withdrawals.ts";
import { ownBriefsOnly } from "./0018-own-briefs-only.ts";
import { roomForFiles } from "./0019-room-for-files.ts";
import { keptAnswers } from "./0020-kept-answers.ts";
import type { Migration } from "./migration.ts";

/** In the order in which they are done. */
export const MIGRATIONS: readonly Migration[] = [
  firstTables,
  signInAttempts,
  dueSessions,
  shelvesAndChanges,
  recordsAndFiles,
  tasks,
  severalSeats,
  keeping,
  seatLinks,
  bots,
  exercises,
  tablesTakenIn,
  tokens,
  deedsOnAllTables,
  failuresAndWithdrawals,
  ownBriefsOnly,
  roomForFiles,
  keptAnswers,
];

import pg from "pg";
import { DatabaseLost, SqlError } from "../sql-errors.ts";

/** Of PostgreSQL where it goes, is not there yet, or takes no more: connection exceptions, operator intervention, too many connections. */
const GONE = /^(?:08|57P0|53300)/;

/** What the driver throws, as ours. Without details, which quote values. */
export function plainError(error: unknown): Error {
  if (error instanceof pg.DatabaseError && error.code !== undefined && !GONE.test(error.code))
    return new SqlError(error.code, error.message);
  if (!(error instanceof Error)) return new DatabaseLost("The database cannot be reached.");
  // What a type could not be read as is a bug, and no matter of the connection.
  if (error instanceof RangeError || error instanceof TypeError) return error;
  const code = "code" in error ? String(error.code) : error.message;
  return new DatabaseLost(`The database cannot be reached, or was lost (${code}).`);
}

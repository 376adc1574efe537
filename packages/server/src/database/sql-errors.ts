/** What the database said no to. Has no more than the code and the message: details quote values. */
export class SqlError extends Error {
  /** SQLSTATE. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "SqlError";
    this.code = code;
  }
}

/** The connection to the database, or the database itself, has gone. */
export class DatabaseLost extends Error {
  /** Whether what was to be kept may be kept: it went while it was asked to keep it. */
  readonly mayBeKept: boolean;

  constructor(message: string, kept: "notKept" | "mayBeKept" = "notKept") {
    super(message);
    this.name = "DatabaseLost";
    this.mayBeKept = kept === "mayBeKept";
  }
}

export const isUniqueViolation = (error: unknown): boolean => error instanceof SqlError && error.code === "23505";

/** Something refers to what is not there, or what is gone is still referred to. */
export const isReferenceViolation = (error: unknown): boolean => error instanceof SqlError && error.code === "23503";

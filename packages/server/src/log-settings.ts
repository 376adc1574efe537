import type { FastifyServerOptions } from "fastify";
import type { Settings } from "./settings.ts";

/** Where lines of the log go, each one JSON object. */
export interface LogLines {
  readonly write: (line: string) => void;
}

const LONGEST_STACK = 4000;
const LONGEST_LINE = 300;

/**
 * What the log may hold: never a header, a body, a query or a filled-in address, all of which may be secret. The redaction is for whoever
 * logs a request some day all the same.
 */
export const logSettings = ({ logLevel }: Settings, lines: LogLines): NonNullable<FastifyServerOptions["logger"]> => ({
  level: logLevel,
  stream: lines,
  base: null,
  redact: { paths: ["headers", "body", "query", "params", "*.headers", "*.body", "*.query", "*.params"], remove: true },
  serializers: { err: shownError, req: ({ method }) => ({ method }), res: ({ statusCode }) => ({ statusCode }) },
});

/** The database quotes values in its messages, and its embedded kind whole source lines in its stacks. */
function shownError(error: Error & { readonly code?: unknown; readonly severity?: unknown }) {
  const [, ...frames] = (error.stack ?? "").split("\n    at ");
  const at = frames.map((frame) => frame.split("\n")[0]?.slice(0, LONGEST_LINE)).join("\n");
  return {
    type: error.name,
    message: error.severity === undefined ? error.message.slice(0, LONGEST_LINE) : "withheld, for the database quotes values",
    stack: at.slice(0, LONGEST_STACK),
    ...(typeof error.code === "string" ? { code: error.code } : {}),
  };
}

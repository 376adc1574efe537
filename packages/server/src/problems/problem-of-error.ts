import type { Problem } from "../contract/problem.ts";
import { PROBLEMS, type ProblemCode } from "../contract/problem-codes.ts";
import { BodyBroken } from "../routes/received-bytes.ts";
import { DatabaseLost } from "../database/sql-errors.ts";

const BY_CODE: Readonly<Record<string, Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: "tooLarge", detail: "Send less at once." },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: "wrongMediaType", detail: "Send application/json." },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: "badJson", detail: "The body is empty. Send JSON, or no content type." },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: "badJson", detail: "The body cannot be read as JSON." },
  FST_ERR_BAD_URL: { code: "badRequest", detail: "The address cannot be read." },
};

const BY_STATUS: Readonly<Record<number, ProblemCode>> = Object.fromEntries(
  (["tooLarge", "wrongMediaType", "headersTooLarge", "notFound"] as const).map((code) => [PROBLEMS[code].status, code]),
);

/** What an error that was thrown means to whoever asked; null: it is ours, and nothing of it is told. */
export function problemOfError(error: unknown): Problem | null {
  if (error instanceof DatabaseLost)
    return { code: "notReady", detail: "The database was lost just now. Ask again; an action with the same key is not done twice." };
  if (error instanceof BodyBroken)
    return error.is === "tooLarge"
      ? { code: "tooLarge", detail: "Send less at once." }
      : { code: "badRequest", detail: "The body ends early." };
  if (!(error instanceof Error)) return null;
  const known = "code" in error && typeof error.code === "string" ? BY_CODE[error.code] : undefined;
  if (known !== undefined) return known;
  // What the web framework blames on the client. Nothing else sets a status on its errors.
  const status = "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
  if (status === 503) return { code: "notReady", detail: "The server is stopping." };
  if (status < 400 || status > 499) return null;
  const code = error instanceof SyntaxError ? "badJson" : (BY_STATUS[status] ?? "badRequest");
  return { code };
}

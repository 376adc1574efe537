import { afterAll, beforeAll, expect, test } from "vitest";
import { problemDocument } from "../contract/problem.ts";
import { PROBLEMS } from "../contract/problem-codes.ts";
import { DatabaseLost } from "../database/sql-errors.ts";
import { fromOwnPage, type RunningApp, startApp, textBody } from "../walls/running-app.fixture.ts";
import { problemDocumentOf } from "./problem-document-of.ts";
import { problemOfError } from "./problem-of-error.ts";
import { refusalProblem } from "./refusal-problem.ts";

let app: RunningApp;
beforeAll(async () => {
  app = await startApp({ environment: { SEAT_LINKS: "on" } });
});
afterAll(() => app.stop());

async function ask(path: string, init: RequestInit = {}) {
  const answer = await fetch(`${app.url}${path}`, init);
  expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  const document = problemDocument.parse(await answer.json());
  expect(document.status).toBe(answer.status);
  return document;
}

const post = (body: string, headers: Readonly<Record<string, string>> = {}) =>
  ask("/api/try/texts", { method: "POST", headers: { ...fromOwnPage(app), cookie: "who=1", ...headers }, body });

// Clients rely on them: a change here is a change for everybody.
test("codes and their statuses stay what they are", () => {
  expect(Object.fromEntries(Object.entries(PROBLEMS).map(([code, { status }]) => [code, status]))).toEqual({
    badRequest: 400,
    badJson: 400,
    wrongHost: 421,
    notSignedIn: 401,
    otherOrigin: 403,
    behindProxy: 403,
    signInAgain: 403,
    notAllowed: 403,
    notFound: 404,
    tooSlow: 408,
    stale: 409,
    keyUsedOtherwise: 409,
    notFinished: 409,
    tooManyTasks: 409,
    alreadyThere: 409,
    superseded: 409,
    noAgreement: 409,
    isEvidence: 409,
    otherContent: 409,
    noRoom: 413,
    tooLarge: 413,
    wrongMediaType: 415,
    refused: 422,
    badCase: 422,
    badBrief: 422,
    tooLong: 422,
    tooMany: 429,
    headersTooLarge: 431,
    broken: 500,
    busy: 503,
    notReady: 503,
  });
});

test("each kind of wrong request gets its code", async () => {
  expect((await ask("/nothing/here")).code).toBe("notFound");
  expect((await ask("/api/%zz")).code).toBe("badRequest");
  expect((await ask("/api/try/texts")).code).toBe("notSignedIn");
  expect((await post("{")).code).toBe("badJson");
  expect((await post("")).code).toBe("badJson");
  expect((await post('{"__proto__":{"text":"x"}}')).code).toBe("badJson");
  expect((await post(textBody("x"), { "content-type": "application/xml" })).code).toBe("wrongMediaType");
  expect((await post(textBody("x".repeat(20_000)))).code).toBe("tooLarge");
});

test("everything that is wrong with a request is told at once, with its place and what to do, and no value is quoted", async () => {
  const { code, wrong } = await ask("/api/try/texts?secret=hunter2&page=1", { headers: { cookie: "who=1" } });
  expect({ code, wrong }).toEqual({
    code: "badRequest",
    wrong: [
      { path: "query.secret", detail: "There is no such part. Leave it out." },
      { path: "query.page", detail: "There is no such part. Leave it out." },
    ],
  });
  expect(await post('{"text":["hunter2"],"more":"hunter2"}')).toMatchObject({
    wrong: [
      { path: "body.text", detail: "Give a text here." },
      { path: "body.more", detail: "There is no such part. Leave it out." },
    ],
  });
  expect((await post("{}")).wrong).toEqual([{ path: "body.text", detail: "This is missing. Give a text." }]);
  expect((await post("[]")).wrong).toEqual([{ path: "body", detail: "Give an object here." }]);
  const many = await post(JSON.stringify(Object.fromEntries(Array.from({ length: 500 }, (_, k) => [`${k}`, k]))));
  expect(many.wrong?.length).toBe(50);
});

test("what only a bug can cause tells nothing but an id, which is in the log with what happened", async () => {
  const document = await ask("/api/try/broken");
  const { id } = document;
  expect(document).toEqual({ type: "urn:detente:problem:broken", title: PROBLEMS.broken.title, status: 500, code: "broken", id });
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  const line = app.lines.find((each) => each.includes('"msg":"broken"') && each.includes(String(id)));
  expect(line).toContain("Expected nothing, got this");
});

test("a refusal by the session comes with the engine's code, path and facts", () => {
  const refusal = { code: "unknownIssue", path: "outcome.prise", facts: { issue: "prise" } } as const;
  expect(problemDocumentOf(refusalProblem(refusal))).toEqual({
    type: "urn:detente:problem:refused",
    title: PROBLEMS.refused.title,
    status: 422,
    code: "refused",
    refusal: "unknownIssue",
    path: "action.outcome.prise",
    facts: { issue: "prise" },
  });
});

test("a database that was lost is no bug of ours: ask again", () => {
  expect(problemOfError(new DatabaseLost("gone"))?.code).toBe("notReady");
  expect(problemOfError(new Error("anything"))).toBeNull();
  expect(problemOfError("anything")).toBeNull();
});

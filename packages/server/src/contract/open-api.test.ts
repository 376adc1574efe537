import { expect, test } from "vitest";
import type { RouteContract } from "./route-contract.ts";
import { askCounterOffers, askGuard, askReading, askVerdict } from "./advice-contracts.ts";
import { readCase, listCases } from "./case-contracts.ts";
import { readMe } from "./me-contract.ts";
import { openApi } from "./open-api.ts";
import { eraseFile, FILE_TYPES, listFiles, MOST_FILE_BYTES, readFile, uploadFile } from "./file-contracts.ts";
import * as records from "./record-contracts.ts";
import { isBytesBody } from "./route-contract.ts";
import { giveSeat, listSeats, takeSeat } from "./seat-contracts.ts";
import { act, createSession, exportSession, readSession, watchSession } from "./session-contracts.ts";
import { askAnalysis, askExchangePlan, askVerification } from "./table-advice-contracts.ts";
import { createTable, listTables, readTable } from "./table-contracts.ts";

const CONTRACTS: readonly RouteContract[] = [
  readMe,
  listCases,
  readCase,
  createTable,
  listTables,
  readTable,
  giveSeat,
  listSeats,
  takeSeat,
  createSession,
  readSession,
  act,
  watchSession,
  exportSession,
  askVerdict,
  askCounterOffers,
  askGuard,
  askReading,
  askAnalysis,
  askExchangePlan,
  askVerification,
  records.beginRecord,
  records.listRecords,
  records.readRecord,
  records.consentToRecord,
  records.actInRecord,
  records.listRecordEvents,
  records.watchRecord,
  records.exportRecord,
  records.nameRecordBody,
  uploadFile,
  listFiles,
  readFile,
  eraseFile,
];

const document = JSON.parse(JSON.stringify(openApi(CONTRACTS)));

test("each route is one operation, with its parameters, its body, its answer and its problems", () => {
  for (const { path, method, id, params, body, answer, problems } of CONTRACTS) {
    const operation = document.paths[path][method.toLowerCase()];
    expect(operation.operationId).toBe(id);
    const inPath = operation.parameters.filter((each: { in: string }) => each.in === "path");
    expect(inPath.map((each: { name: string }) => each.name).toSorted()).toEqual(Object.keys(params.shape).toSorted());
    expect(inPath.every((each: { required: boolean }) => each.required)).toBe(true);
    expect([...path.matchAll(/(?<=\{)\w+(?=\})/g)].map(String).toSorted()).toEqual(Object.keys(params.shape).toSorted());
    expect("requestBody" in operation).toBe(body !== null);
    expect(operation.responses[answer.status]).toBeDefined();
    const told = JSON.stringify(operation.responses);
    for (const code of problems) expect(told).toContain(`${code}: `);
  }
});

test("ids of operations, and addresses with their methods, are each used once", () => {
  expect(new Set(CONTRACTS.map(({ id }) => id)).size).toBe(CONTRACTS.length);
  expect(new Set(CONTRACTS.map(({ method, path }) => `${method} ${path}`)).size).toBe(CONTRACTS.length);
});

test("an action names its key, and may leave out what a kind does not need", () => {
  const { post } = document.paths["/api/sessions/{session}/actions"];
  expect(post.parameters).toContainEqual(expect.objectContaining({ in: "header", name: "idempotency-key", required: true }));
  const { action, expected } = post.requestBody.content["application/json"].schema.properties;
  const offer = action.oneOf.find((each: { properties: { kind: { const: string } } }) => each.properties.kind.const === "offer");
  expect(offer.required).toEqual(["kind", "outcome"]);
  expect(offer.additionalProperties).toBe(false);
  expect(expected.type).toBe("object");
});

test("no writing route is a GET, and none of them takes a larger body than it needs", () => {
  for (const { method, body, bodyLimit } of CONTRACTS) {
    if (method === "GET") expect(body).toBeNull();
    expect(bodyLimit).toBeLessThanOrEqual(isBytesBody(body) ? MOST_FILE_BYTES : 256 * 1024);
  }
});

test("bytes are of the types that are named, and have no schema", () => {
  const { requestBody } = document.paths["/api/tables/{table}/files"].post;
  expect(requestBody.content).toEqual(Object.fromEntries(FILE_TYPES.map((type) => [type, {}])));
  expect(requestBody.description).toBe(`At most ${20 * 1024 * 1024} bytes`);
  const { content } = document.paths["/api/files/{file}"].get.responses[200];
  expect(content).toEqual({ ...requestBody.content, "application/octet-stream": {} });
});

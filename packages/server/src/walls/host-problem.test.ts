import { connect } from "node:net";
import { expect, test } from "vitest";
import { askBare, startApp } from "./running-app.fixture.ts";

test("a server for one person answers to names of this machine with its own port, and to no other that leads here", async () => {
  const app = await startApp();
  for (const host of [
    `localhost:${app.port}`,
    `LOCALHOST:${app.port}`,
    `127.0.0.1:${app.port}`,
    `127.1.2.3:${app.port}`,
    `[::1]:${app.port}`,
  ])
    expect([host, (await askBare(app, { host })).status]).toEqual([host, 200]);
  for (const host of [
    `evil.example:${app.port}`,
    `127.0.0.1.evil.example:${app.port}`,
    `localhost.evil.example:${app.port}`,
    `192.168.0.2:${app.port}`,
    `0.0.0.0:${app.port}`,
    "localhost",
    "localhost:1",
    `localhost:${app.port}@evil.example`,
    `127.0.0.1:${app.port}, evil.example`,
    "",
  ])
    expect([host, await askBare(app, { host })]).toEqual([host, { status: 421, code: "wrongHost" }]);
  await app.stop();
});

test("a server for one person answers to nobody through a proxy", async () => {
  const app = await startApp();
  for (const name of ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip"])
    expect(await askBare(app, { [name]: "203.0.113.1" })).toEqual({ status: 403, code: "behindProxy" });
  await app.stop();
});

test("a request that names no host is told so, as HTTP/1.1 wants it to name one", async () => {
  const app = await startApp();
  expect(await told(app.port, "GET /livez HTTP/1.1\r\n\r\n")).toMatch(
    /^HTTP\/1\.1 400 [^]*\r\ncontent-type: application\/problem\+json[^]*"code":"badRequest"/i,
  );
  expect(await told(app.port, "GET /livez HTTP/1.0\r\n\r\n")).toMatch(/"code":"wrongHost"/);
  await app.stop();
});

async function told(port: number, text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.end(text);
  const pieces: Buffer[] = [];
  // Without an encoding a socket gives bytes.
  for await (const piece of socket) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isPublicAddress } from "./is-public-address.ts";
import { PrivateAddress, providerFetch } from "./provider-fetch.ts";

let server: Server;
let port: number;
let connections = 0;
beforeAll(async () => {
  server = createServer((socket) => {
    connections += 1;
    socket
      .on("error", () => undefined)
      .resume()
      .end("this is no HTTP\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("Expected a port");
  port = address.port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const PUBLIC_ISSUER = new URL("https://login.example.org");
const GET = { method: "GET", headers: {}, body: undefined, redirect: "manual" } as const;

test("[O7] addresses of private networks, of this machine and of the network's own are not public", () => {
  for (const address of ["10.0.0.1", "127.0.0.1", "169.254.169.254", "172.31.0.1", "192.168.1.1", "100.64.0.1", "0.0.0.0", "224.0.0.1"])
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
  for (const address of ["::1", "::", "fe80::1", "fc00::1", "::ffff:8.8.8.8", "64:ff9b::a00:1", "2002:a00:1::", "2001:db8::1", "ff02::1"])
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
  for (const name of ["localhost", "8.8.8", "0x7f.1", ""]) expect([name, isPublicAddress(name)]).toEqual([name, false]);
  for (const address of ["8.8.8.8", "172.32.0.1", "2606:4700::1111"]) expect([address, isPublicAddress(address)]).toEqual([address, true]);
});

test("[O7] what a provider names is asked at public addresses only, whether named by number or by a name that leads there", async () => {
  const ask = providerFetch(PUBLIC_ISSUER, []);
  for (const host of ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f000001", "0", "LOCALHOST"])
    await expect(ask(`https://${host}:${port}/`, GET)).rejects.toThrow(/private address|does not answer/);
  for (const host of ["169.254.169.254", "10.0.0.1", "192.168.0.1"])
    await expect(ask(`https://${host}/latest/meta-data/`, GET)).rejects.toBeInstanceOf(PrivateAddress);
  expect(connections).toBe(0);
});

test("[O7] a host in a private network is asked where it is set by its name, and no other", async () => {
  const ask = providerFetch(PUBLIC_ISSUER, ["localhost"]);
  const before = connections;
  // It is reached, and is no provider.
  await expect(ask(`https://localhost:${port}/`, GET)).rejects.toThrow("does not answer");
  expect(connections).toBe(before + 1);
  await expect(ask(`https://127.0.0.1:${port}/`, GET)).rejects.toBeInstanceOf(PrivateAddress);
  expect(connections).toBe(before + 1);
});

test("[O7] in the clear a provider is asked on this machine alone, and only at the name that is set", async () => {
  const before = connections;
  for (const issuer of [PUBLIC_ISSUER, new URL("http://127.0.0.1:1")])
    await expect(providerFetch(issuer, ["localhost"])(`http://localhost:${port}/`, GET)).rejects.toThrow("by HTTPS");
  await expect(providerFetch(PUBLIC_ISSUER, [])("file:///etc/passwd", GET)).rejects.toThrow("by HTTPS");
  expect(connections).toBe(before);
  await expect(providerFetch(new URL(`http://127.0.0.1:${port}`), [])(`http://127.0.0.1:${port}/`, GET)).rejects.toThrow("does not answer");
  expect(connections).toBe(before + 1);
});

import { type LookupAddress, lookup } from "node:dns";
import { type IncomingMessage, request as plainRequest, type RequestOptions } from "node:http";
import { request as secureRequest } from "node:https";
import { isIP } from "node:net";
import type { CustomFetch, CustomFetchOptions } from "openid-client";
import { isLoopbackName } from "../settings/is-loopback.ts";
import { isPublicAddress } from "./is-public-address.ts";

/** Bytes. Providers answer with a few thousand. */
const LONGEST_ANSWER = 1024 * 1024;

/** A provider named an address, or a name that leads to one, at which nobody said that it may be. */
export class PrivateAddress extends TypeError {}

/**
 * How a provider is asked: by HTTPS, at public addresses only, or at hosts that are set by name; a provider on this machine at its own.
 * Looked at is the very address that is then connected to, since a name may lead elsewhere the next time. Redirects are not followed.
 */
export function providerFetch(issuer: URL, privateHosts: readonly string[]): CustomFetch {
  const own = isLoopbackName(issuer.hostname) ? [bare(issuer.hostname)] : [];
  const named = new Set([...privateHosts, ...own]);
  return async (address, init) => {
    const url = new URL(address);
    const host = bare(url.hostname);
    if (url.protocol !== "https:" && !(url.protocol === "http:" && own.includes(host)))
      throw new PrivateAddress("A provider is asked by HTTPS");
    const isNamed = named.has(host);
    // An address is connected to as it stands, with no name to look up.
    if (!isNamed && isIP(host) !== 0 && !isPublicAddress(host)) throw new PrivateAddress("A provider named a private address");
    return responseOf(url, init, isNamed ? {} : { lookup: publicLookup });
  };
}

const bare = (hostname: string): string => hostname.toLowerCase().replace(/^\[(.*)\]$/, "$1");

/** As the system's, without addresses that are not public. */
const publicLookup: NonNullable<RequestOptions["lookup"]> = (hostname, settings, told) => {
  lookup(hostname, { ...settings, all: true }, (error, found) => {
    if (error !== null) return told(error, "", 0);
    const [first, ...more] = found.filter(({ address }) => isPublicAddress(address));
    if (first === undefined) return told(new PrivateAddress("A provider named a host at a private address"), "", 0);
    if (settings.all === true) return told(null, [first, ...more] satisfies LookupAddress[]);
    return told(null, first.address, first.family);
  });
};

function responseOf(url: URL, { method, headers, body, signal }: CustomFetchOptions, more: RequestOptions): Promise<Response> {
  return new Promise((resolve, reject) => {
    const ask = url.protocol === "https:" ? secureRequest : plainRequest;
    // Each with a connection of its own: one that is kept may end between two sign-ins, and the next would fail.
    const asked = ask(url, { method, headers, agent: false, ...more, ...(signal === undefined ? {} : { signal }) }, (answer) => {
      read(answer).then(resolve, (error: unknown) => reject(signal?.aborted === true ? signal.reason : asTypeError(error)));
    });
    asked.on("error", (error) => reject(signal?.aborted === true ? signal.reason : asTypeError(error)));
    asked.end(bodyOf(body));
  });
}

/** What the library sends is a form, or nothing. */
function bodyOf(body: CustomFetchOptions["body"]): string | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === "string" || body instanceof URLSearchParams) return body.toString();
  throw new Error("Expected a form to send to a provider");
}

async function read(answer: IncomingMessage): Promise<Response> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > LONGEST_ANSWER) {
      answer.destroy();
      throw new TypeError("A provider answered too much");
    }
    parts.push(part);
  }
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(answer.headersDistinct)) for (const value of values) headers.append(name, value);
  const status = answer.statusCode ?? 0;
  if (status < 200 || status > 599) throw new TypeError("A provider answered with no status of HTTP");
  const isEmpty = status === 204 || status === 205 || status === 304;
  return new Response(isEmpty ? null : Buffer.concat(parts), { status, headers });
}

/** The library knows by it that a request did not come through. */
const asTypeError = (error: unknown): TypeError =>
  error instanceof TypeError ? error : new TypeError("A provider does not answer", { cause: error });

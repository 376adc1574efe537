/** A browser as far as signing in needs one: cookies by host and port, redirects one by one, and a word on where it comes from. */
export class TestBrowser {
  readonly #cookies = new Map<string, Map<string, string>>();
  /** Every address it was at, and every `Set-Cookie` it was sent, as they came. */
  readonly visited: string[] = [];
  readonly setCookies: string[] = [];

  cookie(at: string, name: string): string | undefined {
    return this.#jar(at).get(name);
  }

  cookies(at: string): ReadonlyMap<string, string> {
    return this.#jar(at);
  }

  setCookie(at: string, name: string, value: string): void {
    this.#jar(at).set(name, value);
  }

  /** One request, without following. `from` is what Sec-Fetch-Site says. */
  async ask(address: string, from: From = "same-origin", init: RequestInit = {}): Promise<Response> {
    this.visited.push(address);
    const cookie = [...this.#jar(address)].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { "sec-fetch-site": from, ...(cookie === "" ? {} : { cookie }), ...(init.headers as Record<string, string>) };
    const response = await fetch(address, { redirect: "manual", ...init, headers });
    for (const each of response.headers.getSetCookie()) this.#keep(address, each);
    return response;
  }

  /** Follows to the end, or to an address that `stopAt` is part of, which it does not ask for. */
  async go(address: string, stopAt?: string): Promise<Arrival> {
    let from: From = "same-origin";
    let at = address;
    for (let hops = 0; hops < 20; hops++) {
      if (stopAt !== undefined && at.includes(stopAt)) return { at, status: 0, text: "" };
      const response = await this.ask(at, from);
      const location = response.headers.get("location");
      if (location === null) return { at, status: response.status, text: await response.text() };
      const next = new URL(location, at);
      if (next.origin !== new URL(at).origin) from = "cross-site";
      at = next.href;
    }
    throw new Error(`Expected to arrive somewhere after ${address}`);
  }

  #jar(address: string): Map<string, string> {
    const { host } = new URL(address);
    const jar = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, jar);
    return jar;
  }

  #keep(address: string, written: string): void {
    this.setCookies.push(written);
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(written) ?? [];
    if (/max-age=0\b/i.test(written)) this.#jar(address).delete(name);
    else this.#jar(address).set(name, value);
  }
}

export type From = "same-origin" | "same-site" | "cross-site" | "none";

export interface Arrival {
  readonly at: string;
  readonly status: number;
  readonly text: string;
}

import { Client, watchSession } from "@detente/server/contract";
import { TestBrowser } from "../../packages/server/src/sign-in/test-browser.fixture.ts";
import { Following } from "./following.fixture.ts";

/** Somebody of the demonstration, signed in as by a browser, who asks by the contract. */
export class ApiPerson {
  readonly client: Client;
  readonly #browser: TestBrowser;

  private constructor(browser: TestBrowser, origin: string) {
    this.#browser = browser;
    this.client = new Client({ origin, fetch: (address, init) => browser.ask(address, "same-origin", init) });
  }

  static async signIn(origin: string, person: string): Promise<ApiPerson> {
    const browser = new TestBrowser();
    const choice = await browser.go(`${origin}/sign-in`);
    const action = /action="([^"]+)"/.exec(choice.text)?.[1] ?? "";
    const body = new URLSearchParams({ person });
    const chosen = await browser.ask(new URL(action, choice.at).href, "same-origin", { method: "POST", body });
    await browser.go(new URL(chosen.headers.get("location") ?? "", choice.at).href);
    return new ApiPerson(browser, origin);
  }

  /** A session from its first event on, as it comes over the live stream. */
  async follow(session: string): Promise<Following> {
    const response = await this.#browser.ask(this.client.addressOf(watchSession, { params: { session }, query: { after: "" } }));
    if (response.body === null || response.status !== 200) throw new Error(`Expected a stream, got ${response.status}`);
    return new Following({ client: this.client, session, reader: response.body.pipeThrough(new TextDecoderStream()).getReader() });
  }
}

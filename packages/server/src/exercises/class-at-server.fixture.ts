import { vi } from "vitest";
import { TestBrowser } from "../sign-in/test-browser.fixture.ts";

/** What JSON came back; each test looks at what it needs of it. */
// oxlint-disable-next-line typescript/no-explicit-any -- a stranger's answer has no type.
export type Told = any;

interface Answered {
  readonly status: number;
  readonly told: Told;
  readonly text: string;
}

const CODE = /[A-Z]{4}(?:-[A-Z]{4}){4}/;

/** A teacher and students in their browsers, at a server that may go and come again elsewhere. */
export class ClassAtServer {
  readonly teacher = new TestBrowser();
  readonly students = new Map<string, TestBrowser>();
  /** By which they come back, by name. */
  readonly codes = new Map<string, string>();
  #url: string;
  exercise = "";
  joinCode = "";

  constructor(url: string) {
    this.#url = url;
  }

  get url(): string {
    return this.#url;
  }

  /** The same server at another port; the cookies are taken along. */
  moveTo(url: string): void {
    for (const browser of [this.teacher, ...this.students.values()])
      for (const [name, value] of browser.cookies(this.#url)) browser.setCookie(url, name, value);
    this.#url = url;
  }

  async send(browser: TestBrowser, path: string, fields: Readonly<Record<string, string>>): Promise<Answered> {
    const init = { method: "POST", body: new URLSearchParams(fields) };
    const answer = await browser.ask(new URL(path, this.url).href, "same-origin", init);
    return { status: answer.status, told: null, text: await answer.text() };
  }

  // oxlint-disable-next-line max-params -- who asks what of which address, with what: as it is sent.
  async api(browser: TestBrowser, method: string, path: string, body?: unknown): Promise<Answered> {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { ...(body === undefined ? {} : { "content-type": "application/json" }), "idempotency-key": crypto.randomUUID() };
    const answer = await browser.ask(this.url + path, "same-origin", { method, ...json, headers });
    const text = await answer.text();
    return { status: answer.status, told: text.startsWith("{") ? JSON.parse(text) : null, text };
  }

  /** As the teacher, of the exercise. */
  // oxlint-disable-next-line max-params -- as above.
  lead(method: string, path: string, body?: unknown): Promise<Answered> {
    return this.api(this.teacher, method, `/api/exercises/${this.exercise}${path}`, body);
  }

  async open(body: object): Promise<Told> {
    const made = await this.api(this.teacher, "POST", "/api/exercises", body);
    if (made.status !== 201) throw new Error(`Expected an exercise, got ${made.text}`);
    this.exercise = made.told.id;
    this.joinCode = made.told.joinCode;
    return made.told;
  }

  /** On the page without script. */
  async come(name: string): Promise<Answered> {
    const browser = new TestBrowser();
    const came = await this.send(browser, "/class", { code: this.joinCode, name });
    const [code] = CODE.exec(came.text) ?? [];
    if (came.status !== 200 || code === undefined) return came;
    this.students.set(name, browser);
    this.codes.set(name, code);
    return came;
  }

  student(name: string): TestBrowser {
    const found = this.students.get(name);
    if (found === undefined) throw new Error(`Expected ${name} to have come`);
    return found;
  }

  async overview(): Promise<Told> {
    return (await this.lead("GET", "")).told;
  }

  async ask(deed: object, more: object = {}): Promise<Told> {
    const asked = await this.lead("POST", "/deeds", { deed, ...more });
    if (asked.status !== 201) throw new Error(`Expected a deed, got ${asked.text}`);
    return asked.told;
  }

  /** Once something has come of it everywhere. */
  async ended(deed: Told): Promise<Told> {
    return vi.waitUntil(
      async () => {
        const { told } = await this.lead("GET", `/deeds/${deed.id}`);
        return told.endedAt === null ? null : told;
      },
      { timeout: 30_000 },
    );
  }

  /** As of what the browser reads at that moment. */
  async act(browser: TestBrowser, session: string, action: object): Promise<Answered> {
    const { seqs } = (await this.api(browser, "GET", `/api/sessions/${session}`)).told;
    return this.api(browser, "POST", `/api/sessions/${session}/actions`, { action, expected: seqs });
  }
}

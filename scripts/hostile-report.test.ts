import { existsSync, readFileSync } from "node:fs";
import { GAME_SCRIPT, gameReport, htmlReport, standingsReport } from "@detente/report";
import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browser } from "./browser.ts";
import { hostileAnalysis } from "./hostile-case.fixture.ts";
import { hostileTournament } from "./hostile-tournament.fixture.ts";
import { hostileVerdictPages } from "./hostile-verdict.fixture.ts";
import { ROOT } from "./run.ts";

const ADDRESS = "https://detente.test/report"; // answered by this test; nothing is asked of the network
const SIZES = [
  { width: 360, height: 800 },
  { width: 1200, height: 800 },
];

/** Shapes of attack, each of which would call alert or set window.executed where a report let it. */
const PAYLOADS: readonly string[] = [
  "<script>alert(1)</script>",
  `"><img src=x onerror=alert(1)>`,
  `' autofocus onfocus='alert(1)' tabindex='1`,
  `" autofocus onfocus="alert(1)" tabindex="1`,
  "` onmouseover=alert(1) x=`",
  "<svg onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  "</text></svg><script>alert(1)</script>",
  "</title></desc><foreignObject><body onload=alert(1)></body></foreignObject>",
  "</title><script>alert(1)</script>",
  "</style><script>alert(1)</script>",
  "<style>*{background:url(https://evil.test/leak)}</style>",
  "<style>@import 'https://evil.test/style.css';</style>",
  "<link rel=stylesheet href=https://evil.test/style.css>",
  "--></noscript></textarea></template><script>alert(1)</script><!--",
  "<!--><script>alert(1)</script>",
  "<![CDATA[><script>alert(1)</script>]]>",
  "<?xml-stylesheet href='javascript:alert(1)'?>",
  `<iframe srcdoc="<script>parent.executed=1</script>"></iframe>`,
  "<iframe src=javascript:parent.executed=1></iframe>",
  "<object data=javascript:alert(1)><embed src=javascript:alert(1)>",
  `<meta http-equiv="refresh" content="0;url=https://evil.test/">`,
  "<base href=https://evil.test/>",
  "<form action=https://evil.test/><input type=image src=https://evil.test/x autofocus onfocus=alert(1)></form>",
  "<details open ontoggle=alert(1)>",
  "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
  "javascript:alert(1)",
  "java&#115;cript:alert(1)//&lt;script&gt;alert(1)&lt;/script&gt;",
  "&lt;img src=x onerror=alert(1)&gt;",
  "&#60;script&#62;alert(1)&#60;/script&#62;",
  "[a](javascript:alert(1)) ![x](https://evil.test/x.png) <https://evil.test/>",
  "data:text/html,<script>alert(1)</script>",
  "${alert(1)} {{constructor.constructor('alert(1)')()}} $& $' $`",
  "\u202e<script>alert(1)</script>\u202c \u2066<img src=x onerror=alert(1)>\u2069",
  "＜script＞alert(1)＜/script＞ <ſcript>alert(1)</ſcript>",
  "<scr\u00adipt>alert(1)</scr\u00adipt><scr\u200bipt>alert(1)</scr\u200bipt>",
  "<a href=\tjava\nscript:alert(1) autofocus onfocus=alert(1)>",
  `<x style="position:fixed;inset:0" onclick=alert(1) onmousemove=alert(1)>${"x".repeat(200)}`,
];

/** Runs in the page before anything of it. */
const MARK = `for (const name of ["alert", "confirm", "prompt", "print", "open"]) globalThis[name] = () => { globalThis.executed = name; };`;

/** Unfolds, focuses and clicks whatever can be. Runs in the page. */
const TOUCH = `for (const each of document.querySelectorAll("details")) each.open = true;
for (const each of document.querySelectorAll("a, [tabindex], [autofocus], button")) { each.focus(); each.click(); }
for (const each of document.querySelectorAll("input")) for (const value of [each.min, each.max]) { each.value = value; each.dispatchEvent(new Event("input")); }`;

/** What of a page is live that must not be; text is no matter. Our own script may be there, with the buttons it makes. Runs in the page. */
const LIVE = `(() => {
  const ours = (element) => (element.localName === "script" && element.textContent === ${JSON.stringify(GAME_SCRIPT)}) ||
    (/^(?:input|button)$/.test(element.localName) && element.parentElement.className === "player") ||
    (element.localName === "use" && element.getAttribute("href").startsWith("#plane-"));
  const bad = [...document.querySelectorAll("script,iframe,frame,object,embed,img,image,video,audio,source,link,base,form,input,button,foreignObject,animate,set,use,template")]
    .filter((element) => !ours(element));
  const attributes = [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes].map(({ name, value }) => ({ element, name, value })));
  return [
    ...(globalThis.executed === undefined ? [] : ["executed " + globalThis.executed]),
    ...bad.map((element) => "<" + element.localName + ">"),
    ...attributes.filter(({ name }) => /^on|^style$|^src/i.test(name)).map(({ element, name }) => element.localName + " " + name),
    ...attributes.filter(({ name, value }) => /href$/i.test(name) && !value.startsWith("#")).map(({ value }) => "href " + value),
    ...(document.querySelectorAll("style").length === 1 ? [] : ["another <style>"]),
    ...(document.querySelectorAll("meta").length === 4 ? [] : ["another <meta>"]),
  ];
})()`;

/** A page that writes down what must not happen in it, and is answered by this test alone. */
class Reader {
  readonly #page: Page;
  #report = "";
  #seen: string[] = [];

  constructor(page: Page) {
    this.#page = page;
    page.on("dialog", (dialog) => {
      this.#seen.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("console", (message) => this.#seen.push(`console ${message.text()}`)); // a policy that stops something says so here
    page.on("pageerror", (error) => this.#seen.push(`error ${error.message}`));
    page.on("download", (download) => this.#seen.push(`download ${download.url()}`));
    page.on("popup", (popup) => this.#seen.push(`popup ${popup.url()}`));
  }

  static async of(chromium: Browser, policy: "kept" | "ignored"): Promise<Reader> {
    const context = await chromium.newContext({ locale: "en-US", bypassCSP: policy === "ignored" });
    await context.addInitScript(MARK);
    const reader = new Reader(await context.newPage());
    await reader.#page.route("**/*", async (route) => reader.#answer(route));
    return reader;
  }

  async #answer(route: Route): Promise<void> {
    const url = route.request().url();
    if (url === ADDRESS) return route.fulfill({ contentType: "text/html; charset=utf-8", body: this.#report });
    this.#seen.push(`request ${url}`);
    return route.abort();
  }

  /** Opens the report, unfolds and touches everything, narrow, wide and on paper, and says what happened that must not. */
  async happenings(report: string): Promise<readonly string[]> {
    [this.#report, this.#seen] = [report, []];
    const page = this.#page;
    await page.emulateMedia({ media: "screen" });
    await page.goto(ADDRESS);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.evaluate(TOUCH);
      await page.mouse.move(size.width / 2, size.height / 2);
    }
    await page.emulateMedia({ media: "print" });
    this.#seen.push(...(await page.evaluate<string[]>(LIVE)));
    if (page.url().split("#")[0] !== ADDRESS) this.#seen.push(`went to ${page.url()}`);
    await page.goto("about:blank"); // so that the next report is opened anew, whatever fragment this one ended at
    return this.#seen;
  }
}

/** The payloads in turn, forever. */
function inTurn(payloads: readonly string[], from: number): () => string {
  let next = from;
  return () => payloads[next++ % payloads.length] ?? "";
}

/** How far the payloads move on from one case to the next: each must come to a place that the report shows. */
const STRIDE = 10;

const CORPUS = `${ROOT}/../shared/corpora/xss.json`; // no part of the project; where it is, it is read
const isCorpusThere = existsSync(CORPUS);
if (!isCorpusThere) console.log("figure: no corpus of hostile texts beside the project; only our own were tried");

describe("a report whose every text is hostile, in a browser", () => {
  let chromium: Browser;
  /** The page's policy is a second wall: without it nothing may happen either. */
  let guarded: Reader;
  let open: Reader;
  beforeAll(async () => {
    chromium = await browser();
    [guarded, open] = await Promise.all([Reader.of(chromium, "kept"), Reader.of(chromium, "ignored")]);
  });
  afterAll(async () => chromium.close());

  const happenings = async (report: string): Promise<readonly string[]> => [
    ...(await guarded.happenings(report)),
    ...(await open.happenings(report)),
  ];

  it("would be noticed: a page that lets a tag through is caught, with its policy and without", async () => {
    const report = htmlReport(hostileAnalysis(() => "word")).replace("<main", "<img src=x onerror=alert(1)><main");
    expect((await guarded.happenings(report)).join()).toMatch(/console .*Content Security Policy.*<img>/s);
    expect((await open.happenings(report)).join()).toMatch(/request .*executed alert/s);
  });

  it.each(PAYLOADS)("stays text: %j", async (payload) => {
    expect(await happenings(htmlReport(hostileAnalysis(() => payload)))).toEqual([]);
  });

  it.each([0, 7, 14])("stays text in standings and games too, where a script steps through them (payloads from %i on)", async (from) => {
    const tournament = hostileTournament(inTurn(PAYLOADS, from));
    const page = standingsReport(tournament);
    expect(await happenings(page)).toEqual([]);
    expect(PAYLOADS.filter((payload) => !JSON.stringify(tournament).includes(JSON.stringify(payload).slice(1, -1)))).toEqual([]);
    const [game] = tournament.games[0]?.games ?? [];
    if (game === undefined) throw new Error("Expected a game");
    expect(await happenings(gameReport(game.game))).toEqual([]);
  });

  it.each([0, 10, 20, 30])("stays text in verdicts and packages (payloads from %i on)", async (from) => {
    for (const page of hostileVerdictPages(inTurn(PAYLOADS, from))) expect(await happenings(page)).toEqual([]);
  });

  it.skipIf(!isCorpusThere)("stays text, whatever others have thought of", { timeout: 300_000 }, async () => {
    // The file is that of this folder; each of its sets is a list of texts.
    const sets = JSON.parse(readFileSync(CORPUS, "utf8")) as Readonly<Record<string, readonly string[]>>;
    const payloads = Object.values(sets).flat();
    let shown = "";
    for (let from = 0; from < payloads.length; from += STRIDE) {
      const analysis = hostileAnalysis(inTurn(payloads, from));
      shown += JSON.stringify(analysis);
      expect(await happenings(htmlReport(analysis))).toEqual([]);
    }
    expect(payloads.filter((payload) => !shown.includes(JSON.stringify(payload).slice(1, -1)))).toEqual([]);
    console.log(`figure: ${payloads.length} hostile texts of others in the report, nothing executed`);
  });
});

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { browser as openBrowser } from "../browser.ts";
import { type Served, serve } from "../served/served.fixture.ts";
import { violations, visitor } from "./visitor.fixture.ts";

const SOON = { timeout: 20_000 };

let served: Served;
let browser: Browser;

beforeAll(async () => {
  [served, browser] = await Promise.all([serve({ command: ["npm", "start"] }), openBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await served.stop();
});

test("in three clicks a newcomer sees the deal space of Hanoi, that the offer of 28 February wants a pause, and what to offer instead", async () => {
  const { page, complaints, leave } = await visitor(browser);
  await page.goto(served.url);
  await page.getByRole("link", { name: "Hanoi summit, February 2019" }).click();
  await page.getByRole("application").waitFor();
  await page.getByRole("button", { name: /^DPRK offer of 28 February/ }).click();
  const verdict = page.getByRole("region", { name: "What should United States do with it?" });
  await verdict.getByText("Pause", { exact: true }).waitFor();
  expect(await verdict.getByText("Do not sign, and do not end the talks").count()).toBe(1);
  await verdict.getByRole("button", { name: "Take it up" }).first().click();
  await page.getByRole("heading", { name: "Your package" }).waitFor();
  expect(page.url()).toContain("package=");
  expect(complaints).toEqual([]);
  await leave();
});

test("a view has an address: whoever opens it sees the same package", async () => {
  const { page, leave } = await visitor(browser);
  await page.goto(`${served.url}/cases/hanoi-2019/space?position=interim&as=us`);
  await page.getByRole("heading", { name: "Interim package" }).waitFor();
  expect(await page.getByLabel("Seen with").inputValue()).toBe("us");
  await leave();
});

test("the picture is explored with the keyboard alone, and says which package is meant", async () => {
  const { page, leave } = await visitor(browser);
  await page.goto(`${served.url}/cases/hanoi-2019/space`);
  const plane = page.getByRole("application");
  await plane.focus();
  await plane.press("ArrowRight");
  const first = await page.locator("#plane-at").textContent();
  await plane.press("ArrowRight");
  const second = await page.locator("#plane-at").textContent();
  expect(first).toContain("Yongbyon");
  expect(second).not.toBe(first);
  await plane.press("Enter");
  await page.getByRole("heading", { name: "Your package" }).waitFor();
  await leave();
});

test("own points and warnings follow as a package is built", async () => {
  const { page, leave } = await visitor(browser);
  await page.goto(`${served.url}/cases/hanoi-2019/space?position=dprk-offer`);
  await page.getByText("It crosses a red line").waitFor();
  const worth = page.locator(".worth-value").first();
  await expect.poll(() => worth.textContent(), SOON).toBe("10.5");
  await page.getByRole("radio", { name: /^All sites declared and dismantled/ }).check({ force: true });
  await expect.poll(() => worth.textContent(), SOON).not.toBe("10.5");
  await expect.poll(() => page.getByText("It crosses a red line").count(), SOON).toBe(0);
  await leave();
});

test("what is wrong with a file is shown at its line, and nothing is kept of it", async () => {
  const { page, leave } = await visitor(browser);
  await page.goto(served.url);
  const file = { name: "talks.yaml", mimeType: "text/yaml", buffer: Buffer.from("detente: 1\ntitle: T\nparties: []\n") };
  await page.getByLabel("Choose files…").first().setInputFiles(file);
  const alert = page.getByRole("alert");
  await alert.waitFor();
  expect(await alert.textContent()).toMatch(/talks\.yaml, line \d+, column \d+/);
  await leave();
});

test.each(["light", "dark"] as const)(
  "axe finds nothing on the first page and in the deal space, %s, in either language",
  async (colorScheme) => {
    for (const locale of ["en-GB", "de-DE"]) {
      const { page, complaints, leave } = await visitor(browser, { colorScheme, locale });
      await page.goto(served.url);
      await page.locator("h1").waitFor();
      expect(await violations(page)).toEqual([]);
      await page.goto(`${served.url}/cases/hanoi-2019/space?position=dprk-offer`);
      await page.locator(".verdict-word").waitFor();
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await leave();
    }
  },
);

import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { EVERY_ANALYSIS, threeParties, tooLarge, twoParties, withTexts } from "./analysis.fixture.ts";
import { htmlReport } from "./html-report.ts";
import { STYLE_SHEET, STYLE_SHEET_HASH } from "./style-sheet.ts";

const HOSTILE = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' autofocus onfocus='alert(1)`,
  "</title></style></svg></table><!-- <![CDATA[ ]]> --><iframe srcdoc=x>",
  "javascript:alert(1)`${1}` &lt;script&gt; &#60;b&#62;",
  "\u0000\u001b[31m\u202e\ud800<b",
];

/** The page's tags, once the texts are taken away: what a parser would see as markup. */
function tagsOf(page: string): readonly string[] {
  return page.replace(/<style>[^]*?<\/style>/, "").match(/<[^>]*>?/g) ?? [];
}

describe("htmlReport", () => {
  test.each(Object.entries(EVERY_ANALYSIS))("of %s is one page with headings, captions and described pictures", (_, analysis) => {
    const page = htmlReport(analysis);
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page).toMatch(/<html lang="en">[^]*<main id="main">/);
    expect(page.match(/<table>/g)?.length ?? 0).toBe(page.match(/<caption>/g)?.length ?? 0);
    expect(page.match(/<svg role="img" aria-labelledby/g)?.length ?? 0).toBe(page.match(/<svg/g)?.length ?? 0);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, fragment] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(fragment);
    for (const [, list = ""] of page.matchAll(/aria-labelledby="([^"]*)"/g)) for (const id of list.split(" ")) expect(ids).toContain(id);
    expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  test("has a strict policy, no script, and asks nothing of the network", () => {
    const page = htmlReport(twoParties);
    expect(page).toContain("default-src &#39;none&#39;; style-src &#39;sha256-");
    expect(page).not.toMatch(/<script|<link|<img|\son\w+=|\sstyle=|url\(|@import/);
    // Addresses of sources stand as text, to be copied.
    expect(page.replaceAll('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/=["']?https?:\/\//);
  });

  test("names in its policy the hash of its style sheet", () => {
    expect(STYLE_SHEET_HASH).toBe(createHash("sha256").update(STYLE_SHEET).digest("base64"));
    expect(htmlReport(twoParties)).toContain(`<style>${STYLE_SHEET}</style>`);
  });

  test.each(HOSTILE)("lets no tag or attribute out of the text %j", (text) => {
    for (const analysis of [twoParties, threeParties, tooLarge]) {
      const harmless = tagsOf(htmlReport(withTexts(analysis, "word")));
      const page = htmlReport(withTexts(analysis, text));
      // The same elements with the same attribute names, whatever stands in the texts.
      const shape = (tags: readonly string[]) => [...new Set(tags.map((tag) => tag.replaceAll(/="[^"]*"/g, "=").trim()))].sort();
      expect(shape(tagsOf(page)).filter((tag) => !shape(harmless).includes(tag))).toEqual([]);
      expect(page).not.toContain(text);
    }
  });

  test("says the summary in plain words, and the five things a model may leave out", () => {
    const page = htmlReport(twoParties);
    expect(page).toMatch(
      /There is room to agree: [\d.]+\u00a0% of 27 outcomes cross no red line and leave nobody worse off than walking away\./,
    );
    for (const omission of ["Sequencing and irreversibility", "Undeclared facts", "Leverage given away", "Mandate", "Domestic audiences"])
      expect(page).toContain(omission);
  });

  test("lists every point of the frontier and every solution with its formula", () => {
    const page = htmlReport(twoParties);
    const frontier = page.slice(page.indexOf("Every point of the frontier</summary>"));
    expect(frontier.slice(0, frontier.indexOf("</table>")).match(/<tr class/g)).toHaveLength(twoParties.frontier.count);
    for (const name of ["Nash", "Kalai–Smorodinsky", "Egalitarian", "Utilitarian"]) expect(page).toContain(name);
    for (const { formula } of Object.values(twoParties.solutions)) expect(page).toContain(formula);
  });

  test("draws no empty picture, and gives no figure that is only a bound as if it were known", () => {
    const page = htmlReport({ ...tooLarge, positions: [], unknowns: [], redLines: [] });
    expect(page).not.toContain('id="plane-wide');
    expect(page).toContain("There is nothing to draw");
    const table = page.slice(page.indexOf("What each party can get"));
    const [, union = ""] = /<tr class="row">(.*?)<\/tr>/s.exec(table) ?? [];
    const cells = [...union.matchAll(/<td[^>]*>([^<]*)</g)].map(([, cell]) => cell);
    expect(cells.slice(-4)).toEqual(["–", expect.stringMatching(/^at most \d/), "–", "–"]);
  });

  test("shows every pair of parties", () => {
    expect(htmlReport(threeParties)).toMatch(/Union across, Employer up[^]*Union across, Council up[^]*Employer across, Council up/);
  });

  test("is the same every time", () => {
    expect(htmlReport(threeParties)).toBe(htmlReport(threeParties));
  });
});

import { describe, expect, it } from "vitest";
import { counterPage } from "./counter-page.ts";
import { shownVerdict } from "./shown-verdict.fixture.ts";
import { terminalCounter } from "./terminal-counter.ts";
import { terminalVerdict } from "./terminal-verdict.ts";
import { verdictPage } from "./verdict-page.ts";

const SETTINGS = { width: 80, colour: false, unicode: true };
const EQUIVALENTS = { offers: shownVerdict().verdict.counterOffers, target: 60, tolerance: 2 };

describe("a verdict on a terminal", () => {
  it("begins with the word, and has every part that the verdict has", () => {
    const lines = terminalVerdict(shownVerdict(), SETTINGS).split("\n");
    expect(lines[0]).toBe("PAUSE");
    const text = lines.join("\n");
    const parts = [
      "What stands against the offer",
      "Why nothing better",
      "What would change",
      "What to come back with",
      "The rule",
      "What this assumes",
    ];
    expect(parts.map((part) => text.indexOf(part)).toSorted((a, b) => a - b)).toEqual(parts.map((part) => text.indexOf(part)));
    expect(text).toMatch(/Here it was row 4:\s+pause when not acceptable/u);
    expect(text).not.toContain("Before you rely on this");
  });

  it("draws all worths on one scale, with the line of no agreement through all", () => {
    const lines = terminalVerdict(shownVerdict(), SETTINGS).split("\n");
    const [offer, none, going] = ["This offer", "No agreement", "Going on now"].map(
      (name) => lines.find((line) => line.startsWith(name)) ?? "",
    );
    expect(offer).toMatch(/─◆─+ +│ +10\.5 \(8\.0 to 20\.0\)$/u);
    expect(none?.indexOf("│")).toBe(offer?.indexOf("│"));
    expect(going).toMatch(/─+●─+ +50\.0 \(45\.0 to 60\.0\)$/u);
  });

  it.each([60, 80, 120])("keeps to %i columns, in plain ASCII where there is no more", (width) => {
    const text = terminalVerdict(shownVerdict({ cautions: [{ kind: "noReservation" }] }), { ...SETTINGS, width, unicode: false });
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(width);
    expect(text).toMatch(/^[\n\x20-\x7e]*$/u);
  });

  it("can draw a scale on which everything is worth the same", () => {
    const { offer, goingOn } = shownVerdict().verdict;
    const same = { value: 45, band: null, margin: 0 };
    const text = terminalVerdict(
      shownVerdict({
        offer: { ...offer, ...same },
        goingOn: { ...goingOn, mean: 45, band: { low: 45, high: 45 } },
        comingBack: null,
        steadiness: null,
      }),
      SETTINGS,
    );
    expect(text).toMatch(/This offer +◆/u);
    expect(text).toContain("states no ranges");
  });
});

describe("the pages", () => {
  it("have a picture in two sizes with a table of the same numbers, and keep names from being markup", () => {
    const page = verdictPage(shownVerdict(), null);
    expect(page.match(/<svg role="img"/gu)).toHaveLength(2);
    expect(page).toContain('<p class="summary">Pause</p>');
    expect(page).toContain("Never &lt;low&gt;");
    expect(page).not.toContain("<low>");
    for (const cell of ["10.5", "8.0 to 20.0", "55.4"]) expect(page).toContain(`>${cell}</td>`);
  });

  it("tell packages, and those worth the same only where they were asked for", () => {
    expect(counterPage(shownVerdict(), null, null)).not.toContain("worth the same");
    const page = counterPage(shownVerdict(), EQUIVALENTS, null);
    expect(page).toContain("One package could be put forward");
    expect(page).toContain("60.0 to 62.0 points");
  });
});

describe("packages on a terminal", () => {
  it("say how many there are, and what to try where none is worth as much as wanted", () => {
    expect(terminalCounter(shownVerdict(), null, SETTINGS)).toContain("One package could be put forward instead of the offer.");
    const none = terminalCounter(shownVerdict({ counterOffers: [] }), { ...EQUIVALENTS, offers: [] }, SETTINGS);
    expect(none).toContain("There is nothing to put forward");
    expect(none).toContain("--tolerance");
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CAR_CASE } from "../car-case.fixture.ts";
import { runInProcess } from "../run-in-process.fixture.ts";

const cases = (path: string): string => fileURLToPath(new URL(`../../../../cases/${path}`, import.meta.url));
const [HANOI, HARBOUR] = [cases("hanoi/hanoi-2019.yaml"), cases("harbour/three-party-harbour.yaml")];
const PACKAGE = { price: 5500, tyres: false, handover: "now" };
const QUICK = ["--no-flips", "--play-outs", "8"];

const cwd = mkdtempSync(join(tmpdir(), "detente-assess-"));
beforeAll(() => {
  writeFileSync(join(cwd, "car.yaml"), CAR_CASE);
  writeFileSync(join(cwd, "offer.json"), JSON.stringify(PACKAGE));
  writeFileSync(join(cwd, "offer.yaml"), "# the second offer\nprice: 5500\ntyres: no\nhandover: now\n");
  writeFileSync(join(cwd, "half.json"), JSON.stringify({ price: 5500 }));
});
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

const detente = async (...args: readonly string[]) => runInProcess(args, cwd);
const assess = async (...args: readonly string[]) => detente("assess", ...args, ...QUICK);
const json = async (...args: readonly string[]) => {
  const { code, out, err } = await assess(...args, "--json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out);
};

describe("what Hanoi should have done", async () => {
  test.each([
    ["us", "dprk-offer", "2", { word: "pause", row: 4, offeredBy: "dprk" }],
    ["us", "dprk-offer", "12", { word: "counter", row: 2, offeredBy: "dprk" }],
    ["dprk", "us-paper", "2", { word: "pause", row: 4, offeredBy: "us" }],
  ])("%s on %s, in round 2 of %s", async (party, offer, of, verdict) => {
    const found = await json(HANOI, "--as", party, "--offer", offer, "--round", "2", "--of", of);
    expect(found).toMatchObject({ ...verdict, moment: `in round 2 of ${of} of Summit in Hanoi` });
    expect(found.taken).toEqual([
      "These talks are the only summit of the case: Summit in Hanoi.",
      "The record is looked at up to 2019-02-28, the day of the offer.",
    ]);
  });

  test("the card has the word first, and the page the word, its pictures and their tables", async () => {
    const { code, out, err } = await assess(HANOI, "--as", "us", "--round", "2", "--of", "2", "--html", "verdict.html");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^PAUSE\n/u);
    expect(out).toContain("The offer is the last that the case has of another party: DPRK offer of 28 February.");
    const page = readFileSync(join(cwd, "verdict.html"), "utf8");
    expect(page.match(/<svg role="img"/gu)).toHaveLength(4);
    expect(page).toContain('<p class="summary">Pause</p>');
  });
});

describe("the moment", async () => {
  test("an offer is a position, a package on the command line, or one in a file, and all of them are the same", async () => {
    const asked = ["car.yaml", "--as", "buyer"];
    const named = await json(...asked, "--offer", "price=5500,tyres=no,handover=now");
    expect(named.offer.outcome).toEqual({ price: "5500", tyres: "no", handover: "now" });
    for (const file of ["offer.json", "offer.yaml"]) expect(await json(...asked, "--offer", file)).toEqual(named);
    expect((await json(...asked)).offer.outcome).toEqual({ price: "5900", tyres: "no", handover: "now" });
  });

  test("time may stand in place of rounds, and the same seed gives the same verdict", async () => {
    const asked = ["car.yaml", "--as", "buyer", "--at", "2026-03-04", "--since", "2026-03-02", "--until", "2026-03-06T12:00Z"];
    const found = await json(...asked);
    expect(found.moment).toBe("at 2026-03-04, 12:00 UTC, which ends at 2026-03-06, 12:00 UTC");
    expect(await json(...asked)).toEqual(found);
  });

  test("the chance of coming back and the number of play-outs are those of the options", async () => {
    const asked = [HANOI, "--as", "us", "--offer", "dprk-offer", "--round", "2", "--of", "2", "--return-chance", "0%"];
    expect(await json(...asked)).toMatchObject({ word: "walkAway", comingBack: { returnChance: 0, playOuts: 8 } });
  });

  test("a game is looked at after any offer of another party, with what the party has seen of it", async () => {
    const players = ["--with", "boulware", "--with", "boulware", "--rounds", "8"];
    expect((await detente("simulate", "car.yaml", ...players, "-o", "game.json")).code).toBe(0);
    const found = await json("game.json", "--as", "buyer", "--after-offer", "3");
    expect(found).toMatchObject({ party: "buyer", offeredBy: "seller", moment: "as the game stood after its offer 3, of 8 rounds" });
    expect((await json("game.json", "--as", "buyer")).taken).toEqual(["The offer is the last of another party in the game."]);
  });
});

describe("an own offer before it is sent", async () => {
  test("is told what speaks against it, with a cure, and as JSON", async () => {
    const generous = "price=6000,tyres=no,handover=month";
    const { code, out, err } = await detente("assess", "car.yaml", "--as", "buyer", "--mine", generous, "--html", "mine.html");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/Below the walk-away value: 30\S* points are missing\.[^]*Instead, worth /u);
    expect(readFileSync(join(cwd, "mine.html"), "utf8")).toContain("Look at this offer again before you send it.");
    const reading = JSON.parse((await detente("assess", "car.yaml", "--as", "buyer", "--mine", generous, "--json")).out);
    expect(reading.flags).toMatchObject([{ kind: "belowWalkAway", short: 30 }]);
  });

  test("is compared with the offers of a game so far", async () => {
    const asked = ["game.json", "--as", "buyer", "--mine", "price=5500,tyres=no,handover=now", "--after-offer", "3", "--json"];
    const reading = JSON.parse((await detente("assess", ...asked)).out);
    expect(reading.unchecked).toEqual([{ check: "dominated", reason: "noEstimate" }]);
  });
});

describe("counter", async () => {
  const counter = async (...args: readonly string[]) =>
    detente("counter", HANOI, "--as", "us", "--offer", "dprk-offer", "--play-outs", "4", ...args);

  test("gives as many packages as were asked for, and several of equal worth, with a page", async () => {
    const { code, out, err } = await counter(
      "--count",
      "2",
      "--equivalent",
      "3",
      "--worth",
      "60",
      "--tolerance",
      "2",
      "--json",
      "--html",
      "c.html",
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const { counterOffers, equivalents } = JSON.parse(out);
    expect(counterOffers).toHaveLength(2);
    expect(equivalents).toMatchObject({ target: 60, tolerance: 2 });
    const worth = equivalents.offers.map(({ value }: { value: number }) => value);
    expect(worth.filter((value: number) => value >= 60 && value <= 62)).toHaveLength(3);
    expect(readFileSync(join(cwd, "c.html"), "utf8").match(/<svg role="img"/gu)).toHaveLength(4);
  });

  test("takes what the best package is worth where no worth is given", async () => {
    const { counterOffers, equivalents } = JSON.parse((await counter("--count", "1", "--equivalent", "2", "--json")).out);
    expect(equivalents.target + equivalents.tolerance).toBeCloseTo(counterOffers[0].value, 9);
  });

  test("tells in words what each asks and gives", async () => {
    expect((await counter("--count", "1")).out).toMatch(/^Hanoi[^]*One package could be put forward[^]*- Asked: [^]*- Given: /u);
  });

  test.each([
    [["--worth", "60"], /--worth and --tolerance are about --equivalent/u],
    [["--equivalent", "2", "--tolerance", "-1"], /--tolerance is 0 or more/u],
    [["--equivalent", "2", "--worth", "20"], /^--worth 20: no agreement is worth 45 to us; name that or more\n/u],
    [["--equivalent", "1"], /whole number from 2 to 100/u],
    [["--count", "0"], /whole number from 1 to 100/u],
  ])("%j is refused with its cure", async (args, message) => {
    expect(await counter(...args)).toMatchObject({ code: 2, out: "", err: expect.stringMatching(message) });
  });
});

describe("what is wrong is said with its place and cure", async () => {
  const IDS = "the positions are first-ask, and issue=option,... is understood too\n";
  test.each<[readonly string[], string | RegExp]>([
    [["car.yaml", "--as", "dealer"], 'no party "dealer"; the parties are seller, buyer\n'],
    [["car.yaml", "--as", "buyer", "--offer", "last-ask"], `no position and no file "last-ask"; ${IDS}`],
    [["car.yaml", "--as", "buyer", "--offer", "price=5500"], "no option for tyres, handover\n"],
    [["car.yaml", "--as", "buyer", "--offer", "half.json"], "no option for tyres, handover\n"],
    [
      ["car.yaml", "--as", "buyer", "--offer", "price=5550,tyres=no,handover=now"],
      "issue price needs one of its options: the numbers from 4000 to 6000 by 100\n",
    ],
    [["car.yaml", "--as", "buyer", "--by", "dealer"], 'no party "dealer"; the parties are seller, buyer\n'],
    [["car.yaml", "--as", "buyer", "--by", "buyer"], "--by buyer: an offer of your own is looked at with --mine\n"],
    [
      ["car.yaml", "--as", "seller"],
      "say which offer, with --offer issue=option,... for every issue: the case has no position of another party\n",
    ],
    [
      ["car.yaml", "--as", "seller", "--offer", "first-ask"],
      /^"first-ask" is a position of seller itself; before sending it, look at it with --mine/u,
    ],
    [["car.yaml", "--as", "buyer", "--by", "dealer", "--offer", "first-ask"], 'no party "dealer"; the parties are seller, buyer\n'],
    [["car.yaml", "--as", "buyer", "--by", "buyer", "--offer", "first-ask"], /^--by buyer: .* --mine\n/u],
    [["car.yaml", "--as", "buyer", "--track", "summit"], 'no track "summit"; the case has none\n'],
    [
      [HANOI, "--as", "us", "--track", "x", "--offer", "y"],
      /^no position and no file "y"; [^\n]*\nno track "x"; the tracks are stockholm-january, /u,
    ],
    [["car.yaml", "--as", "buyer", "--round", "3", "--of", "2"], /--round 3 is after the last; --of says that there are 2/u],
    [["car.yaml", "--as", "buyer", "--round", "3"], /--round and --of go together, such as/u],
    [["car.yaml", "--as", "buyer", "--until", "2026-01-01"], /--until needs --at/u],
    [["car.yaml", "--as", "buyer", "--at", "2026-01-01", "--since", "2025-12-01"], /--since needs --until/u],
    [["car.yaml", "--as", "buyer", "--at", "2026-02-30"], /Expected a day or a time in UTC/u],
    [
      ["car.yaml", "--as", "buyer", "--at", "2026-01-02", "--until", "2026-01-01"],
      "--until has to be after --at: talks that are over need no verdict\n",
    ],
    [
      ["car.yaml", "--as", "buyer", "--at", "2026-01-02", "--since", "2026-01-03", "--until", "2026-01-04"],
      "--since may not be after --at: the talks have begun\n",
    ],
    [["car.yaml", "--as", "buyer", "--return-chance", "1.2"], /Expected a chance from 0 to 1, such as 0\.8 or 80%/u],
    [["car.yaml", "--as", "buyer", "--seed", "x"], /Expected a whole number/u],
    [["car.yaml", "--as", "buyer", "--after-offer", "1"], "--after-offer is for game files; for a case, name the offer with --offer\n"],
    [["car.yaml", "--as", "buyer", "--mine", "first-ask", "--offer", "first-ask"], /'--mine <offer>' cannot be used with option '--offer/u],
    [["car.yaml", "--as", "buyer", "--mine", "price=1"], "no option for tyres, handover\n"],
    [["none.yaml", "--as", "buyer"], "none.yaml: no such file\n"],
    [
      ["game.json", "--as", "buyer", "--round", "1", "--of", "2"],
      "--round, --of: the game says that itself; --after-offer picks an offer\n",
    ],
    [["game.json", "--as", "buyer", "--after-offer", "2"], /^--after-offer 2: the offers of other parties are 1, 3, /u],
    [["game.json", "--as", "dealer"], 'no party "dealer" in this game; there are seller, buyer\n'],
  ])("%j", async (args, message) => {
    expect(await assess(...args)).toMatchObject({
      code: 2,
      out: "",
      err: typeof message === "string" ? message : expect.stringMatching(message),
    });
  });

  test("a case without a brief of the party says where to write one", async () => {
    writeFileSync(join(cwd, "half.yaml"), CAR_CASE.replace(/\n {2}buyer:\n {4}preferences:[^]*$/u, "\n"));
    const { code, err } = await assess("half.yaml", "--as", "buyer", "--offer", "first-ask");
    expect({ code, last: err.split("\n").at(-2) }).toEqual({
      code: 2,
      last: "the case has no brief for buyer, and a verdict is computed from one; write one below briefs: in the case file",
    });
  });

  test("among three parties, whoever made a package has to be named", async () => {
    const [, ids] = /no party "x"; the parties are (.*)\n/u.exec((await assess(HARBOUR, "--as", "x")).err) ?? [];
    const [first = "", ...others] = (ids ?? "").split(", ");
    const { code, err } = await assess(HARBOUR, "--as", first, "--offer", await harbourPackage());
    expect({ code, err }).toEqual({ code: 2, err: `say who made the offer, with --by: ${others.join(", ")}\n` });
  });
});

/** Every issue of the harbour at its first option. */
async function harbourPackage(): Promise<string> {
  const { issues } = JSON.parse((await detente("analyse", HARBOUR, "--json", "--no-sensitivity")).out);
  return issues.map(({ id, options }: { id: string; options: { id: string }[] }) => `${id}=${options[0]?.id ?? ""}`).join(",");
}

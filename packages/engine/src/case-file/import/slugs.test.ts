import { expect, test } from "vitest";
import { ID_PATTERN } from "../../model/ids.ts";
import { domainTitle } from "./domain-title.ts";
import { partyNames } from "./party-names.ts";
import { slugs } from "./slugs.ts";

test("ids are the names in small letters, each its own, and always look like ids", () => {
  expect(slugs(["$4.37", "19'' LCD", "Ünïversität", "日本", "a b", "A_B", "a-b", "", "…", "a b"], "option")).toEqual([
    "4.37",
    "19-lcd",
    "ünïversität",
    "日本",
    "a-b",
    "a_b",
    "a-b-2",
    "option-8",
    "option-9",
    "a-b-3",
  ]);
  for (const id of slugs(["x".repeat(500), "-._-", "__proto__", "🛶", "a\u0000b", "ﷺ".repeat(50)], "party")) expect(id).toMatch(ID_PATTERN);
});

test("a name that looks like another's second id does not collide with it", () => {
  expect(new Set(slugs(["a", "a-2", "a", "a", "a-2"], "party")).size).toBe(5);
});

test("parties are named after what tells their files apart", () => {
  expect(partyNames("d/Camera-C-domain.xml", ["d/Camera-C-prof1.xml", "d/Camera-C-prof2.xml"])).toEqual(["prof1", "prof2"]);
  expect(partyNames("Trade_domain.xml", ["Trade_North.xml", "Trade_South.xml"])).toEqual(["North", "South"]);
  expect(partyNames("Pact_domain.xml", ["North.xml", "South.xml"])).toEqual(["North", "South"]);
  expect(partyNames("domain.xml", ["profile-1.xml", "profile-2.xml"])).toEqual(["profile-1", "profile-2"]);
  expect(partyNames("A.xml", ["A.xml", ".xml"])).toEqual(["A", ".xml"]);
});

test("a case is called after its domain file", () => {
  expect(["x/Camera-C-domain.xml", "Smart_Grid.xml", "domain.xml", "trade_template.xml"].map(domainTitle)).toEqual([
    "Camera-C",
    "Smart Grid",
    "domain",
    "trade",
  ]);
});

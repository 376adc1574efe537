import { expect, test } from "vitest";
import { issueId, optionId } from "../model/ids.ts";
import type { Deed } from "./action.ts";
import { isTextAgreed } from "./groundwork-report.ts";
import { parties, type Table, table } from "./table.fixture.ts";

const AT = { issue: issueId("warranty"), option: optionId("yes") };
const propose = (text: string): Deed => ({ kind: "proposeText", ...AT, text });
const three = { parties: parties("buyer seller bank"), required: parties("buyer seller") };
const isAgreed = ({ state }: Table): boolean => state.matters.texts.every((text) => isTextAgreed(text, state.setup?.required ?? []));

test("[X1] a text is bound to one option of one issue, and who proposes it stands by it", () => {
  const t = table();
  t.act("seller", propose("Two years on the hull."));
  expect(t.view("buyer")).toMatchObject({ texts: [{ ...AT, text: "Two years on the hull.", agreedBy: ["seller"] }] });
  expect(t.refused("seller", { ...propose("No."), issue: issueId("colour") } as Deed)).toBe("unknownIssue");
  expect(t.refused("seller", { ...propose("No."), option: optionId("maybe") } as Deed)).toBe("unknownOption");
  expect(t.refused("mediator", propose("Three years."))).toBe("notYourPlace");
});

test("[X2] a text is agreed when every required party stands by it, else bracketed", () => {
  const t = table(three);
  t.act("seller", propose("Two years on the hull."));
  t.act("bank", { kind: "agreeText", ...AT });
  expect(isAgreed(t)).toBe(false);
  t.act("buyer", { kind: "agreeText", ...AT });
  expect(isAgreed(t)).toBe(true);
  expect(t.refused("buyer", { kind: "agreeText", ...AT })).toBe("alreadyAgreedText");
});

test("[X1] what becomes of one text leaves the others as they are", () => {
  const t = table();
  t.act("seller", propose("Two years on the hull."));
  t.act("buyer", { kind: "proposeText", issue: AT.issue, option: optionId("no"), text: "As it is." });
  t.act("buyer", { kind: "agreeText", ...AT });
  t.act("buyer", { kind: "proposeText", issue: AT.issue, option: optionId("no"), text: "As it lies." });
  expect(t.view("observer").texts).toMatchObject([
    { option: "yes", agreedBy: ["seller", "buyer"] },
    { option: "no", text: "As it lies.", agreedBy: ["buyer"] },
  ]);
});

test("[X2] there is nothing to agree to where there is no text", () => {
  expect(table().refused("buyer", { kind: "agreeText", ...AT })).toBe("noText");
  expect(table().refused("buyer", { kind: "bracketText", ...AT })).toBe("noText");
});

test("[X3] a party may put brackets back", () => {
  const t = table();
  t.act("seller", propose("Two years on the hull."));
  expect(t.refused("buyer", { kind: "bracketText", ...AT })).toBe("noText");
  t.act("buyer", { kind: "agreeText", ...AT });
  t.act("seller", { kind: "bracketText", ...AT });
  expect(isAgreed(t)).toBe(false);
  expect(t.view("observer")).toMatchObject({ texts: [{ agreedBy: ["buyer"] }] });
});

test("[X4] another wording replaces the text and everybody's agreement to it", () => {
  const t = table();
  t.act("seller", propose("Two years on the hull."));
  t.act("buyer", { kind: "agreeText", ...AT });
  t.act("buyer", propose("Two years on hull and engine."));
  expect(t.view("observer").texts).toEqual([{ ...AT, text: "Two years on hull and engine.", agreedBy: ["buyer"] }]);
});

import { partyId, START_AT, tournamentSetup } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { expect, test } from "vitest";
import { CAR_CASE } from "../car-case.fixture.ts";
import { readOptions } from "./read-options.ts";
import { type Sight, sightOf } from "./sight.ts";

function sight(): Sight {
  const text = CAR_CASE.replace("to: 6000, step: 100", "to: 6000, step: 0.1").replace(
    "id: month, name: In a month",
    "id: 2, name: On the 2nd of May",
  );
  const parsed = parseCase({ name: "car.yaml", text: text.replaceAll("month: ", "2: ") });
  if (parsed.kind === "failed") throw new Error(parsed.failure.map(({ message }) => message).join("\n"));
  const { case: value } = parsed.value;
  const setup = tournamentSetup({ protocol: { kind: "alternatingOffers" }, deadline: { rounds: 5 } }, value, 0);
  const seen = sightOf(value, partyId("buyer"), setup);
  if (seen === null) throw new Error(`Expected a brief at ${START_AT}`);
  return seen;
}

const SIGHT = sight();
const read = (text: string) => {
  const options = readOptions(text, SIGHT);
  return options.kind === "ok" ? Object.fromEntries(options.value) : options.failure;
};

test("issues and options are meant by their ids, names, or any part that no other has", () => {
  expect(read("price=5000,tyres=yes;handover=now")).toEqual({ price: "5000", tyres: "yes", handover: "now" });
  expect(read(" WINTER tyres included = Y , hand = today")).toEqual({ tyres: "yes", handover: "now" });
  expect(read("incl=no, over=may")).toEqual({ tyres: "no", handover: "2" });
});

test("numbers of a range are written in many ways, and must be in it", () => {
  expect(read("price=5,000")).toEqual({ price: "5000" });
  expect(read("price=5 000.10")).toEqual({ price: "5000.1" });
  expect(read("price=4000.30, tyres=1")).toEqual({ price: "4000.3", tyres: "no" });
  const refused = (written: string) =>
    expect(read(`price=${written}`)).toEqual([`price takes the numbers from 4000 to 6000 by 0.1, not "${written}".`]);
  for (const written of ["4000.05", "5000,1", "6000.1", "-5000", "five", ""]) refused(written);
});

test("an option whose id is a number is meant by it, and not the option in that place", () => {
  expect(read("handover=2")).toEqual({ handover: "2" });
  expect(read("handover=1")).toEqual({ handover: "now" });
});

test("everything that is not understood is said", () => {
  expect(read("e=1, colour=red, tyres=, handover=3")).toEqual([
    '"e" could be price, tyres, handover.',
    'There is no issue "colour"; the issues are price, tyres, handover.',
    'tyres has no option ""; it has no, yes, or their numbers from 1.',
    'handover has no option "3"; it has now, 2, or their numbers from 1.',
  ]);
  expect(read("=5")).toEqual(['There is no issue ""; the issues are price, tyres, handover.']);
  expect(read("tyres=e, handover=o")).toEqual({ tyres: "yes", handover: "2" });
});

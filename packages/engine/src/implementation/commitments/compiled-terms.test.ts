import { describe, expect, test } from "vitest";
import { compileTerms } from "./compiled-terms.ts";
import { TERMS } from "./record.fixture.ts";
import type { Stipulation } from "./terms.ts";

describe("[K5] everything that is wrong with terms is said at once", () => {
  const problems = (value: unknown): readonly string[] => {
    const result = compileTerms(value);
    return result.kind === "ok" ? [] : result.failure.map(({ code, path }) => `${code} ${path}`);
  };

  test("[K5] terms that are fine have no problem", () => {
    expect(problems(JSON.parse(JSON.stringify(TERMS)))).toEqual([]);
  });

  test("[K5] what is misshapen is named by its place", () => {
    const [halt] = TERMS.stipulations;
    expect(
      problems({
        ...TERMS,
        agreedAt: "2025-01-01",
        parties: TERMS.parties.slice(1),
        more: 1,
        stipulations: [
          {
            ...halt,
            parts: 0,
            due: { kind: "civil", date: "2025-02-29", time: "24:30", zone: "Europe/Nowhere" },
            gate: { from: { kind: "x" } },
          },
        ],
      }),
    ).toEqual([
      ...["agreedAt", "parties", "stipulations.0.due.date", "stipulations.0.due.time", "stipulations.0.due.zone"].map(
        (path) => `badShape ${path}`,
      ),
      ...["stipulations.0.parts", "stipulations.0.gate.from.kind", "more"].map((path) => `badShape ${path}`),
    ]);
    expect([null, [], 3, { ...TERMS, title: "x".repeat(10_001) }].map(problems)).toEqual([
      ["badShape "],
      ["badShape "],
      ["badShape "],
      ["badShape title"],
    ]);
  });

  test("[K5] what points at nothing is named", () => {
    const [halt, relief] = TERMS.stipulations;
    expect(
      problems({
        ...TERMS,
        bodies: [...TERMS.bodies, { id: "north", name: "A body called like a party" }],
        coders: ["nobody"],
        stipulations: [
          { ...halt, owner: "inspectors", theme: "none", verifier: "who", gate: { fulfilled: ["what"] } },
          { ...relief, id: "halt", owedTo: ["council"] },
        ],
      }),
    ).toEqual([
      "doubled bodies.3.id",
      "doubled stipulations.1.id",
      "unknownId coders",
      "unknownId stipulations.0.owner",
      "unknownId stipulations.0.theme",
      "unknownId stipulations.0.verifier",
      "unknownId stipulations.0.gate.fulfilled",
      "unknownId stipulations.1.owedTo",
    ]);
  });

  test("[K6] nobody verifies what is its own, and nothing waits for itself", () => {
    const [halt, relief] = TERMS.stipulations as readonly [Stipulation, Stipulation];
    expect(problems({ ...TERMS, stipulations: [{ ...halt, verifier: "north", owedTo: ["north"] }] })).toEqual([
      "verifierIsOwner stipulations.0.verifier",
      "owedToOwner stipulations.0.owedTo",
    ]);
    const others = TERMS.stipulations.slice(2);
    expect(problems({ ...TERMS, stipulations: [{ ...halt, gate: { fulfilled: ["dismantle"] } }, relief, ...others] })).toEqual([
      "circle stipulations.0.gate.fulfilled",
      "circle stipulations.1.gate.fulfilled",
      "circle stipulations.2.gate.fulfilled",
    ]);
  });
});

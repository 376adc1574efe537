import { stipulationId } from "@detente/engine";

export const HALT = stipulationId("halt");

/** Terms of one stipulation, as somebody writes them; the engine checks what they are. */
export const TERMS = {
  id: "a-halt",
  title: "A halt",
  agreedAt: "2025-01-01T00:00:00.000Z",
  parties: [
    { id: "us", name: "United States" },
    { id: "dprk", name: "DPRK" },
  ],
  bodies: [{ id: "inspectors", name: "Inspectors" }],
  coders: [],
  themes: [{ id: "arms", name: "Arms" }],
  stipulations: [{ id: HALT, name: "A halt", theme: "arms", owner: "dprk", evidence: "A report", verifier: "inspectors" }],
};

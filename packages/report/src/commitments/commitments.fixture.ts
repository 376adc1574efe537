import {
  type CommitmentAction,
  type CommitmentEvent,
  commitmentsAt,
  compileTerms,
  type CompiledTerms,
  decideCommitment,
  foldCommitments,
} from "@detente/engine";
import type { ShownCommitments } from "./shown-commitments.ts";

const stipulation = (id: string, owner: "north" | "south", more: object = {}) => ({
  id,
  name: `The ${id}`,
  theme: owner === "north" ? "arms" : "trade",
  owner,
  verifier: owner === "north" ? "south" : "north",
  evidence: "A report",
  ...more,
});

/** So many stipulations, of which one is a relief that the south can take back. */
export function compiledTerms(count: number): CompiledTerms {
  const made = compileTerms({
    id: "halt",
    title: "A halt <for> relief",
    agreedAt: "2025-01-01T00:00:00.000Z",
    parties: [
      { id: "north", name: "North & Co" },
      { id: "south", name: "South" },
    ],
    bodies: [{ id: "monitor", name: "Monitor" }],
    coders: ["monitor"],
    themes: [
      { id: "arms", name: "Arms" },
      { id: "trade", name: "Trade" },
    ],
    stipulations: [
      stipulation("halt", "north", { due: { kind: "civil", date: "2025-03-29", time: "24:00", zone: "Europe/Vienna" } }),
      stipulation("relief", "south", {
        gate: { fulfilled: ["halt"] },
        snapback: { measures: "The ban", mayTrigger: ["south"], days: 30, zone: "UTC", onSilence: "measuresReturn", deciders: [], lost: 1 },
      }),
      ...Array.from({ length: count - 2 }, (_, k) => stipulation(`more-${k}`, "north")),
    ],
  });
  if (made.kind === "failed") throw new Error(`Expected terms, got ${JSON.stringify(made.failure)}`);
  return made.value;
}

export type Told = readonly [at: string, action: object];

/** The record of these actions, as it stands at a time. */
export function shownCommitments(terms: CompiledTerms, actions: readonly Told[], at: string): ShownCommitments {
  const events: CommitmentEvent[] = [];
  for (const [day, action] of actions) {
    // Tests write actions down as a file would have them.
    const decision = decideCommitment(terms, foldCommitments(terms, events), action as CommitmentAction, `${day}T12:00:00.000Z`);
    if (decision.kind === "failed") throw new Error(`Expected events, got ${JSON.stringify(decision.failure)}`);
    events.push(...decision.value);
  }
  return { terms: terms.terms, events, reading: commitmentsAt(terms, foldCommitments(terms, events), at) };
}

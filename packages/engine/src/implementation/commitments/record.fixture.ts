import { createHash } from "node:crypto";
import type { Hash } from "../../lib/chain.ts";
import { bodyId, partyId, stipulationId, themeId } from "../../model/ids.ts";
import type { CommitmentAction, CommitmentEvent } from "./action.ts";
import { commitmentsAt } from "./commitments-at.ts";
import { type CompiledTerms, compileTerms } from "./compiled-terms.ts";
import { decideCommitment } from "./decide-commitment.ts";
import { evolveCommitment } from "./evolve-commitment.ts";
import type { CommitmentsReading, StipulationReading } from "./reading.ts";
import { recordHeader, recordLine } from "./record/record-line.ts";
import type { CommitmentRefusal } from "./refusal.ts";
import { nothingYet } from "./state.ts";
import type { Snapback, Stipulation, Terms } from "./terms.ts";

export const sha256: Hash = (text) => createHash("sha256").update(text).digest("hex");

export const [NORTH, SOUTH] = [partyId("north"), partyId("south")];
export const [INSPECTORS, COUNCIL, MONITOR] = [bodyId("inspectors"), bodyId("council"), bodyId("monitor")];

const stipulation = (id: string, more: Partial<Stipulation> & Pick<Stipulation, "owner" | "verifier">): Stipulation => ({
  id: stipulationId(id),
  name: `What ${id} is`,
  theme: themeId(more.owner === NORTH ? "arms" : "trade"),
  evidence: "A report of the inspectors",
  ...more,
});

/** The north halts a reactor and dismantles it in four parts; the south lifts a ban once it has halted, and can take that back. */
export const TERMS: Terms = {
  id: "halt-for-relief",
  title: "A halt for relief",
  agreedAt: "2025-01-01T00:00:00.000Z",
  parties: [
    { id: NORTH, name: "North" },
    { id: SOUTH, name: "South" },
  ],
  bodies: [
    { id: INSPECTORS, name: "Inspectors" },
    { id: COUNCIL, name: "Council" },
    { id: MONITOR, name: "Monitor" },
  ],
  coders: [MONITOR],
  themes: [
    { id: themeId("arms"), name: "Arms" },
    { id: themeId("trade"), name: "Trade" },
  ],
  stipulations: [
    stipulation("halt", {
      owner: NORTH,
      verifier: INSPECTORS,
      due: { kind: "civil", date: "2025-03-29", time: "24:00", zone: "Europe/Vienna" },
    }),
    stipulation("relief", {
      owner: SOUTH,
      verifier: INSPECTORS,
      gate: { fulfilled: [stipulationId("halt")] },
      due: { kind: "days", days: 10, zone: "Europe/Vienna" },
      snapback: {
        measures: "The ban",
        mayTrigger: [SOUTH],
        days: 30,
        zone: "UTC",
        onSilence: "measuresReturn",
        deciders: [COUNCIL],
        sunset: { kind: "instant", at: "2025-10-18T00:00:00.000Z" },
        lost: 0.5,
      },
    }),
    stipulation("dismantle", { owner: NORTH, verifier: INSPECTORS, parts: 4, gate: { fulfilled: [stipulationId("relief")] } }),
    stipulation("liaison", {
      owner: SOUTH,
      verifier: NORTH,
      gate: { from: { kind: "civil", date: "2025-02-01", time: "00:00", zone: "Asia/Seoul" } },
    }),
  ],
};

export function compiled(terms: Terms = TERMS): CompiledTerms {
  const result = compileTerms(terms);
  if (result.kind === "failed") throw new Error(`Expected terms, got ${JSON.stringify(result.failure)}`);
  return result.value;
}

type Asked = { readonly [key: string]: unknown; readonly kind: CommitmentAction["kind"] };

/** A record in the making. Who does what when is told in one text, as "2025-02-03 10:00 north halt". */
export function keeping(terms: Terms = TERMS) {
  const made = compiled(terms);
  let state = nothingYet(terms);
  const events: CommitmentEvent[] = [];
  const ask = (where: string, rest: Asked) => {
    const words = where.split(" ");
    const [by, stipulation] = words.slice(-2);
    // Tests write actions down as people would type them.
    return decideCommitment(
      made,
      state,
      { by, stipulation, ...rest } as unknown as CommitmentAction,
      instant(words.slice(0, -2).join(" ")),
    );
  };
  return {
    terms: made,
    events,
    state: () => state,
    act(where: string, rest: Asked): readonly CommitmentEvent[] {
      const decision = ask(where, rest);
      if (decision.kind === "failed") throw new Error(`Expected events, got ${JSON.stringify(decision.failure)}`);
      for (const event of decision.value) {
        state = evolveCommitment(made, state, event);
        events.push(event);
      }
      return decision.value;
    },
    refused(where: string, rest: Asked): CommitmentRefusal {
      const decision = ask(where, rest);
      if (decision.kind === "ok") throw new Error(`Expected a refusal, got ${JSON.stringify(decision.value)}`);
      return decision.failure;
    },
    at: (at: string): CommitmentsReading => commitmentsAt(made, state, instant(at)),
    of: (at: string, id: string): StipulationReading => {
      const found = commitmentsAt(made, state, instant(at)).stipulations.find((each) => each.id === id);
      if (found === undefined) throw new Error(`Expected a stipulation ${id}`);
      return found;
    },
  };
}

export type Keeping = ReturnType<typeof keeping>;

const instant = (text: string): string => (text.length === 16 ? `${text.replace(" ", "T")}:00.000Z` : text);

/** The same terms, one stipulation changed. */
export const changed = (id: string, more: Partial<Stipulation>): Terms => ({
  ...TERMS,
  stipulations: TERMS.stipulations.map((each) => (each.id === id ? { ...each, ...more } : each)),
});

/** The same terms, the snapback of the relief changed. */
export function withSnapback(more: Partial<Snapback>): Terms {
  const { snapback } = TERMS.stipulations[1] ?? {};
  if (snapback === undefined) throw new Error("Expected a snapback of the relief");
  return changed("relief", { snapback: { ...snapback, ...more } });
}

/** The halt done and accepted on 3 February, the relief begun on 4 February and accepted. */
export function relieved(): Keeping {
  const record = relievedUnder(TERMS);
  record.act("2025-02-05 09:00 south relief", { kind: "evidenceSubmitted", text: "The ban is lifted", reference: "gazette 12" });
  record.act("2025-02-06 09:00 inspectors relief", { kind: "accepted", evidence: 1 });
  return record;
}

/** The halt accepted, the relief begun on 4 February, under these terms. */
export function relievedUnder(terms: Terms): Keeping {
  const record = keeping(terms);
  record.act("2025-02-03 09:00 north halt", { kind: "evidenceSubmitted", text: "Seals are on" });
  record.act("2025-02-03 12:00 inspectors halt", { kind: "accepted", evidence: 1 });
  record.act("2025-02-04 09:00 south relief", { kind: "started" });
  return record;
}

const saltOf = (place: number): string => sha256(`salt ${place}`).slice(0, 32);

/** A record as the lines of a file, each with its end; salts are made of the number. */
export function linesOf(terms: Terms, events: readonly CommitmentEvent[]): readonly string[] {
  const header = recordHeader(sha256, terms, saltOf(0));
  let { head } = header;
  return [
    header.text,
    ...events.map((event) => {
      const line = recordLine(sha256, head, { event, salt: saltOf(event.seq) });
      head = line.head;
      return line.text;
    }),
  ];
}

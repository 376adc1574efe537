import { bodyId, type BodyId, ID_PATTERN, type PartyId, stipulationId, themeId } from "../../model/ids.ts";
import type { Case } from "../../model/case.ts";
import type { Step } from "../../model/step.ts";
import type { ActorId, Named, SnapbackOutcome, Stipulation, Terms } from "./terms.ts";

export interface StepTermsSettings {
  /** Names the record. */
  readonly id: string;
  readonly title: string;
  /** ISO time from which it binds. */
  readonly agreedAt: string;
  /** IANA zone whose calendar days count. */
  readonly zone: string;
  /** Who scores, by name; absent: nobody does, and scores follow from events. */
  readonly coder?: string;
  /** For each step that the case says can be undone: a clock that its owner starts, with nobody to decide before it runs out. */
  readonly snapback?: { readonly days: number; readonly onSilence: SnapbackOutcome };
}

/**
 * The steps of a case as terms to be carried out: one stipulation a step, a theme a party. Takes nothing from briefs. A verifier that is
 * not the name of a party becomes a body; where a step names none, the counterpart verifies if there is one only, else a body that is yet
 * to be named. A day count is due that many days after the gate opens. Without a step there is nothing to carry out.
 */
export function termsOfSteps(
  { language, parties, steps }: Pick<Case, "language" | "parties" | "steps">,
  settings: StepTermsSettings,
): Terms {
  const { id, title, agreedAt, zone, coder, snapback } = settings;
  const bodies = new Map<string, Named<BodyId>>();
  const taken = new Set<string>(parties.map((party) => party.id));
  const bodyOf = (name: string): BodyId => {
    const known = bodies.get(name);
    if (known !== undefined) return known.id;
    const body = { id: bodyId(freeId(name, taken)), name };
    bodies.set(name, body);
    return body.id;
  };
  const stipulations = steps.map((step): Stipulation => {
    const verifier = verifierOf(step, parties, bodyOf);
    return stipulationOfStep(step, { verifier, zone, snapback });
  });
  const coders = coder === undefined ? [] : [bodyOf(coder)];
  const themes = parties
    .filter((party) => steps.some((step) => step.party === party.id))
    .map((party) => ({ id: themeId(party.id), name: party.name }));
  return {
    id,
    title,
    language,
    agreedAt,
    parties: parties.map(({ id: party, name }) => ({ id: party, name })),
    bodies: [...bodies.values()],
    coders,
    themes,
    stipulations,
  };
}

const TO_BE_NAMED = "A verifier to be named";

function verifierOf({ party, verifier }: Step, parties: readonly Named<PartyId>[], bodyOf: (name: string) => BodyId): ActorId {
  const others = parties.filter(({ id }) => id !== party);
  const named = others.find(({ id, name }) => verifier === name || verifier === id);
  if (named !== undefined) return named.id;
  const [only, ...more] = others;
  if (verifier === undefined && only !== undefined && more.length === 0) return only.id;
  return bodyOf(verifier ?? TO_BE_NAMED);
}

interface Stipulating {
  readonly verifier: ActorId;
  readonly zone: string;
  readonly snapback: StepTermsSettings["snapback"];
}

function stipulationOfStep(step: Step, { verifier, zone, snapback }: Stipulating): Stipulation {
  const { id, name, description, party, after, earliest, days, evidence, parts, undo } = step;
  const gate = {
    ...(after === undefined || after.length === 0 ? {} : { fulfilled: after.map((each) => stipulationId(each)) }),
    ...(earliest === undefined ? {} : { from: { kind: "civil" as const, date: earliest, time: "00:00", zone } }),
  };
  return {
    id: stipulationId(id),
    name,
    ...(description === undefined ? {} : { text: description }),
    theme: themeId(party),
    owner: party,
    evidence: evidence ?? "Not agreed yet",
    verifier,
    ...(parts === undefined ? {} : { parts }),
    ...(Object.keys(gate).length === 0 ? {} : { gate }),
    // Part of a day takes until its end.
    ...(days === undefined ? {} : { due: { kind: "days" as const, days: Math.ceil(days), zone } }),
    ...(snapback === undefined || undo === undefined
      ? {}
      : { snapback: { ...snapback, measures: undo, mayTrigger: [party], zone, deciders: [], lost: 1 } }),
  };
}

/** An id made of a name, and no other's. */
function freeId(name: string, taken: Set<string>): string {
  const letters = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);
  const base = ID_PATTERN.test(letters) ? letters : "body";
  let id = base;
  for (let k = 2; taken.has(id); k++) id = `${base}-${k}`;
  taken.add(id);
  return id;
}

import { Rng } from "../../lib/rng.ts";
import type { Case } from "../../model/case.ts";
import type { PartyId } from "../../model/ids.ts";
import type { AdditiveEstimate } from "../opponent-models/opponent-model.ts";
import { ownUtilityOf } from "../own-utility-of.ts";
import type { Scene } from "../scene.ts";
import { alternating, Table } from "../table.fixture.ts";

/** What the first party of a case has in hand at the beginning, with these estimates of the others. */
export function sceneAt(value: Case, relativeTime: number, estimates: Readonly<Partial<Record<PartyId, AdditiveEstimate>>> = {}): Scene {
  const table = new Table(value, alternating(value, 100));
  const [party] = table.setup.parties;
  if (party === undefined) throw new Error("Expected a party");
  const seat = table.seatOf(party);
  const own = ownUtilityOf(seat);
  if (own === null) throw new Error("Expected an admissible outcome");
  return { seat, view: table.view(party), own, rng: Rng.fromSeed(1), relativeTime, estimateOf: (other) => estimates[other] ?? null };
}

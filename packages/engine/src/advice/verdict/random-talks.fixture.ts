import { Rng } from "../../lib/rng.ts";
import type { Case } from "../../model/case.ts";
import type { PartyId } from "../../model/ids.ts";
import type { ActionKind } from "../../session/action.ts";
import type { Actor } from "../../session/actor.ts";
import { partyAudience, caucusAudience } from "../../session/audience.ts";
import { KINDS, randomDeed } from "../../session/random-deed.fixture.ts";
import { chance, pick, randomSetup } from "../../session/random-table.fixture.ts";
import { sessionCase } from "../../session/session-case.ts";
import { RunningSession } from "../../simulation/running-session.ts";
import type { Standpoint } from "../going-on/standpoint.ts";

/** What moves the talks is tried oftener than what stops them. */
const OFTEN: readonly ActionKind[] = ["offer", "offer", "offer", "offerPart", "reject", "putText", "vote", "suggest", "answer", "bid"];
/** Would begin or end things. */
const SELDOM: readonly ActionKind[] = ["open", "walkAway", "tick", "reset", "optIn", "optOut"];

/** A session of any protocol to which everything has happened that may, up to a moment at which it is open; null where it is not. */
export function randomTalks(value: Case, seed: number): { readonly session: RunningSession; readonly parties: readonly PartyId[] } | null {
  const rng = Rng.fromSeed(seed);
  const setup = randomSetup(rng, value);
  const session = new RunningSession(sessionCase(value), [], "2019-02-27T05:00:00.000Z");
  if (session.act({ kind: "facilitator" }, { kind: "open", setup }) !== null) return null;
  for (let minutes = 1, actions = rng.below(40); actions > 0; actions--) {
    const kind = chance(rng, 0.7) ? pick(rng, OFTEN) : pick(rng, KINDS);
    if (SELDOM.includes(kind) && chance(rng, 0.7)) continue;
    const by = randomActor(rng, setup.parties);
    session.act(by, randomDeed(rng, session.state, { by, kind, minutes }));
    if (chance(rng, 0.3)) session.clock.pass(60_000 * (minutes++) ** 0);
  }
  return session.state.ending === null ? { session, parties: setup.parties } : null;
}

function randomActor(rng: Rng, parties: readonly PartyId[]): Actor {
  const kind = rng.below(8);
  if (kind === 0) return { kind: "facilitator" };
  return kind === 1 ? { kind: "mediator" } : { kind: "party", party: pick(rng, parties) };
}

/** From where a party of it looks. */
export const standpointOf = (value: Case, { events, clock }: RunningSession, party: PartyId): Standpoint => ({
  value,
  party,
  events: events.filter(({ audience }) => [partyAudience(party), caucusAudience(party), "table"].includes(audience)),
  at: clock.at,
});

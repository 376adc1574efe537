import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import { dominatingUtilities, isForbidden, utilitiesOf } from "./dominated-deals.twin.ts";
import { type Deal, haggled, played } from "./human-deals.fixture.ts";
import { postSettlementProposal } from "./post-settlement-proposal.ts";
import { bargaining, camping, optionsOfOutcome, outcomeOfOptions, sharingCase } from "./sharing.fixture.ts";

const SEED = 20_261_126;
const COUNT = Number(process.env["DETENTE_DEALS"] ?? 2_000);

interface Kind {
  readonly name: string;
  /** Of all deals. */
  readonly share: number;
  readonly draw: (rng: Rng) => Deal | null;
}

const KINDS: readonly Kind[] = [
  { name: "campers who haggle", share: 0.5, draw: (rng) => haggled(rng, camping(rng)) },
  { name: "other issues haggled over, some with red lines", share: 0.3, draw: (rng) => haggled(rng, bargaining(rng)) },
  { name: "campers whom strategies play for", share: 0.1, draw: (rng) => played(rng, camping(rng)) },
  { name: "other issues, likewise", share: 0.1, draw: (rng) => played(rng, bargaining(rng)) },
];

/** What is wrong with the proposal for a deal; undefined for nothing. And by how much both gain together, or null where nothing is better. */
function judged(deal: Deal): { readonly fault?: string; readonly gain: number | null } {
  const { sharing, options } = deal;
  const value = sharingCase(sharing);
  const found = postSettlementProposal({ value, agreed: outcomeOfOptions(options), parties: value.parties.map(({ id }) => id) });
  if (found.kind === "failed") return { fault: found.failure.code, gain: null };
  const better = dominatingUtilities(deal);
  if (found.value === null) return { ...(better.length > 0 && { fault: "nothing is proposed, and something is better" }), gain: null };
  if (better.length === 0) return { fault: "a false improvement", gain: null };
  const way = optionsOfOutcome(found.value);
  const [before, after] = [utilitiesOf(sharing, options), utilitiesOf(sharing, way)];
  const [first, second] = [after[0] - before[0], after[1] - before[1]];
  const best = better.reduce((top, [a, b]) => Math.max(top, (a - before[0]) * (b - before[1])), 0);
  if (first < 0 || second < 0) return { fault: "somebody is worse off", gain: null };
  if (first + second === 0) return { fault: "nobody is better off", gain: null };
  if (isForbidden(sharing, way)) return { fault: "what is proposed cannot be, or crosses a red line", gain: null };
  const isOutdone = better.some(([a, b]) => a >= after[0] && b >= after[1] && a + b > after[0] + after[1]);
  return { ...((first * second !== best || isOutdone) && { fault: "something better still" }), gain: first + second };
}

test(`of ${COUNT} deals as people make them every dominated one gets an improvement, no other does, and nobody is worse off`, {
  timeout: 20_000 + COUNT * 20,
}, () => {
  for (const { name, share, draw } of KINDS) {
    const rng = Rng.fromSeed(SEED);
    const wanted = Math.ceil(COUNT * share);
    let [deals, tries, dominated, gains] = [0, 0, 0, 0];
    while (deals < wanted && tries < wanted * 20) {
      tries++;
      const state = rng.state();
      const deal = draw(rng);
      if (deal === null) continue;
      deals++;
      const { fault, gain } = judged(deal);
      expect(fault, `${name}, try ${tries} (state ${state.join(" ")}), ${JSON.stringify(deal)}`).toBeUndefined();
      if (gain === null) continue;
      dominated++;
      gains += gain;
    }
    expect(deals).toBe(wanted);
    // Both kinds of deals are there, or the sample shows nothing.
    expect(dominated).toBeGreaterThan(0);
    expect(dominated).toBeLessThan(deals);
    console.log(
      `figure: ${name}: ${deals} deals of ${tries} talks (seed ${SEED}), ${dominated} dominated (${((100 * dominated) / deals).toFixed(1)} %), each bettered, by ${(gains / dominated).toFixed(2)} points in all on average; ${deals - dominated} efficient, left alone; nobody worse off`,
    );
  }
});

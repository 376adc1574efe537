import type { Rng } from "../../lib/rng.ts";
import type { Sharing } from "./sharing.fixture.ts";

const MOST_TURNS = 24;

/** One who haggles. Shares are of the most it could get, 0 to 1. */
interface Haggler {
  readonly place: 0 | 1;
  /** What is good enough; comes down with every turn, to what it will not go below. */
  goodEnough: number;
  readonly least: number;
  /** How far it misjudges what an offer is worth to it, either way. */
  readonly noise: number;
  /** How often it gives where, from what they told each other, most is gained for what it costs; else it gives anywhere. */
  readonly care: number;
  offer: readonly number[];
}

/**
 * The options that two people settle on, as people do: each opens with nearly everything of what it wants most (an anchor), gives way
 * one step of one issue at a time towards what the other asks, not always where that makes sense, and takes what seems good enough
 * (Simon's satisficing), which it judges roughly. Near the end they split what is left down the middle. Null: nothing came of it.
 */
export function haggle(rng: Rng, sharing: Sharing): readonly number[] | null {
  const people = [haggler(rng, sharing, 0), haggler(rng, sharing, 1)] as const;
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const [one, other] = turn % 2 === 0 ? people : [people[1], people[0]];
    if (turn > 0 && isWelcome(rng, sharing, one, other.offer)) return other.offer;
    one.goodEnough = Math.max(one.least, one.goodEnough - rng.float() * 0.1);
    if (turn > 0) one.offer = giveWay(rng, sharing, one, other.offer);
  }
  const middle = people[0].offer.map((option, issue) => (option + (people[1].offer[issue] ?? 0) + rng.below(2)) >> 1);
  return people.every(({ place }) => isAllowed(sharing, middle, place)) ? middle : null;
}

function haggler(rng: Rng, sharing: Sharing, place: 0 | 1): Haggler {
  const offer = sharing.worths[place].map((worths) => {
    const asked = Math.min(worths.length - 1, Math.max(0, worths.length - 1 - Math.floor(rng.float() * rng.float() * 3)));
    return place === 0 ? asked : worths.length - 1 - asked;
  });
  return {
    place,
    goodEnough: 0.75 + rng.float() * 0.2,
    least: 0.35 + rng.float() * 0.2,
    noise: rng.float() * 0.15,
    care: rng.float(),
    offer,
  };
}

const worthOf = ({ worths }: Sharing, place: 0 | 1, options: readonly number[]): number =>
  worths[place].reduce((sum, issue, k) => sum + (issue[options[k] ?? 0] ?? 0), 0);

const mostOf = ({ worths }: Sharing, place: 0 | 1): number => worths[place].reduce((sum, issue) => sum + Math.max(...issue), 0);

/** Whether it can be, and whoever is in this place has no line against it. */
const isAllowed = ({ forbidden }: Sharing, options: readonly number[], place: 0 | 1): boolean =>
  !forbidden.some(
    ({ by, together }) => (by === "nobody" || by === place) && together.every(({ issue, option }) => options[issue] === option),
  );

// oxlint-disable-next-line max-params -- who looks at what, where.
function isWelcome(rng: Rng, sharing: Sharing, { place, noise, goodEnough }: Haggler, offer: readonly number[]): boolean {
  const share = worthOf(sharing, place, offer) / Math.max(1, mostOf(sharing, place));
  return (
    isAllowed(sharing, offer, place) &&
    isAllowed(sharing, offer, place === 0 ? 1 : 0) &&
    share + (rng.float() * 2 - 1) * noise >= goodEnough
  );
}

// oxlint-disable-next-line max-params -- as above.
function giveWay(rng: Rng, sharing: Sharing, { place, care, offer }: Haggler, towards: readonly number[]): readonly number[] {
  const steps = offer.flatMap((option, issue) => {
    const step = Math.sign((towards[issue] ?? option) - option);
    return step === 0 ? [] : [offer.map((each, k) => (k === issue ? each + step : each))];
  });
  const allowed = steps.filter((options) => isAllowed(sharing, options, place));
  if (allowed.length === 0) return offer;
  const inAll = (options: readonly number[]): number => worthOf(sharing, 0, options) + worthOf(sharing, 1, options);
  const [wisest] = allowed.toSorted((a, b) => inAll(b) - inAll(a));
  return (rng.float() < care ? wisest : allowed[rng.below(allowed.length)]) ?? offer;
}

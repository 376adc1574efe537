import { stepWords } from "../game/score-tables.ts";
import type { Step } from "../game/tell-steps.ts";
import { type Html, html } from "../html.ts";
import { type Labels, labelsOf } from "../labels.ts";
import { cutToWidth, estimatedWidth } from "./estimated-width.ts";
import { PAINT, px } from "./paint.ts";
import type { Box, Spot } from "./place-labels.ts";
import type { PlaneFrame } from "./plane-frame.ts";

/** A step with its place in the picture; null for one that is about no outcome. */
interface PlacedStep {
  readonly step: Step;
  readonly spot: Spot | null;
  /** Where the same party's offer before this one is. */
  readonly from: Spot | null;
  /** The offer's number, where there is room for it. */
  readonly label: string;
}

/**
 * The offers of a game, each party's tied together in their order, first offers and as many others as there is room for numbered, and
 * the agreement. Every step is a group with `data-step`, its number, and in a wide picture a title that tells it.
 */
export function offerPath(frame: PlaneFrame, steps: readonly Step[]): Html {
  const labels = labelsOf(frame.analysis);
  const placed = placedSteps(frame, steps);
  // Once a game is enough: words are most of a page.
  const isTold = frame.size === "wide";
  return html`<g>${placed.map(({ step, spot, from }) => (spot === null || from === null ? null : line(step, from, spot)))}</g>
<g stroke-width="1.6">${placed.map(({ step, spot }) => html`<g data-step="${step.number}">${isTold ? html`<title>${titleOf(step, labels)}</title>` : null}${spot === null ? null : shape(frame, step, spot)}</g>`)}</g>
<g font-size="${frame.fontSize - 1}" paint-order="stroke" stroke="${PAINT.paper}" stroke-width="3" stroke-linejoin="round">${placed.map(({ step, spot, label }) => (spot === null || label === "" ? null : numberText(step, spot, label)))}${agreementText(frame, placed, labels)}</g>`;
}

function placedSteps(frame: PlaneFrame, steps: readonly Step[]): readonly PlacedStep[] {
  const last = new Map<number | null, Spot>();
  const taken: Box[] = [];
  const agreed = steps.find(({ kind }) => kind === "agreed");
  const agreedSpot = agreed && spotOf(frame, agreed);
  if (agreedSpot) taken.push({ x: agreedSpot.x - 12, y: agreedSpot.y - 24, width: 40, height: 34 });
  return steps.map((step) => {
    const spot = spotOf(frame, step);
    const isOffer = step.kind === "offer" && spot !== null;
    const from = isOffer ? (last.get(step.party) ?? null) : null;
    const isFirst = isOffer && !last.has(step.party);
    if (isOffer) last.set(step.party, spot);
    const label = isOffer ? roomFor(String(step.offer ?? ""), { spot, frame, taken, isFirst }) : "";
    return { step, spot, from, label };
  });
}

function spotOf({ axes, x, y }: PlaneFrame, { utilities }: Step): Spot | null {
  const [across, up] = axes.map((party) => utilities?.[party]);
  return across === undefined || up === undefined ? null : { x: x(across), y: y(up) };
}

interface Room {
  readonly spot: Spot;
  readonly frame: PlaneFrame;
  /** Grows with each label that finds room. */
  readonly taken: Box[];
  readonly isFirst: boolean;
}

/** The label where it covers no other, else nothing. Beyond the frontier there are no outcomes, so labels stand up and to the right. */
function roomFor(label: string, { spot, frame: { fontSize }, taken, isFirst }: Room): string {
  const box = { x: spot.x + 4, y: spot.y - 6 - fontSize, width: estimatedWidth(label, fontSize) + 3, height: fontSize + 3 };
  const isFree = taken.every(
    (other) =>
      box.x > other.x + other.width || other.x > box.x + box.width || box.y > other.y + other.height || other.y > box.y + box.height,
  );
  if (!isFree && !isFirst) return "";
  taken.push(box);
  return label;
}

const titleOf = (step: Step, labels: Labels): string =>
  step.utilities === null ? stepWords(step) : `${stepWords(step)} (${labels.vector(step.utilities)})`;

const COLOURS = [PAINT.accent, PAINT.ink, PAINT.quiet];

/** The colour of a party's offers, by its place. */
const colourOf = (place: number | null): string => COLOURS[Math.min(place ?? 0, COLOURS.length - 1)] ?? PAINT.quiet;

const line = ({ number, party }: Step, from: Spot, to: Spot): Html =>
  html`<path data-step="${number}" d="M${px(from.x)} ${px(from.y)}L${px(to.x)} ${px(to.y)}" stroke="${colourOf(party)}" stroke-width="1.3" opacity="0.5" fill="none"/>`;

function shape({ size }: PlaneFrame, { kind, party }: Step, { x, y }: Spot): Html | null {
  const r = size === "wide" ? 5 : 4;
  switch (kind) {
    case "offer":
      return offerMark(party, { x, y }, r);
    case "agreed":
      return html`<circle cx="${px(x)}" cy="${px(y)}" r="${r + 5}" fill="none" stroke="${PAINT.accent}" stroke-width="2.4"/>`;
    case "accept":
      return html`<circle cx="${px(x)}" cy="${px(y)}" r="${r + 2.5}" fill="none" stroke="${colourOf(party)}"/>`;
    case "other":
      return null;
  }
}

/** A circle for the first party, a diamond for the second, a square for any other. */
export function offerMark(party: number | null, { x, y }: Spot, r: number): Html {
  if (party === 0 || party === null)
    return html`<circle cx="${px(x)}" cy="${px(y)}" r="${r}" fill="${PAINT.accent}" stroke="${PAINT.paper}"/>`;
  if (party === 1)
    return html`<path class="mark" d="M${px(x)} ${px(y - r - 1)}l${r + 1} ${r + 1}l${-r - 1} ${r + 1}l${-r - 1} ${-r - 1}z" fill="${PAINT.paper}" stroke="${PAINT.ink}"/>`;
  return html`<path class="mark" d="M${px(x - r)} ${px(y - r)}h${2 * r}v${2 * r}h${-2 * r}z" fill="${PAINT.paper}" stroke="${PAINT.quiet}"/>`;
}

const numberText = ({ number, party }: Step, { x, y }: Spot, label: string): Html =>
  html`<text data-step="${number}" x="${px(x + 5)}" y="${px(y - 6)}" fill="${colourOf(party)}">${label}</text>`;

function agreementText(frame: PlaneFrame, placed: readonly PlacedStep[], labels: Labels): Html | null {
  const agreed = placed.find(({ step }) => step.kind === "agreed");
  if (!agreed?.spot) return null;
  const { x, y } = agreed.spot;
  const text = cutToWidth(`Agreement ${labels.vector(agreed.step.utilities ?? [])}`, frame.fontSize, frame.right - frame.left);
  const isNearRight = x + 14 + estimatedWidth(text, frame.fontSize) > frame.right;
  return html`<text data-step="${agreed.step.number}" x="${px(isNearRight ? frame.right : x + 13)}" y="${px(isNearRight ? y - 18 : y - 9)}" text-anchor="${isNearRight ? "end" : "start"}" fill="${PAINT.accent}" font-weight="600" font-size="${frame.fontSize}">${text}</text>`;
}

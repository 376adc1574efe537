import type { Analysis, CounterOffer, PartyId } from "@detente/engine";
import { type OfferMark, offersPlane } from "../../charts/offers-plane.ts";
import { type Html, html } from "../../html.ts";
import { pointsText } from "../advice-names.ts";
import type { ShownVerdict } from "./shown-verdict.ts";
import type { VerdictNames } from "./verdict-names.ts";

/** What a picture of packages in the utility plane needs. */
export interface VerdictPlane {
  /** Of the case as the party sees it. */
  readonly analysis: Analysis;
  /** What the offer is worth to whoever made it, by the party's estimate. */
  readonly theirs: number;
}

interface PictureInputs {
  readonly shown: ShownVerdict;
  readonly offers: readonly CounterOffer[];
  readonly plane: VerdictPlane;
  readonly names: VerdictNames;
  /** The only one of its name on the page. */
  readonly id: string;
}

/** The offer and some packages, for wide pages and for narrow ones. */
export function planePicture({ shown, offers, plane, names, id }: PictureInputs): Html {
  const { verdict, offer, value } = shown;
  const indexOf = (party: PartyId): number => value.parties.findIndex((each) => each.id === party);
  const own = names.labels.party(verdict.party);
  const marks: readonly OfferMark[] = [
    { kind: "offer", label: "Offer", name: "The offer", across: verdict.offer.value, up: plane.theirs },
    ...offers.map(
      (each, k): OfferMark => ({
        kind: "counterOffer",
        label: String(k + 1),
        name: `Package ${k + 1}: ${pointsText(names, verdict.party, each.value)} for ${own}`,
        across: each.value,
        up: each.counterparts.find(({ party }) => party === offer.by)?.value ?? Number.NaN,
      }),
    ),
  ];
  const picture = { analysis: plane.analysis, axes: [indexOf(verdict.party), indexOf(offer.by)] as const, marks };
  return html`<figure class="wide">${offersPlane(picture, { size: "wide", id: `${id}-wide` })}</figure>
<figure class="narrow">${offersPlane(picture, { size: "narrow", id: `${id}-narrow` })}</figure>`;
}

import type { Outcome } from "@detente/engine";
import { decimalText, type Table } from "@detente/report";
import { lastOffers, standingOffer } from "./offers-so-far.ts";
import { advantageOf } from "./sight.ts";
import type { Turn } from "./turn.ts";

interface Line {
  readonly name: string;
  /** To the person, then to each counterpart as estimated. */
  readonly utilities: readonly number[];
  /** What counts for no agreement is not discounted. */
  readonly isAgreed: boolean;
}

/** What the offer on the table, the own last one, the draft and no agreement are worth, one below the other. */
export function worthTable(turn: Turn): Table {
  const { sight, view } = turn;
  const { own, labels } = sight;
  const estimated = sight.counterparts.flatMap(({ estimate, name }, k) => (estimate === null ? [] : [{ name, place: k + 1 }]));
  const factor = own.discount ** view.relativeTime;
  const cells = ({ name, utilities, isAgreed }: Line): readonly string[] => {
    const points = utilities[0] ?? Number.NaN;
    const counted = isAgreed ? points * factor : points;
    return [
      name,
      labels.points(0, points),
      ...(own.discount === 1 ? [] : [labels.points(0, counted)]),
      decimalText(advantageOf(own, counted), 2),
      ...estimated.map(({ place }) => labels.points(place, utilities[place] ?? Number.NaN)),
    ];
  };
  return {
    caption: "",
    columns: [
      { name: "", kind: "name" },
      { name: "To you", kind: "number" },
      ...(own.discount === 1 ? [] : [{ name: "If agreed now", kind: "number" as const }]),
      { name: "Advantage", kind: "number" },
      ...estimated.map(({ name }) => ({ name: `${name} (est.)`, kind: "number" as const })),
    ],
    rows: linesOf(turn).map((line) => ({ cells: cells(line) })),
  };
}

function linesOf(turn: Turn): readonly Line[] {
  const { sight, events, draft } = turn;
  const line = (name: string, outcome: Outcome): Line => ({ name, utilities: sight.utilities(outcome), isAgreed: true });
  const standing = standingOffer(turn);
  const { last } = lastOffers(events, sight.party);
  const before = standing === null ? null : lastOffers(events, standing.party).before;
  const none = [sight.own.reservation, ...sight.counterparts.map(({ estimate }) => estimate?.reservation ?? Number.NaN)];
  return [
    ...(standing === null ? [] : [line(`Offer of ${sight.counterparts[standing.place]?.name ?? ""}`, standing.outcome)]),
    ...(before === null ? [] : [line("Its offer before", before)]),
    ...(last === null ? [] : [line("Your last offer", last)]),
    ...(last === draft.outcome
      ? []
      : [line(last === null && turn.draft.isUntouched ? "Your draft: the best for you" : "Your draft", draft.outcome)]),
    { name: "No agreement", utilities: none, isAgreed: false },
  ];
}

import type { Sealer } from "../secrets/sealed.ts";
import type { ExerciseTable } from "../store/exercise-store.ts";
import type { DebriefMaterial } from "./debrief-material.ts";
import { inOrder } from "./in-order.ts";

interface Showing {
  readonly sealer: Sealer;
  readonly isHidden: boolean;
  /** Whose table is told as their own; null: nobody's. */
  readonly person: string | null;
}

/**
 * Who sat where. Hidden: tables and people have numbers in an order that the server's key draws, the same each time, which nobody without
 * the key can undo; whoever reads several times learns no more than once.
 */
export function namedDebrief({ exercise, tables, seats, held }: DebriefMaterial, { sealer, isHidden, person }: Showing) {
  const begun = tables.filter(({ session }) => held.has(session));
  const drawn = (what: string, ids: readonly string[]): ReadonlyMap<string, number> => {
    const tag = (id: string): string => Buffer.from(sealer.tag(`debrief/${exercise.id}/${what}`, id)).toString("hex");
    return new Map(ids.toSorted((a, b) => (tag(a) < tag(b) ? -1 : 1)).map((id, k) => [id, k + 1]));
  };
  const sitting = inOrder(
    exercise,
    seats.filter(({ is }) => "party" in is),
  );
  const tableNumbers = drawn(
    "tables",
    begun.map(({ table }) => table),
  );
  const people = [...new Set(sitting.map((each) => each.standsInFor ?? each.person))];
  const peopleNumbers = drawn("people", people);
  const numberOf = ({ table, number }: ExerciseTable): number => (isHidden ? (tableNumbers.get(table) ?? 0) : number);
  const mine = sitting.find((each) => person !== null && (each.standsInFor ?? each.person) === person);
  const own = begun.find(({ number }) => number === mine?.number);
  const first = [...held.values()][0]?.kept.state.current.value;
  return {
    title: exercise.title,
    isAnonymous: isHidden,
    parties: (first?.parties ?? []).map(({ id, name }) => ({ id, name })),
    own: own === undefined ? null : numberOf(own),
    tables: begun.map((table) => {
      const state = held.get(table.session)?.kept.state;
      return {
        from: table.number,
        number: numberOf(table),
        isOver: (state?.ending ?? null) !== null,
        outcome: state?.ending?.kind === "agreed" ? state.ending.outcome : null,
        people: sitting.flatMap(({ number, is, name, bot, standsInFor, person: sits }) => {
          if (number !== table.number || !("party" in is)) return [];
          const who = isHidden ? (peopleNumbers.get(standsInFor ?? sits) ?? null) : name;
          return [{ party: is.party, role: is.role, isBot: bot !== null, who: bot === null ? who : null }];
        }),
      };
    }),
  };
}

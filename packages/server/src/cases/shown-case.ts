import type { ShelvedCase } from "../store/shelf-store.ts";

/** A case as somebody's list shows it. Versions of others, and who else has it, are not in it. */
export const shownCase = ({ hash, caseId, title, isExample, createdAt, holding }: ShelvedCase) => ({
  hash,
  caseId,
  title,
  isExample,
  createdAt,
  holding: holding === null ? null : shownHolding(holding),
});

const shownHolding = ({ version, givenBy }: NonNullable<ShelvedCase["holding"]>) =>
  givenBy === null
    ? ({ how: "imported", version } as const)
    : ({ how: "shared", version, by: { id: givenBy.id, name: givenBy.name } } as const);

import type { ActorId, CommitmentEvent, CommitmentsReading, Stipulation, Terms } from "@detente/engine";

/** A record of commitments at a time, as it is shown. */
export interface ShownCommitments {
  readonly terms: Terms;
  /** Up to that time. */
  readonly events: readonly CommitmentEvent[];
  readonly reading: CommitmentsReading;
}

export function actorName({ parties, bodies }: Terms, id: ActorId): string {
  return [...parties, ...bodies].find((each) => each.id === id)?.name ?? id;
}

/** The stipulations of the terms by their ids. */
export const stipulationsById = ({ stipulations }: Terms): ReadonlyMap<string, Stipulation> =>
  new Map(stipulations.map((each) => [each.id, each]));

import type { Analysis, IssueReading } from "@detente/engine";

/** With two parties, from what the first cares more about to what the second cares more about; with more, by all their care together. Ties keep the case's order. */
export function issuesByContrast({ issues, parties }: Analysis): readonly IssueReading[] {
  const rank =
    parties.length === 2
      ? ({ care }: IssueReading) => (care[0] ?? 0) - (care[1] ?? 0)
      : ({ care }: IssueReading) => care.reduce((sum, share) => sum + share, 0);
  return [...issues].sort((a, b) => rank(b) - rank(a));
}

import { failed, ok, type PartyId, type Result, strategyOf } from "@detente/engine";
import { PERSON, type RecordedPlayer } from "@detente/runner";
import { strategyArgument } from "../strategy-argument.ts";

/** Who plays, with the versions of today. A program says its own when it starts. The failure lists what is wrong with the names. */
export function seatedPlayers(
  seats: readonly Pick<RecordedPlayer, "party" | "name">[],
): Result<readonly RecordedPlayer[], readonly string[]> {
  const problems: string[] = [];
  const players = seats.map(({ party, name: given }) => {
    const read = given === PERSON ? ok(PERSON) : strategyArgument(given, "alternatingOffers");
    if (read.kind === "failed") problems.push(read.failure);
    const name = read.kind === "ok" ? read.value : given;
    return { party, name, version: versionOf(name) };
  });
  return problems.length > 0 ? failed(problems) : ok(players);
}

function versionOf(name: string): number {
  const strategy = strategyOf(name);
  return strategy.kind === "ok" ? strategy.value.version : 0;
}

/** The person and, in the order of the case, a strategy for each of the others; one alone plays for all. */
export function seatsOf(
  parties: readonly PartyId[],
  person: PartyId,
  against: readonly string[],
): Result<readonly Pick<RecordedPlayer, "party" | "name">[], string> {
  const others = parties.filter((party) => party !== person);
  if (against.length !== 1 && against.length !== others.length)
    return failed(`--against is given ${against.length} times; give it once for all, or once for each of ${others.join(", ")}`);
  return ok(parties.map((party) => ({ party, name: party === person ? PERSON : (against[others.indexOf(party)] ?? against[0] ?? "") })));
}

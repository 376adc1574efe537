import { readFileSync } from "node:fs";
import { parseCase } from "../packages/engine/src/case-file/index.ts";
import { assess } from "../packages/engine/src/advice/verdict/assess.ts";
import { preparedCase, THEM, US } from "../packages/engine/src/advice/going-on/calibration.fixture.ts";
import { standpointAt, type TalksMoment } from "../packages/engine/src/advice/going-on/standpoint-at.ts";
import type { Case } from "../packages/engine/src/model/case.ts";
import { optionId, partyId } from "../packages/engine/src/model/ids.ts";
import { timingOf } from "./measure.ts";

/** Verdicts as somebody waits for them: the first one of a process, later ones, and those with everything that would change the word. */
export function benchVerdicts(): void {
  const name = "cases/hanoi/hanoi-2019.yaml";
  const parsed = parseCase({ name, text: readFileSync(new URL(`../${name}`, import.meta.url), "utf8") });
  if (parsed.kind === "failed") throw new Error(parsed.failure[0]?.message);
  const hanoi = parsed.value.case;
  const offer = hanoi.positions.find(({ id }) => id === "dprk-offer")?.outcome ?? {};
  const [us, dprk] = [partyId("us"), partyId("dprk")];
  for (const rounds of [2, 12])
    bench(`Hanoi, 69,120 outcomes, round 2 of ${rounds}`, hanoi, {
      party: us,
      offer: { by: dprk, outcome: offer },
      track: "summit",
      clock: { kind: "rounds", round: 2, of: rounds, at: "2019-02-28T06:00:00.000Z" },
    });
  const large = preparedCase(5, { issues: 12, options: 10 });
  const middling = Object.fromEntries(large.issues.map(({ id }, i) => [id, optionId(i % 3 === 0 ? "o5" : "o3")]));
  bench("10^12 outcomes, round 1 of 20", large, {
    party: US,
    offer: { by: THEM, outcome: middling },
    track: null,
    clock: { kind: "rounds", round: 1, of: 20, at: "2020-01-01T00:00:00.000Z" },
  });
}

function bench(name: string, value: Case, moment: TalksMoment): void {
  const found = standpointAt(value, moment);
  if (found.kind === "failed" || moment.offer === null) throw new Error(`Expected a moment of ${name}`);
  const { standpoint, offeredBy } = found.value;
  const { outcome } = moment.offer;
  const time = (seed: number, flips: "listed" | "leftOut"): number => {
    const start = performance.now();
    const verdict = assess(standpoint, outcome, { seed, counterOffers: 5, flips, ...(offeredBy !== null && { offeredBy }) });
    if (verdict.kind === "failed") throw new Error(verdict.failure.code);
    return performance.now() - start;
  };
  const first = time(1, "leftOut");
  const later = timingOf([2, 3, 4, 5, 6].map((seed) => time(seed, "leftOut"))).median;
  const listed = timingOf([7, 8, 9].map((seed) => time(seed, "listed"))).median;
  console.log(
    `figure: verdict, ${name}: first of a process ${first.toFixed(0)} ms, later ${later.toFixed(0)} ms; with what would change it ${listed.toFixed(0)} ms, ${(listed / later).toFixed(1)} times as long`,
  );
}

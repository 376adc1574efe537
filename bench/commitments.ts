import { commitmentsAt } from "../packages/engine/src/implementation/commitments/commitments-at.ts";
import { ACCORD, largeRecord } from "../packages/engine/src/implementation/commitments/large-record.fixture.ts";
import { readRecord } from "../packages/engine/src/implementation/commitments/record/read-record.ts";
import { linesOf, sha256 } from "../packages/engine/src/implementation/commitments/record.fixture.ts";
import { Rng } from "../packages/engine/src/lib/rng.ts";
import { measure } from "./measure.ts";

const AT = "2027-01-01T00:00:00.000Z";

/** A record of the size of a real accord: read, verified line by line, decided once more and scored; the first time, and warm. */
export function runCommitments(): void {
  const { terms, events } = largeRecord(Rng.fromSeed(1), ACCORD);
  const bytes = new TextEncoder().encode(linesOf(terms, events).join(""));
  const start = performance.now();
  const kept = read(bytes);
  const first = performance.now() - start;
  const cpu = process.cpuUsage();
  const repeats = 7;
  const whole = measure(() => read(bytes), repeats);
  const { user, system } = process.cpuUsage(cpu);
  // With the run that warms up.
  const each = (user + system) / 1000 / (repeats + 1);
  const scores = measure(() => commitmentsAt(kept.terms, kept.state, AT), 15);
  console.log(
    `figure: ${ACCORD.stipulations} stipulations, ${ACCORD.events} events (${(bytes.length / 1e6).toFixed(1)} MB, seed 1): read, verified and scored in ${first.toFixed(0)} ms the first time, then median ${whole.median.toFixed(0)} ms (${whole.least.toFixed(0)} to ${whole.most.toFixed(0)}, ${each.toFixed(0)} ms of processor time); scored alone in ${scores.median.toFixed(1)} ms`,
  );
}

function read(bytes: Uint8Array) {
  const { kept } = readRecord(sha256, bytes);
  if (kept === null) throw new Error("Expected a whole record");
  commitmentsAt(kept.terms, kept.state, AT);
  return kept;
}

import { Rng } from "../lib/rng.ts";
import { holds } from "../model/condition.ts";
import type { PartyId } from "../model/ids.ts";
import type { Band, Measure, Sensitivity, TornadoBar } from "./analysis.ts";
import { type DrawnModel, drawFigures, drawnModel, type Figures, type ModelInputs } from "./drawn-model.ts";
import { frontierOfSums, frontierWork, oversizedGroup } from "./frontier-of-sums.ts";
import { ShareSample } from "./share-sample.ts";
import type { Sums } from "./sums.ts";
import { type UncertainInput, uncertainInputs } from "./uncertain-inputs.ts";
import { worstOfSums } from "./worst-of-sums.ts";

export interface SensitivitySettings {
  readonly draws: number;
  readonly seed: number;
  /** Outcomes whose utility bands are wanted. */
  readonly outcomes: readonly Uint32Array[];
  /** Uniform over what public constraints allow; null where nothing can be drawn. */
  readonly sampler: (() => Uint32Array) | null;
  readonly progress: (done: number, of: number) => void;
}

export interface SensitivityResult {
  readonly sensitivity: Sensitivity;
  /** [outcome][party], for the outcomes asked for. */
  readonly bands: readonly (readonly Band[])[];
  readonly reservations: readonly Band[];
}

/** The share of the outcome space in the ZOPA is taken over this many outcomes, the same in every draw. */
const SAMPLE = 4096;
/** Combinations that all draws together may look at, and as many again for the tornado: about ten seconds. */
const WORK = 6e8;
const FEWEST_DRAWS = 50;
/** Utilities recorded for bands, at most. */
const RECORDED = 20_000_000;

/**
 * What the ranges in the briefs do to the results. Null where no number is a range, or a group of issues is too large.
 * Cost: one frontier a draw, and two for each uncertain input; where frontiers are dear, there are fewer draws than asked for,
 * and where inputs are many as well, no tornado.
 */
export function sensitivity(inputs: ModelInputs, settings: SensitivitySettings): SensitivityResult | null {
  const { compiled, readings } = inputs;
  const uncertain = uncertainInputs(compiled.parties, readings);
  const likelyModel = drawnModel(inputs, new Map());
  if (uncertain.length === 0 || settings.draws === 0 || oversizedGroup(likelyModel.sums) !== undefined) return null;
  const affordable = Math.floor(WORK / frontierWork(likelyModel.sums));
  const draws = Math.min(settings.draws, Math.max(FEWEST_DRAWS, affordable));
  const sample = new ShareSample(settings.sampler, likelyModel.sums.excluded, SAMPLE);
  const measure = (figures: Figures): Reading => readingOf(drawnModel(inputs, figures), sample);
  const rng = Rng.fromSeed(settings.seed);
  const recorder = new Recorder(settings, compiled.parties.length);
  const drawn: Reading[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const model = drawnModel(inputs, drawFigures(uncertain, rng));
    recorder.record(model);
    drawn.push(readingOf(model, sample));
    if (draw % 50 === 49) settings.progress(draw + 1, draws);
  }
  const likelyReading = measure(new Map());
  return {
    sensitivity: {
      draws,
      zopaExists: drawn.filter(({ nash }) => nash !== null).length / drawn.length,
      zopaShare: { likely: likelyReading.share, band: bandOf(drawn.map(({ share }) => share)) },
      nash: compiled.parties.map((_, party) => nashMeasure(likelyReading, drawn, party)),
      tornado:
        uncertain.length * 2 <= Math.max(affordable, 2 * draws)
          ? tornado({ parties: compiled.parties, uncertain, measure, likelyReading })
          : [],
    },
    bands: recorder.bands(),
    reservations: compiled.parties.map((_, party) => bandOf(drawn.map(({ reservations }) => reservations[party] ?? 0))),
  };
}

interface Reading {
  /** By party. */
  readonly reservations: readonly number[];
  readonly share: number;
  /** Utilities at the Nash outcome; null where no outcome is rational. */
  readonly nash: readonly number[] | null;
}

const readingOf = (model: DrawnModel, sample: ShareSample): Reading => ({
  reservations: model.reservations,
  share: sample.share(model),
  nash: nashOf(model),
});

function utilityAt(sums: Sums, party: number, numbers: Uint32Array): number {
  const tables = sums.tables[party] ?? [];
  let total = sums.constants[party] ?? 0;
  for (let issue = 0; issue < numbers.length; issue++) total += tables[issue]?.[numbers[issue] ?? 0] ?? 0;
  for (const term of sums.terms) if (term.party === party && holds(term.condition, numbers)) total += term.amount;
  return total;
}

function nashOf({ sums, reservations, least }: DrawnModel): number[] | null {
  const frontier = pointsOf(sums);
  const points = frontier.filter((utilities) => utilities.every((utility, party) => utility >= (least[party] ?? 0)));
  const disagreement = points.length === 0 ? reservations : disagreementOf(sums, reservations, frontier);
  let [best, found]: [number, readonly number[] | null] = [-1, null];
  for (const utilities of points) {
    const product = utilities.reduce((gains, utility, party) => gains * Math.max(0, utility - (disagreement[party] ?? 0)), 1);
    if (product > best) [best, found] = [product, utilities];
  }
  return found && [...found];
}

/** Utilities of the frontier's points: [point][party]. */
function pointsOf(sums: Sums): number[][] {
  const frontier = frontierOfSums(sums).stages.at(-1);
  return Array.from({ length: frontier?.length ?? 0 }, (_, point) =>
    sums.constants.map((constant, party) => (frontier?.columns[party]?.[point] ?? 0) + constant),
  );
}

/** As for the solutions: the worst outcome stands in for a reservation value below it. Looked for only where that can matter. */
function disagreementOf(sums: Sums, reservations: readonly number[], frontier: readonly (readonly number[])[]): readonly number[] {
  const isClear = reservations.every((reservation, party) => frontier.some((utilities) => (utilities[party] ?? 0) <= reservation));
  if (isClear) return reservations;
  const worst = worstOfSums(sums);
  return reservations.map((reservation, party) => Math.max(reservation, worst[party] ?? reservation));
}

/** Null where the likely figures, or all draws, leave no Nash outcome: there is no figure to put a band around. */
function nashMeasure(likelyReading: Reading, drawn: readonly Reading[], party: number): Measure | null {
  const likely = likelyReading.nash?.[party];
  const values = drawn.flatMap(({ nash }) => nash?.[party] ?? []);
  return likely === undefined || values.length === 0 ? null : { likely, band: bandOf(values) };
}

/** Bars a measure. */
const BARS = 10;

interface TornadoInputs {
  readonly parties: readonly PartyId[];
  readonly uncertain: readonly UncertainInput[];
  readonly measure: (figures: Figures) => Reading;
  readonly likelyReading: Reading;
}

function tornado({ parties, uncertain, measure, likelyReading }: TornadoInputs): TornadoBar[] {
  const ends = uncertain.map(({ name, range }) => ({
    name,
    low: measure(new Map([[range, range.low]])),
    high: measure(new Map([[range, range.high]])),
  }));
  const bars = (measureName: TornadoBar["measure"], party: PartyId | null, of: (reading: Reading) => number | null): TornadoBar[] => {
    const likely = of(likelyReading);
    const move = ({ atLow, atHigh }: TornadoBar): number => Math.max(change(atLow, likely), change(atHigh, likely), change(atLow, atHigh));
    return ends
      .map(({ name, low, high }) => ({ measure: measureName, party, input: name, atLow: of(low), atHigh: of(high) }))
      .filter((bar) => move(bar) > 0)
      .sort((a, b) => move(b) - move(a))
      .slice(0, BARS);
  };
  return [
    ...bars("zopaShare", null, ({ share }) => share),
    ...parties.flatMap((party, p) => bars("nash", party, ({ nash }) => nash?.[p] ?? null)),
  ];
}

/** An outcome that appears or vanishes is the largest change there is. */
function change(a: number | null, b: number | null): number {
  if (a === null || b === null) return a === b ? 0 : Number.MAX_VALUE;
  return Math.abs(a - b);
}

/** Keeps the utilities of the outcomes asked for; of very many, only in the first draws, and at least in a hundred. */
class Recorder {
  readonly #outcomes: readonly Uint32Array[];
  readonly #kept: Float64Array[][];
  readonly #draws: number;
  #drawn = 0;

  constructor({ outcomes, draws }: SensitivitySettings, parties: number) {
    this.#outcomes = outcomes;
    this.#draws = Math.min(draws, Math.max(100, Math.floor(RECORDED / (outcomes.length * parties + 1))));
    this.#kept = outcomes.map(() => Array.from({ length: parties }, () => new Float64Array(this.#draws)));
  }

  record({ sums }: DrawnModel): void {
    if (this.#drawn >= this.#draws) return;
    for (const [k, numbers] of this.#outcomes.entries()) {
      for (const [party, values] of (this.#kept[k] ?? []).entries()) values[this.#drawn] = utilityAt(sums, party, numbers);
    }
    this.#drawn++;
  }

  bands(): Band[][] {
    return this.#kept.map((parties) => parties.map((values) => bandOf(values.subarray(0, this.#drawn))));
  }
}

/** From the 5 % to the 95 % quantile (nearest rank). */
function bandOf(values: ArrayLike<number>): Band {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { low: at(0.05), high: at(0.95) };
}

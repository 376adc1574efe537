import { rationalFromNumber } from "../../lib/rational.ts";
import { failed, ok, type Result } from "../../lib/result.ts";
import { type Detection, detection, type Draw } from "./detection.ts";
import { firstTrue } from "./first-true.ts";
import { missesAtMost } from "./misses-at-most.ts";
import { type Textbook, textbookSample } from "./textbook-sample.ts";
import { notAboveZero, notShare, notWhole, outOfRange, type VerificationRefusal } from "./verification-refusal.ts";

export interface SampleSettings {
  /** 1 to 1,000,000. */
  readonly items: number;
  /** The fewest defective items that are worth detecting, 1 to `items`. */
  readonly defects: number;
  /** How likely they may be missed, 0 to 1. */
  readonly miss: number;
  /** How likely a defective item that is looked at is recognised; above 0, up to 1. */
  readonly instrument: number;
}

export interface SampleReading extends Detection {
  readonly sample: number;
}

export interface SamplePlan extends SampleSettings {
  /** The smallest sample that misses at most so often; null where not even all items are enough. */
  readonly exact: SampleReading | null;
  /** One item fewer, which is not enough; null where there is no smaller sample. */
  readonly oneFewer: SampleReading | null;
  /** All items looked at: no sample detects more. */
  readonly all: SampleReading;
  /** From no item to all of them, for a picture: at most 42 sizes, the exact one among them. */
  readonly course: readonly SampleReading[];
  /** Both are for a perfect instrument; what they detect is with the given one. */
  readonly textbook: ComparedSample;
  readonly midpoint: ComparedSample;
}

export interface ComparedSample extends Textbook, SampleReading {
  /** How many items more than the exact sample (fewer where negative); null where there is no exact sample. */
  readonly difference: number | null;
}

const MOST_ITEMS = 1_000_000;

/**
 * How many of a number of items to look at, so that at least one of `defects` defective ones is found with a chance of
 * 1 - `miss` (attribute sampling; the exact size from the hypergeometric distribution, the textbook's formulas beside it).
 * Whether a size is enough is decided exactly where doubles could be wrong.
 */
export function samplePlan(settings: SampleSettings): Result<SamplePlan, readonly VerificationRefusal[]> {
  const refusals = faults(settings);
  if (refusals.length > 0) return failed(refusals);
  const { items, defects, miss } = settings;
  const reading = (sample: number): SampleReading => ({ sample, ...detection({ ...settings, sample }) });
  const least = leastSample(settings);
  const compared = (textbook: Textbook): ComparedSample => ({
    ...textbook,
    ...reading(textbook.sample),
    difference: least === null ? null : textbook.sample - least,
  });
  return ok({
    ...settings,
    exact: least === null ? null : reading(least),
    oneFewer: least === null || least === 0 ? null : reading(least - 1),
    all: reading(items),
    course: coursePlaces(items, least).map(reading),
    textbook: compared(textbookSample(2 * items, defects, miss)),
    midpoint: compared(textbookSample(2 * items - defects + 1, defects, miss)),
  });
}

function faults({ items, defects, miss, instrument }: SampleSettings): readonly VerificationRefusal[] {
  const wrongItems = notWhole(items, "items", { least: 1, most: MOST_ITEMS });
  const share = notShare(instrument, "instrument");
  return [
    ...wrongItems,
    ...notWhole(defects, "defects", { least: 1, most: wrongItems.length === 0 ? items : MOST_ITEMS }),
    ...outOfRange(miss, "miss", { least: 0, most: 1 }),
    ...(share.length > 0 ? share : notAboveZero(instrument, "instrument")),
  ];
}

const MOST_STEPS = 40;

function coursePlaces(items: number, least: number | null): readonly number[] {
  const steps = Math.min(items, MOST_STEPS);
  const places = Array.from({ length: steps + 1 }, (_, k) => Math.round((k * items) / steps));
  return [...new Set([...places, least ?? items])].sort((a, b) => a - b);
}

function leastSample({ items, defects, miss, instrument }: SampleSettings): number | null {
  // Certainty is asked for: only an item more than all good ones gives it, and only with a perfect instrument.
  if (miss === 0) return instrument === 1 ? items - defects + 1 : null;
  const wanted = rationalFromNumber(miss);
  const isEnough = (sample: number): boolean => {
    const draw: Draw = { items, defects, sample, instrument };
    const { missed } = detection(draw);
    return Math.abs(missed - miss) > TOO_CLOSE * miss ? missed < miss : missesAtMost(draw, wanted);
  };
  const least = firstTrue(isEnough, items);
  return least > items ? null : least;
}

/** Relative: nearer than this to the wanted chance, doubles do not decide. Their rounding, for a million items, is a thousandth of it. */
const TOO_CLOSE = 1e-9;

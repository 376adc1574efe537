/** However clearly the evidence speaks for few draws, others go on counting: draws are few, and their kinds are not all there are. */
const LEAST_SHARE = 0.1;
const LEAST_EFFECTIVE = 5;
const HALVINGS = 30;
/** What squares of equal weights can be off by. */
const ROUNDING = 1e-9;

/**
 * Weights that sum to 1 from natural logarithms of likelihoods, at least one: exp(b·l), with the greatest b from 0 to 1 at which the
 * weights are worth at least 5 equal ones, and a tenth as many as there are draws (1 / sum of squares); all equal where there are fewer.
 */
export function temperedWeights(logLikelihoods: readonly number[]): readonly number[] {
  const best = logLikelihoods.reduce((top, each) => Math.max(top, each), -Infinity);
  const at = (power: number): readonly number[] => {
    const raw = logLikelihoods.map((each) => Math.exp(each === best || power === 0 ? 0 : power * (each - best)));
    const sum = raw.reduce((total, each) => total + each, 0);
    return raw.map((each) => each / sum);
  };
  const least = Math.min(logLikelihoods.length, Math.max(LEAST_EFFECTIVE, LEAST_SHARE * logLikelihoods.length));
  const isSpread = (power: number): boolean => 1 / at(power).reduce((sum, each) => sum + each ** 2, 0) >= least - ROUNDING;
  if (isSpread(1)) return at(1);
  let [low, high] = [0, 1];
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    if (isSpread(middle)) low = middle;
    else high = middle;
  }
  return at(low);
}

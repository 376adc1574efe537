/**
 * How to read the numbers of a Genius profile.
 *
 * "normalised": as Genius means them. Each item's evaluation is divided by the largest of its issue, and weights by their sum. The
 * line of an integer issue starts at the issue's lower bound, slope × (number − lower bound) + offset; that of a continuous issue at
 * zero, slope × number + offset; both are held between 0 and 1. Utilities are from 0 to 1, as is the reservation value.
 * (Genius' own reader takes the weights as they stand and cuts totals above 1; where weights sum to 1, as they should, that is the same.)
 *
 * "asWritten": weight × evaluation with the numbers of the file, nothing divided, and every line slope × number + offset, wherever the
 * issue's bounds lie and however far the result is from 0 to 1. This is how NegMAS reads the same files.
 *
 * The two agree on an integer issue only if its lower bound is 0; a domain with a price from 10 to 50 and slope 0.025 gives the
 * price 10 a worth of 0 by the first reading and 0.25 by the second. The reservation value is on Genius' scale of 0 to 1 in both.
 */
export type Evaluations = "normalised" | "asWritten";

/**
 * How exactly people answer, as this room takes it. Readings of answers are measured in these units, so that a bar misread by a tenth and a
 * choice between two packages that are nearly alike count as the slips of the same size that they are.
 */

/** Standard deviation of a number given on a bar of 100 points, with the rounding to tens that people do. */
export const BAR_NOISE = 10.4;

/** Scale of the logistic choice between two packages, as a share of the distance from the worst package to the best. */
export const CHOICE_NOISE = 0.05;

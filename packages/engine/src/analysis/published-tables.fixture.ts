import { pointsCase } from "./points-case.fixture.ts";

/** Two parties, three issues of three options: a table of points whose frontier and solutions are published. */
export const T1 = pointsCase(
  [
    [
      [0, 20],
      [18, 4],
      [30, 0],
    ],
    [
      [0, 31],
      [9, 30],
      [22, 0],
    ],
    [
      [0, 49],
      [31, 9],
      [48, 0],
    ],
  ],
  [42, 27],
);

/** The same for three parties. */
export const T2 = pointsCase(
  [
    [
      [13, 25, 0],
      [25, 0, 14],
      [0, 40, 39],
    ],
    [
      [0, 0, 0],
      [63, 10, 42],
      [53, 31, 51],
    ],
    [
      [0, 29, 0],
      [3, 17, 6],
      [12, 0, 10],
    ],
  ],
  [35, 15, 15],
);

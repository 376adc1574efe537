export interface DetectionGoal {
  readonly name: "high" | "medium" | "low";
  /** How likely a defect worth detecting should be found, 0 to 1. */
  readonly detection: number;
  /** "lookedUp": read in the source. "background": common knowledge in the field, which was not looked up. */
  readonly standing: "lookedUp" | "background";
  readonly source: string;
}

const TERMINOLOGY =
  "https://nsspi-nssep.org/nssep/reference/technical-safeguards-terminology/safeguards-approaches%2c-concepts%2c-and-measures/detection-probability.html";

/** Detection probabilities that safeguards of the IAEA name, highest first. */
export const DETECTION_GOALS: readonly DetectionGoal[] = [
  { name: "high", detection: 0.9, standing: "lookedUp", source: TERMINOLOGY },
  { name: "medium", detection: 0.5, standing: "background", source: "IAEA Safeguards Glossary, as commonly cited" },
  { name: "low", detection: 0.2, standing: "lookedUp", source: TERMINOLOGY },
];

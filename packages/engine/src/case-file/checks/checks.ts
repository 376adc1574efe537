import { briefs } from "./briefs.ts";
import type { Check } from "./check.ts";
import { emptiedIssues } from "./emptied-issues.ts";
import { identifiers } from "./identifiers.ts";
import { issues } from "./issues.ts";
import { positions } from "./positions.ts";
import { preferences } from "./preferences.ts";
import { alternatives, probabilities } from "./probabilities.ts";
import { record } from "./record.ts";
import { references } from "./references.ts";
import { rules } from "./rules.ts";
import { stepWorths } from "./step-worths.ts";
import { steps } from "./steps.ts";
import { tracks } from "./tracks.ts";
import { translations } from "./translations.ts";

/** Everything that is checked beyond the shape of a document. */
export const checks: readonly Check[] = [
  identifiers,
  references,
  issues,
  rules,
  emptiedIssues,
  tracks,
  positions,
  record,
  steps,
  briefs,
  preferences,
  probabilities,
  stepWorths,
  alternatives,
  translations,
];

import type { Case } from "../../model/case.ts";

/** The case with each brief as a true estimate in every other. */
export const everybodyKnows = (value: Case): Case => ({
  ...value,
  briefs: Object.fromEntries(
    Object.entries(value.briefs).map(([party, brief]) => [
      party,
      { ...brief, estimates: Object.fromEntries(Object.entries(value.briefs).filter(([other]) => other !== party)) },
    ]),
  ) as Case["briefs"],
});

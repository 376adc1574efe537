/** Why no words of people are kept at a place of the contract that takes a text. */
type Fate =
  /** An id, a time or a word of the program: whatever else is said there is refused. */
  | "refused"
  /** The server puts its own in its place. */
  | "replaced"
  /** Looked at, and never written down. */
  | "notKept"
  /** As at another place, which is tried. */
  | "asElsewhere";

/** All places of the contract where texts come in and somebody who leaves has none, with the reason. What is missing here has to be tried. */
export const FATES: Readonly<Record<string, Fate>> = {
  "act body.action.amend.constraints[]{}": "refused",
  "act body.action.amend.issues[]{}": "refused",
  "act body.action.amend.mapping.*": "refused",
  "act body.action.amend.mapping{}": "refused",
  "act body.action.moveDeadline.deadlineAt": "refused",
  "act body.action.open.briefHashes.*": "replaced",
  "act body.action.open.setup.caseHash": "replaced",
  "act body.action.open.setup.deadline.at": "refused",
  "act body.action.open.setup.track": "refused",
  "act body.action.optIn.briefHash": "replaced",
  "act body.action.overrideRedLine.redLine": "refused",
  "act body.action.pause.until": "refused",
  "act body.action.proposeImprovement.until": "refused",
  "act body.action.reportGroundwork.report.track": "refused",
  "act body.action.reviseBrief.briefHash": "replaced",
  "act body.action.reviseBrief.brief{}": "asElsewhere",
  "act body.action.state.date": "refused",
  "actInRecord body.action.accepted.note": "asElsewhere",
  "actInRecord body.action.coded.reason": "asElsewhere",
  "actInRecord body.action.disputed.reason": "asElsewhere",
  "actInRecord body.action.snapbackDecided.reason": "asElsewhere",
  "actInRecord body.action.snapbackNotified.reason": "asElsewhere",
  "actInRecord body.action.snapbackWithdrawn.reason": "asElsewhere",
  "actInRecord body.action.waived.reason": "asElsewhere",
  "actOnAll body.deed.pause.reason": "asElsewhere",
  "askCounterOffers body.moment.track": "notKept",
  "askCounterOffers body.position": "notKept",
  "askGuard body.moment.track": "notKept",
  "askVerdict body.moment.track": "notKept",
  "askVerdict body.position": "notKept",
  "beginRecord body.from.agreement.coder": "asElsewhere",
  "beginRecord body.from.agreement.title": "asElsewhere",
  "beginRecord body.from.agreement.zone": "refused",
  "beginRecord body.from.terms.terms{}": "refused",
  "createExercise body.bots.strategy": "refused",
  "createExercise body.setup.deadline.at": "refused",
  "createExercise body.setup.track": "refused",
  "createSimulation body.seats[]": "asElsewhere",
  "createTournament body.strategies[]": "asElsewhere",
  "eraseEventTexts params.audience": "notKept",
  "importCase body.files[].name": "asElsewhere",
  "importTable body": "asElsewhere",
  "joinClass body.code": "notKept",
  "joinExercise body.code": "notKept",
  "letBotSitIn body.strategy": "refused",
  "rejoin body.code": "notKept",
  "seatBot body.strategy": "refused",
  "useConsoleLink params.token": "notKept",
  "useSeatLink params.token": "notKept",
};

import { assertNever } from "../../lib/assert-never.ts";
import type { Action } from "../action.ts";
import { caucusAudience, partyAudience } from "../audience.ts";
import { type Deciding, type Decision, decideFor, decideTable, refuse } from "../deciding.ts";
import type { Fact } from "../event.ts";
import { LONGEST_TEXT } from "../../lib/plain-problem.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { isTime } from "../relative-time.ts";

type Words = Extract<Action, { readonly kind: "message" | "state" | "openMeeting" | "closeMeeting" }>;

/** Messages, statements and meetings [W1] to [W4]. */
export function decideWords(deciding: Deciding, action: Words): Decision {
  if (action.by.kind === "clock") return refuse("notYourPlace", "kind", { kind: action.kind });
  const { meeting } = deciding.state.matters;
  const { by } = action;
  switch (action.kind) {
    case "message":
      return decideMessage(deciding, action);
    case "state":
      if (!isDate(action.date)) return refuse("badTime", "date", { date: action.date });
      return decideTable(deciding, [
        {
          kind: "stated",
          by,
          speaker: action.speaker,
          text: action.text,
          date: action.date,
          ...(action.source !== undefined && { source: action.source }),
        },
      ]);
    case "openMeeting":
      if (meeting !== null) return refuse("meetingOpen", "", { since: meeting.since });
      return decideTable(deciding, [{ kind: "meetingOpened", by, ...(action.title !== undefined && { title: action.title }) }]);
    case "closeMeeting":
      return meeting === null ? refuse("noMeeting") : decideTable(deciding, [{ kind: "meetingClosed", by }]);
    default:
      return assertNever(action);
  }
}

/** 2019-02-28, and a day that exists, or an instant. */
const isDate = (text: string): boolean => isTime(text) || (/^\d{4}-\d{2}-\d{2}$/.test(text) && isTime(`${text}T00:00:00.000Z`));

type Message = Extract<Words, { readonly kind: "message" }>;

function decideMessage(deciding: Deciding, { by, to, party, text, isBinding }: Message): Decision {
  const fact: Fact = { kind: "messaged", by, text, ...(isBinding && { isBinding }) };
  if (to === "table") return decideTable(deciding, [fact]);
  const whose = by.kind === "party" ? by.party : party;
  if (whose === undefined || !deciding.setup.parties.includes(whose)) return refuse("unknownParty", "party", { party: whose ?? "" });
  if (to === "delegation")
    return by.kind === "party" ? decideFor(deciding, [{ to: partyAudience(whose), fact }]) : refuse("notYourPlace", "to");
  return by.kind === "party" || by.kind === "mediator"
    ? decideFor(deciding, [{ to: caucusAudience(whose), fact }])
    : refuse("notYourPlace", "to");
}

/** Why a text of an action cannot be kept; null where all can [E8]. */
export function textProblem(action: Action): Refusal | null {
  for (const [path, text] of textsOf(action)) {
    if (text.length > LONGEST_TEXT) return refusal("textTooLong", path, { characters: text.length, most: LONGEST_TEXT });
    if (text.trim() === "") return refusal("textEmpty", path);
  }
  return null;
}

function textsOf(action: Action): readonly (readonly [string, string])[] {
  switch (action.kind) {
    case "offer":
    case "offerPart":
      return action.message === undefined ? NONE : [["message", action.message]];
    case "message":
    case "proposeText":
      return [["text", action.text]];
    case "state":
      return [
        ["speaker", action.speaker],
        ["text", action.text],
        ["date", action.date],
        ...(action.source === undefined ? [] : [["source", action.source] as const]),
      ];
    case "openMeeting":
      return action.title === undefined ? NONE : [["title", action.title]];
    case "pause":
    case "reset":
    case "walkAway":
      return action.reason === undefined ? NONE : [["reason", action.reason]];
    case "optIn":
      return action.briefHash === undefined ? NONE : [["briefHash", action.briefHash]];
    case "overrideRedLine":
    case "overrideGroundwork":
      return [["reason", action.reason]];
    default:
      return NONE;
  }
}

const NONE: readonly (readonly [string, string])[] = [];

import { type Brief, type Deed, type Issue, issueId, optionId, type Rule } from "@detente/engine";
import type { Caller } from "../services.ts";
import { asked, DPRK, DRAFT, none, type Process, value } from "../tables/seated-people.fixture.ts";

/** A text that belongs to one place of the contract, and can be looked for. */
export type Word = (place: string) => string;

/** Said where the server knows better, and takes no words. */
export const NEVER = "Xylophone";

export interface Acting {
  readonly here: Process;
  readonly person: Caller;
  readonly session: string;
  readonly seat: string | undefined;
}

export async function act({ here, person, session, seat }: Acting, deed: Deed): Promise<void> {
  const query = { seat };
  const { seqs } = value(await here.sessions.read(person, { params: { session }, ...none, query }));
  value(await here.sessions.act(person, { ...asked(session, deed, { expected: seqs }), query }));
}

export async function inSession(acting: Acting, word: Word): Promise<void> {
  const of = (path: string): string => word(`act body.action.${path}`);
  const [issue, option] = [issueId("tests"), optionId("written-halt")];
  const deeds: readonly Deed[] = [
    { kind: "message", to: "delegation", text: of("message.text") },
    { kind: "state", speaker: of("state.speaker"), text: of("state.text"), date: "2019-02-28", source: of("state.source") },
    { kind: "openMeeting", title: of("openMeeting.title") },
    { kind: "proposeText", issue, option, text: of("proposeText.text") },
    { kind: "overrideRedLine", redLine: "no-broad-relief-for-yongbyon-alone", reason: of("overrideRedLine.reason") },
    { kind: "offer", outcome: DRAFT, message: of("offer.message") },
    { kind: "offerPart", options: { [issue]: option }, message: of("offerPart.message") },
    { kind: "reviseBrief", brief: wordyBrief(() => of("reviseBrief.brief.*")), briefHash: NEVER },
  ];
  for (const deed of deeds) await act(acting, deed);
}

/** With a text wherever a brief may have one. */
function wordyBrief(word: () => string): Brief {
  const redLines = [
    { kind: "forbid", id: "a-line", name: word(), description: word(), forbid: { [issueId("tests")]: [optionId("full-freeze")] } },
  ] as const;
  const leaf = { kind: "value", name: word(), description: word(), value: 3 } as const;
  const reading = {
    notes: word(),
    preferences: { kind: "points", issues: {}, interactions: [{ name: word(), when: {}, given: {}, adjust: 1 }] },
    noAgreement: {
      kind: "alternatives",
      alternatives: [
        { kind: "chances", name: word(), chances: [{ probability: 1, then: leaf }] },
        { kind: "choices", name: word(), choices: [leaf] },
      ],
    },
    redLines,
    probabilities: {},
    steps: {},
  } as const;
  return { ...reading, estimates: { [DPRK]: reading } };
}

export async function amend(acting: Acting, word: Word, issues: readonly Issue[]): Promise<void> {
  const of = word("act body.action.amend.issues[].*");
  const renamed = issues.map((issue, k): Issue => {
    if (k > 0) return issue;
    const texts = { name: of, description: of };
    return issue.kind === "choice"
      ? { ...issue, ...texts, options: issue.options.map((option) => ({ ...option, ...texts })) }
      : { ...issue, ...texts };
  });
  const text = word("act body.action.amend.constraints[].*");
  const tests = issueId("tests");
  const options = issues.flatMap((issue) => (issue.id === tests && issue.kind === "choice" ? issue.options.map(({ id }) => id) : []));
  const constraint: Rule = { kind: "require", id: "a-rule", name: text, description: text, if: {}, then: { [tests]: options } };
  await act(acting, { kind: "amend", issues: renamed, constraints: [constraint], mapping: {} });
}

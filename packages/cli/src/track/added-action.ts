import type { ActorId, CommitmentAction, CommitmentActionKind, Result } from "@detente/engine";

/** The words of the command line for what can be put on record. */
export const DEEDS = {
  start: "started",
  submit: "evidenceSubmitted",
  accept: "accepted",
  dispute: "disputed",
  waive: "waived",
  notify: "snapbackNotified",
  withdraw: "snapbackWithdrawn",
  decide: "snapbackDecided",
  score: "coded",
  account: "accountFiled",
} as const satisfies Readonly<Record<string, CommitmentActionKind>>;

export type DeedWord = keyof typeof DEEDS;

export interface AddOptions {
  readonly add?: DeedWord;
  readonly by?: string;
  readonly of?: string;
  readonly text?: string;
  readonly evidence?: number;
  readonly parts?: number;
  readonly reference?: string;
  readonly because?: string;
  readonly outcome?: "measures-return" | "relief-stays";
  readonly score?: number;
  readonly event?: number;
  readonly source?: string;
}

/** Which option says which part of an action, beside who and of what; those with a mark are needed. */
const PARTS: Readonly<Record<DeedWord, Readonly<Partial<Record<keyof AddOptions, string>>>>> = {
  start: { text: "note" },
  submit: { text: "text!", parts: "parts", reference: "reference" },
  accept: { evidence: "evidence!", text: "note" },
  dispute: { evidence: "evidence!", text: "reason!" },
  waive: { text: "reason!" },
  notify: { text: "reason!", because: "because" },
  withdraw: { text: "reason!" },
  decide: { outcome: "outcome!", text: "reason!" },
  score: { score: "score!", text: "reason!" },
  account: { text: "text!", event: "event", source: "source" },
};

const EVERY_PART: readonly (keyof AddOptions)[] = [
  "text",
  "evidence",
  "parts",
  "reference",
  "because",
  "outcome",
  "score",
  "event",
  "source",
];

const OUTCOMES = { "measures-return": "measuresReturn", "relief-stays": "reliefStays" } as const;

/** What the command line asks to have put on record; the failure says which options are missing or too many. */
export function addedAction(word: DeedWord, options: AddOptions): Result<CommitmentAction, string> {
  const parts = PARTS[word];
  const missing = [
    ...(options.by === undefined ? ["--by"] : []),
    ...(options.of === undefined ? ["--of"] : []),
    ...EVERY_PART.filter((each) => parts[each]?.endsWith("!") === true && options[each] === undefined).map((each) => `--${each}`),
  ];
  const others = EVERY_PART.filter((each) => options[each] !== undefined && parts[each] === undefined).map((each) => `--${each}`);
  if (missing.length > 0) return { kind: "failed", failure: `--add ${word} needs ${missing.join(", ")}` };
  if (others.length > 0) return { kind: "failed", failure: `--add ${word} takes no ${others.join(", ")}` };
  const said = EVERY_PART.flatMap((each) => {
    const [part, value] = [parts[each], options[each]];
    if (part === undefined || value === undefined) return [];
    return [[part.replace("!", ""), each === "outcome" && options.outcome !== undefined ? OUTCOMES[options.outcome] : value]];
  });
  const head = { kind: DEEDS[word], by: options.by as ActorId, stipulation: options.of };
  // The engine looks at every part of it before anything is recorded.
  return { kind: "ok", value: { ...head, ...Object.fromEntries(said) } as unknown as CommitmentAction };
}

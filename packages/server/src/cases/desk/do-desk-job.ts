import { assertNever, canonicalJson, type Case, own, partyId } from "@detente/engine";
import { exportGenius, exportGeniusWeb, formatCase, plainDocument, readBrief } from "@detente/engine/case-file";
import { contentHash } from "../content-hash.ts";
import { parsedCase } from "../parsed-case.ts";
import type { CheckJob, DeskAnswer, DeskJob, WriteJob } from "./desk-job.ts";
import { readFiles } from "./read-files.ts";

/** Characters of a title: it stands in every list of cases. */
const LONGEST_TITLE = 500;

/** Whatever the texts are, it answers; as long as time and memory suffice. */
export function doDeskJob(job: DeskJob): DeskAnswer {
  switch (job.kind) {
    case "read": {
      const read = readFiles(job);
      if (read.kind === "failed") return { kind: "faulty", problems: read.failure };
      const { case: value, warnings } = read.value;
      if (value.title.length > LONGEST_TITLE) {
        const message = `The title has ${value.title.length} characters; at most ${LONGEST_TITLE} are taken.`;
        const place = { file: job.files[0]?.name ?? "", line: 1, column: 1, path: "title" };
        return { kind: "faulty", problems: [{ severity: "error", code: "title-too-long", ...place, message }] };
      }
      return { kind: "read", case: keptOf(value, warnings) };
    }
    case "write":
      return written(job);
    case "check":
      return checked(job);
    default:
      return assertNever(job);
  }
}

function keptOf(value: Case, warnings: Extract<DeskAnswer, { readonly kind: "read" }>["case"]["warnings"]) {
  const shared: Case = { ...value, briefs: {} };
  const briefs = value.parties.flatMap(({ id }) => {
    const brief = own(value.briefs, id);
    return brief === undefined ? [] : [{ party: String(id), brief }];
  });
  return {
    hash: contentHash(shared),
    title: value.title,
    parties: value.parties.map(({ id }) => String(id)),
    text: formatCase(shared),
    value: JSON.stringify(shared),
    briefs,
    warnings,
  };
}

function written({ hash, kept, briefs, format, part }: WriteJob): DeskAnswer {
  const value: Case = { ...parsedCase(hash, kept), briefs };
  switch (format) {
    case "yaml":
      return { kind: "written", text: formatCase(value) };
    case "json":
      return { kind: "written", text: `${canonicalJson(plainDocument(value))}\n` };
    case "genius":
      return writtenPart(value, part, exportGenius);
    case "geniusweb":
      return writtenPart(value, part, exportGeniusWeb);
    default:
      return assertNever(format);
  }
}

/** The domain comes first, then a profile for each party that has a brief, in the order of the case. */
function writtenPart(value: Case, part: string, write: typeof exportGenius): DeskAnswer {
  const profiles = value.parties.filter(({ id }) => own(value.briefs, id) !== undefined);
  const which = part === "domain" ? 0 : profiles.findIndex(({ id }) => id === part) + 1;
  if (which === 0 && part !== "domain") return { kind: "noPart" };
  const exported = write(profiles.length === 0 ? withoutWishes(value) : value);
  if (exported.kind === "failed") return { kind: "faulty", problems: exported.failure };
  const file = exported.value.files[which];
  return file === undefined ? { kind: "noPart" } : { kind: "written", text: file.text };
}

/** Neither format writes a domain without a profile; this one's is not handed out. */
function withoutWishes(value: Case): Case {
  const brief = {
    preferences: { kind: "points", issues: {}, interactions: [] },
    redLines: [],
    probabilities: {},
    steps: {},
    estimates: {},
  };
  const [first] = value.parties;
  // A brief of the plainest kind.
  return first === undefined ? value : ({ ...value, briefs: { [first.id]: brief } } as Case);
}

function checked({ hash, kept, party, document }: CheckJob): DeskAnswer {
  const read = readBrief(parsedCase(hash, kept), partyId(party), document);
  return read.kind === "ok"
    ? { kind: "checked", isSound: true, problems: read.value.warnings }
    : { kind: "checked", isSound: false, problems: read.failure };
}

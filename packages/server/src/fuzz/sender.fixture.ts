import { COOKIE } from "../proofs/server-process.fixture.ts";
import type { Asker, Heard } from "./asker.fixture.ts";
import type { Company } from "./company.fixture.ts";
import type { Judge } from "./judge.fixture.ts";
import type { KnownThings } from "./known-things.fixture.ts";
import type { MadeRequest, Operation, Parts } from "./made-request.fixture.ts";
import type { Remembered } from "./remembered.fixture.ts";
import type { Visitor } from "./stage.fixture.ts";
import type { Tally } from "./tally.fixture.ts";

/** A company with what it has been told, as long as it is there. */
export interface Present {
  readonly number: number;
  readonly company: Promise<Company>;
  readonly asker: Asker;
  readonly known: KnownThings;
  readonly remembered: Remembered;
  /** Of each route that makes something, how many it made. */
  readonly made: Map<string, number>;
  /** Who asks what no scene asks for: nobody first, then those who may do most more often than others, and the stranger last. */
  readonly visitors: readonly (Visitor | null)[];
}

export interface Sending {
  readonly operation: Operation;
  readonly who: Visitor | null;
  readonly parts: Parts;
  /** Whether it is as the document says, and goes to that route. */
  readonly isSound: boolean;
  readonly request: MadeRequest;
}

interface Means {
  readonly judge: Judge;
  readonly tally: Tally;
  /** Requests after which it is over. */
  readonly count: number;
}

/** Enough has been sent, or enough is wrong. */
export class Over extends Error {}

/** What they answer with is no word of the server's: a document about itself, and files as somebody handed them in, of whatever type they were said to be. */
const TELL_NOTHING: ReadonlySet<string> = new Set(["readOpenApi", "readFile"]);

/** Sends requests, has the answers judged, and remembers what can be asked for again. */
export class Sender {
  readonly #means: Means;
  sent = 0;
  /** Without an answer: none that a client can send, or that a server need answer. */
  unsent = 0;

  constructor(means: Means) {
    this.#means = means;
  }

  /** Throws `Over`. To be called for each request of whatever kind. */
  countOne(): void {
    if (this.sent >= this.#means.count || this.#means.tally.isFull) throw new Over();
    this.sent++;
  }

  async send(present: Present, { operation, who, parts, isSound, request }: Sending): Promise<Heard | null> {
    this.countOne();
    const { judge, tally } = this.#means;
    const cookie = who === null ? request.headers["cookie"] : `${COOKIE}=${who.cookie}`;
    // A program says nothing that only browsers say: its token would not count.
    const isProgram = who === null && request.headers["authorization"] !== undefined;
    const headers = { ...(!isProgram && { "sec-fetch-site": "same-origin" }), ...request.headers, ...(cookie !== undefined && { cookie }) };
    const heard = await present.asker.ask({ ...request, headers });
    if (heard === null) {
      this.unsent++;
      return null;
    }
    tally.add(operation.id, heard.status, heard.took);
    if (heard.status === 201) present.made.set(operation.id, (present.made.get(operation.id) ?? 0) + 1);
    const fault = judge.faultOf({ ...request, ...heard }, isSound ? operation : null);
    if (fault !== null) tally.fault(faultText(request, heard, fault));
    if (heard.status >= 400 || !isSound) return heard;
    present.remembered.add(operation.id, { who, parts });
    if (/^application\/json\b/.test(heard.mediaType) && !TELL_NOTHING.has(operation.id))
      present.known.learnOf(operation.path, heard.body ?? "", who?.cookie ?? "");
    return heard;
  }
}

function faultText({ method, path, headers, body }: MadeRequest, heard: Heard, fault: string): string {
  const cut = (text: string | undefined): string => (text ?? "").slice(0, 300);
  return `${method} ${cut(path)} ${fault}; sent ${cut(body?.toString("utf8"))} ${cut(JSON.stringify(headers))}; told ${cut(heard.body ?? "")}`;
}

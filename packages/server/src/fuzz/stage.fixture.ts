import type { Rng } from "@detente/engine";
import type { TestIssuer } from "../sign-in/test-issuer.fixture.ts";

/** Somebody who is signed in. */
export interface Visitor {
  /** Uuid. */
  readonly person: string;
  /** What the browser holds. */
  readonly cookie: string;
}

/** What a scene asks for. What is left out is not sent. */
export interface Step {
  /** Of the route. */
  readonly id: string;
  /** Null: nobody is signed in. */
  readonly who: Visitor | null;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON; of a page the fields of its form. */
  readonly body?: unknown;
  readonly bytes?: Buffer;
  readonly mediaType?: string;
}

export interface Told {
  readonly status: number;
  /** What JSON came back, or the first message of a stream; each scene looks at what it needs of it. */
  // oxlint-disable-next-line typescript/no-explicit-any -- a stranger's answer has no type.
  readonly json: any;
  readonly text: string;
  readonly location: string | null;
  readonly cookies: ReadonlyMap<string, string>;
}

/** Where scenes are played: walks of sound requests, between which others are asked. */
export interface Stage {
  readonly rng: Rng;
  readonly issuer: TestIssuer;
  /** Of the link on the server's console. */
  readonly consoleToken: string;
  /** Whatever comes back. */
  readonly ask: (step: Step) => Promise<Told>;
  /** Throws `CutShort` where it is refused: others may have been there before. */
  readonly do: (step: Step) => Promise<Told>;
}

/** A scene that cannot go on. */
export class CutShort extends Error {}

let keys = 0;
export const newKey = (): string => `scene-${String(++keys).padStart(9, "0")}`;

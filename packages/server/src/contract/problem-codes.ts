/** Every problem that the server answers with. Codes are stable; titles are wording, and what else is known stands in `detail`. */
export const PROBLEMS = {
  badRequest: { status: 400, title: "The request is not what this address takes" },
  badJson: { status: 400, title: "The body is no JSON" },
  wrongHost: { status: 421, title: "The server does not go by this name" },
  notSignedIn: { status: 401, title: "Nobody is signed in" },
  otherOrigin: { status: 403, title: "The request does not come from a page of this server" },
  behindProxy: { status: 403, title: "The server runs for one person, and a proxy stands before it" },
  signInAgain: { status: 403, title: "For this you have to have signed in just now" },
  notAllowed: { status: 403, title: "This is not for you to do" },
  notFound: { status: 404, title: "There is no such thing, or not for you" },
  tooSlow: { status: 408, title: "The request came too slowly" },
  stale: { status: 409, title: "Something has happened since" },
  keyUsedOtherwise: { status: 409, title: "This idempotency key was used for something else" },
  notFinished: { status: 409, title: "That is not finished" },
  tooManyTasks: { status: 409, title: "You have as many tasks as you may" },
  alreadyThere: { status: 409, title: "That is there already" },
  superseded: { status: 409, title: "Something newer was asked in its place" },
  noAgreement: { status: 409, title: "The session has not ended in an agreement" },
  isEvidence: { status: 409, title: "Something on record refers to it" },
  otherContent: { status: 409, title: "Other bytes arrived than were announced" },
  noRoom: { status: 413, title: "There is no room for it" },
  tooLarge: { status: 413, title: "The body is too large" },
  wrongMediaType: { status: 415, title: "The body is not of the kind that this address takes" },
  refused: { status: 422, title: "That is refused as it stands" },
  badCase: { status: 422, title: "The case has problems" },
  badBrief: { status: 422, title: "The brief cannot be changed so" },
  tooLong: { status: 422, title: "The answer takes more than the server gives to one question" },
  tooMany: { status: 429, title: "Too many requests" },
  headersTooLarge: { status: 431, title: "The head of the request is too large" },
  broken: { status: 500, title: "Something went wrong on our side" },
  busy: { status: 503, title: "The server has too much to compute at the moment" },
  notReady: { status: 503, title: "The server is not ready" },
} as const satisfies Readonly<Record<string, ProblemKind>>;

export interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

export type ProblemCode = keyof typeof PROBLEMS;

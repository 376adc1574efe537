import { failed, ok, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { RouteContract } from "../contract/route-contract.ts";
import type { HowFar } from "../contract/told-answer.ts";
import { problemDocumentOf } from "../problems/problem-document-of.ts";
import type { Reader, Watch } from "../services.ts";
import type { Asked, Serve, StreamMessage } from "./served-route.ts";

interface Telling {
  readonly handle: Extract<Serve, { readonly kind: "answer" }>["handle"];
  readonly asked: Asked<RouteContract>;
  /** What is told of an error that was thrown, which it sees to that the log has. */
  readonly problemOf: (error: unknown) => Problem;
}

/**
 * Answers as a stream: how far it is, and at the end the answer. What is refused before there is anything to tell is refused as it always is,
 * and what is thrown then is thrown. Whoever reads no more stops the work.
 */
export function tellMeanwhile({ handle, asked, problemOf }: Telling, reader: Reader<StreamMessage>): Promise<Result<Watch, Problem>> {
  const { promise, resolve, reject } = Promise.withResolvers<Result<Watch, Problem>>();
  const stopped = new AbortController();
  const watch: Watch = { stop: () => stopped.abort() };
  let hasBegun = false;
  const tell = (message: StreamMessage): void => {
    reader.tell(message);
    hasBegun = true;
    resolve(ok(watch));
  };
  const tellLast = (answer: Result<unknown, Problem>): void => {
    const last =
      answer.kind === "ok" ? { kind: "answered", answer: answer.value } : { kind: "refused", problem: problemDocumentOf(answer.failure) };
    tell(last);
    reader.end();
  };
  const tellAll = async (): Promise<void> => {
    const gone = AbortSignal.any([asked.gone(), stopped.signal]);
    const answer = await handle({ ...asked, gone: () => gone, told: (howFar: HowFar) => tell(howFar) });
    if (answer.kind === "failed" && !hasBegun) resolve(answer);
    else tellLast(answer);
  };
  tellAll().catch((error: unknown) => (hasBegun ? tellLast(failed(problemOf(error))) : reject(error)));
  return promise;
}

import { type Output, type ProblemDocument, type Request, type NoAnswer, type RouteContract } from "@detente/server/contract";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { client } from "./client.ts";

/** Why the server gave no answer that was asked for. */
export class Refused extends Error {
  readonly problem: ProblemDocument | NoAnswer;

  constructor(problem: ProblemDocument | NoAnswer) {
    super(problem.code);
    this.problem = problem;
  }
}

export const askKey = (contract: RouteContract, request: unknown): readonly unknown[] => ["server", contract.id, request];

/** Asked of the server, or told as `Refused`. For what a page does on its own; reading is `useAsk`. */
export async function ask<Contract extends RouteContract>(contract: Contract, request: Request<Contract>): Promise<Output<Contract>> {
  const answer = await client.ask(contract, request);
  if (answer.kind === "failed") throw new Refused(answer.failure);
  return answer.value;
}

/** What the server says to a question, asked again when it may have changed. Not asked where `request` is null. */
export function useAsk<Contract extends RouteContract>(
  contract: Contract,
  request: Request<Contract> | null,
): UseQueryResult<Output<Contract>, Refused> {
  return useQuery({
    queryKey: askKey(contract, request),
    // Asked only where there is something to ask.
    queryFn: () => ask(contract, request as Request<Contract>) as Promise<NonNullable<Output<Contract>>>,
    enabled: request !== null,
    retry: (count: number, error: Error) => count < 3 && error instanceof Refused && isPassing(error.problem.code),
  }) as UseQueryResult<Output<Contract>, Refused>;
}

/** Worth asking again: nothing was wrong with the question. */
const isPassing = (code: string): boolean => code === "noAnswer" || code === "notReady" || code === "busy" || code === "broken";

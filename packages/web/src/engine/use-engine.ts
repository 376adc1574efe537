import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { engine } from "./engine.ts";
import type { Answer, Asked, QuestionName, Questions, Step } from "./questions.ts";

type Named<Speed> = { readonly [Name in QuestionName]: Questions[Name]["speed"] extends Speed ? Name : never }[QuestionName];

/** What is known of an answer. Null: not yet, or not asked. */
export interface Known<Value> {
  readonly answer: Value | null;
  readonly error: Error | null;
}

/** An answer that comes at once; what was known before stays until the new one is there. Not asked where `asked` is null. */
export function useQuick<Name extends Named<"quick">>(name: Name, asked: Asked<Name> | null): Known<Answer<Name>> {
  const { data, error } = useQuery({
    queryKey: ["engine", name, asked],
    // Asked only where there is something to ask.
    queryFn: async () => ({ value: await engine.quick.ask(name, asked as Asked<Name>) }),
    enabled: asked !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
  });
  return { answer: asked === null ? null : (data?.value ?? null), error };
}

export interface Slow<Value> extends Known<Value> {
  /** Null when it is not being worked on. */
  readonly step: Step | null;
  readonly isStopped: boolean;
  readonly stop: () => void;
  readonly goOn: () => void;
}

/** An answer that takes time: tells how far it is, and can be stopped. Left alone it ends when nobody looks at it any more. */
export function useSlow<Name extends Named<"slow">>(name: Name, asked: Asked<Name> | null): Slow<Answer<Name>> {
  const [step, setStep] = useState<Step | null>(null);
  const key = JSON.stringify(asked);
  const [stopped, setStopped] = useState<string | null>(null);
  const isStopped = stopped === key;
  const { data, error, isFetching } = useQuery({
    queryKey: ["engine", name, asked],
    queryFn: async ({ signal }) => ({ value: await engine.slow.ask(name, asked as Asked<Name>, { signal, told: setStep }) }),
    enabled: asked !== null && !isStopped,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 300_000,
    retry: false,
  });
  return {
    answer: data?.value ?? null,
    error,
    step: isFetching && !isStopped ? (step ?? { doing: "", share: 0 }) : null,
    isStopped,
    stop: () => setStopped(key),
    goOn: () => setStopped(null),
  };
}

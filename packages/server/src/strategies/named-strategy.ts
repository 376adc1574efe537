import { failed, ok, type ProtocolSettings, REGISTRY, type Result, strategyOf } from "@detente/engine";

export interface NamedStrategy {
  /** In its shortest form. */
  readonly name: string;
  /** Where it can play by itself. */
  readonly protocols: readonly ProtocolSettings["kind"][];
}

/** What a text names, as the command line takes it. The failure is a sentence. */
export function namedStrategy(text: string): Result<NamedStrategy, string> {
  const strategy = strategyOf(text);
  if (strategy.kind === "failed") {
    const { message, hint } = strategy.failure;
    return failed(hint === undefined ? `${message}.` : `${message} (${hint}).`);
  }
  const { name } = strategy.value;
  const [base] = name.split("(");
  const entry = REGISTRY.strategies.find((each) => each.name === base);
  if (entry === undefined) throw new Error(`Expected the strategy ${name} in the registry`);
  return ok({ name, protocols: entry.protocols });
}

import { failed, ok, type ProtocolSettings, REGISTRY, type Result, strategyOf } from "@detente/engine";
import { isProgramName, programCommand } from "@detente/runner";
import { strategyProblemWords } from "./strategy-problem-words.ts";

/**
 * The name of a strategy of the registry, in its shortest form, or of a program, as it was given. The failure is a sentence for the user.
 */
export function strategyArgument(text: string, protocol: ProtocolSettings["kind"]): Result<string, string> {
  if (isProgramName(text)) {
    const command = programCommand(text);
    return command.kind === "ok" ? ok(text) : failed(`"${text}": ${command.failure}`);
  }
  const strategy = strategyOf(text);
  if (strategy.kind === "failed") return failed(strategyProblemWords(text, strategy.failure));
  const { name } = strategy.value;
  const [base] = name.split("(");
  const entry = REGISTRY.strategies.find((each) => each.name === base);
  if (entry !== undefined && !entry.protocols.includes(protocol)) {
    return failed(`"${text}": plays in ${entry.protocols.join(", ")} only, not in ${protocol}`);
  }
  return ok(name);
}

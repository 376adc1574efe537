import type { CompletionNode } from "./completion-tree.ts";

/**
 * The script for bash, 3.2 or newer; needs nothing else. It runs no program and evaluates nothing that was typed. Where it
 * has no words to offer, bash completes file names.
 */
export function bashScript(nodes: readonly CompletionNode[]): string {
  return `# bash completion for detente
_detente() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} path="" options="" words="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in
${nodes
  .flatMap(({ paths }) => paths)
  .filter((path) => path !== "")
  .map((path) => `      "${path}") path="${path}" ;;`)
  .join("\n")}
    esac
  done
  case "$path" in
${nodes.map(branch).join("\n")}
  esac
  if [[ $current == -* ]]; then words=$options; fi
  COMPREPLY=( $(compgen -W "$words" -- "$current") )
}
complete -o bashdefault -o default -F _detente detente
`;
}

function branch({ paths, subcommands, options, words }: CompletionNode): string {
  const flags = options.flatMap((option) => option.flags);
  const lines = [`      options="${flags.join(" ")}"`];
  const offered = subcommands.length > 0 ? subcommands.map(({ name }) => name) : words;
  if (offered.length > 0) lines.push(`      words="${offered.join(" ")}"`);
  const takers = options.filter(({ value }) => value !== "none").flatMap((option) => option.flags);
  if (takers.length > 0) lines.push(`      case "$previous" in ${takers.join("|")}) COMPREPLY=(); return ;; esac`);
  return `    ${paths.map((path) => `"${path}"`).join("|")})\n${lines.join("\n")} ;;`;
}

import type { CompletionNode, CompletionOption } from "./completion-tree.ts";

/** The script for zsh: to be sourced after compinit, or saved as _detente in a folder of $fpath. */
export function zshScript(nodes: readonly CompletionNode[]): string {
  return `#compdef detente
# zsh completion for detente
${nodes.map((node) => zshFunction(node, nodes)).join("\n")}
if [[ $funcstack[1] == _detente ]]; then
  _detente "$@"
else
  compdef _detente detente
fi
`;
}

function zshFunction(node: CompletionNode, nodes: readonly CompletionNode[]): string {
  const options = node.options.map(specification);
  const [path = ""] = node.paths;
  if (node.subcommands.length === 0) {
    const argument = node.words.length > 0 ? [`'1:what:(${node.words.join(" ")})'`] : node.takesFiles ? ["'*:file:_files'"] : [];
    return `${functionName(path)}() {\n  _arguments ${[...options, ...argument].join(" \\\n    ")}\n}`;
  }
  const names = node.subcommands.map(({ name, summary }) => quoted(`${name}:${summary}`));
  return `${functionName(path)}() {
  local context state state_descr line curcontext=$curcontext
  typeset -A opt_args
  _arguments -C ${[...options, "'1: :->name'", "'*:: :->rest'"].join(" \\\n    ")} && return
  case $state in
    name)
      local -a names=(${names.join(" ")})
      _describe command names ;;
    rest)
      case $words[1] in
${below(path, nodes).join("\n")}
      esac ;;
  esac
}`;
}

function below(path: string, nodes: readonly CompletionNode[]): readonly string[] {
  return nodes.flatMap(({ paths }) => {
    const names = paths.filter((other) => other !== "" && parent(other) === path).map((other) => other.slice(path.length).trim());
    return names.length > 0 && paths[0] !== undefined ? [`        ${names.join("|")}) ${functionName(paths[0])} ;;`] : [];
  });
}

const parent = (path: string): string => path.split(" ").slice(0, -1).join(" ");
const functionName = (path: string): string => ["_detente", ...path.split(" ")].filter((part) => part !== "").join("_");
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function specification({ flags, summary, value }: CompletionOption): string {
  const text = summary.replace(/[[\]:\\]/gu, "\\$&");
  const follows = { none: "", file: ":file:_files", text: ":value:" }[value];
  const written = value === "none" ? flags : flags.map((flag) => (flag.startsWith("--") ? `${flag}=` : `${flag}+`));
  const all = written.length > 1 ? `{${written.join(",")}}` : written.join("");
  return `${all}${quoted(`[${text}]${follows}`)}`;
}

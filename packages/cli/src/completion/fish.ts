import type { CompletionNode, CompletionOption } from "./completion-tree.ts";

/** The script for fish: to be saved as detente.fish in the completions folder. */
export function fishScript(nodes: readonly CompletionNode[]): string {
  return `# fish completion for detente
function __detente_path
    set -l path ""
    for word in (commandline -opc)[2..]
        set -l next (string trim -- "$path $word")
        contains -- "$next" ${nodes.flatMap(({ paths }) => paths.filter((path) => path !== "").map(quoted)).join(" ")}; and set path $next
    end
    contains -- "$path" $argv
end
complete -c detente -f
${nodes.flatMap(lines).join("\n")}
`;
}

function lines(node: CompletionNode): readonly string[] {
  const here = `complete -c detente -n ${quoted(`__detente_path ${node.paths.map((path) => `"${path}"`).join(" ")}`)}`;
  return [
    ...node.subcommands.map(({ name, summary }) => `${here} -a ${name} -d ${quoted(summary)}`),
    ...(node.words.length > 0 ? [`${here} -a ${quoted(node.words.join(" "))}`] : []),
    ...(node.takesFiles ? [`${here} -F`] : []),
    ...node.options.map((option) => `${here} ${switches(option)} -d ${quoted(option.summary)}`),
  ];
}

function switches({ flags, value }: CompletionOption): string {
  const names = flags.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const follows = { none: [], file: ["-r", "-F"], text: ["-x"] }[value];
  return [...names, ...follows].join(" ");
}

const quoted = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

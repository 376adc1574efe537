import type { CompletionNode } from "./completion-tree.ts";

/** The script for PowerShell, 5.0 or newer. Where it offers nothing, PowerShell completes file names. */
export function powershellScript(nodes: readonly CompletionNode[]): string {
  return `# PowerShell completion for detente
Register-ArgumentCompleter -Native -CommandName detente -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $offers = @{
${nodes.flatMap(entries).join("\n")}
    }
    $path = ''
    foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
        if ($element.Extent.EndOffset -ge $cursorPosition) { break }
        $next = "$path $($element.Extent.Text)".Trim()
        if ($offers.ContainsKey($next)) { $path = $next }
    }
    $isOption = $wordToComplete.StartsWith('-')
    $offers[$path] | Where-Object { $_[0].StartsWith($wordToComplete) -and $_[0].StartsWith('-') -eq $isOption } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
    }
}
`;
}

function entries({ paths, subcommands, words, options }: CompletionNode): readonly string[] {
  const offers = [
    ...subcommands.map(({ name, summary }) => pair(name, summary)),
    ...words.map((word) => pair(word, word)),
    ...options.flatMap(({ flags, summary }) => flags.map((flag) => pair(flag, summary))),
  ];
  return paths.map((path) => `        ${quoted(path)} = @(${offers.join(", ")})`);
}

const pair = (word: string, summary: string): string => `@(${quoted(word)}, ${quoted(summary)})`;
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

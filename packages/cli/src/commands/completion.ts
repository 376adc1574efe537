import { Argument } from "commander";
import { bashScript } from "../completion/bash.ts";
import { completionTree } from "../completion/completion-tree.ts";
import { fishScript } from "../completion/fish.ts";
import { powershellScript } from "../completion/powershell.ts";
import { zshScript } from "../completion/zsh.ts";
import type { Define } from "../define.ts";
import { FINE } from "../exit-code.ts";

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript, powershell: powershellScript } as const;
const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;

const EXAMPLES = `
Examples, each for the shell of its name:
  source <(detente completion bash)        # in ~/.bashrc
  source <(detente completion zsh)         # in ~/.zshrc, after compinit
  detente completion fish > ~/.config/fish/completions/detente.fish
  detente completion powershell | Out-String | Invoke-Expression   # in $PROFILE`;

export const completion: Define = (command, { terminal, end, wholeProgram }) => {
  command
    .addArgument(new Argument("<shell>", "which shell").choices(SHELLS))
    .addHelpText("after", EXAMPLES)
    .action(async (shell: (typeof SHELLS)[number]) => {
      terminal.print(SCRIPTS[shell](completionTree(await wholeProgram())));
      end(FINE);
    });
};

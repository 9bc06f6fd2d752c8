import type { OptionTable } from "./option-types.js";

/** What stands behind the name of a command: words of which one may be given, paths, or both. */
export interface Operands {
  readonly words: readonly string[];
  readonly paths: boolean;
}

export interface CompletedCommand {
  readonly name: string;
  readonly options: OptionTable;
  readonly operands: Operands;
}

/** How a shell is told what to offer; all words are names of ours, which no shell reads otherwise. */
export const completionScripts = { bash, zsh, fish };

/** Without the name of a command a scan is meant. */
const unnamed = "scan";

function bash(commands: readonly CompletedCommand[]): string {
  return `# Completion of logscan in bash. In ~/.bashrc: source <(logscan completion bash)
_logscan() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=${unnamed} paths= word
  local -a offered=()
  # Readline takes the = of --format=json for a word of its own.
  if [[ $current == = ]]; then current=
  elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if (( COMP_CWORD > 1 )); then
    case \${COMP_WORDS[1]} in
      ${namesOf(commands).join("|")}) command=\${COMP_WORDS[1]} ;;
    esac
  fi
${offers(commands, "[[ $current == -* ]]", "(( COMP_CWORD == 1 ))")}
  COMPREPLY=()
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "\${offered[*]}" -- "$current")
  if [[ -n $paths ]]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current")
  else
    compopt +o default 2>/dev/null
  fi
}
complete -o default -F _logscan logscan
`;
}

function zsh(commands: readonly CompletedCommand[]): string {
  return `#compdef logscan
# Completion of logscan in zsh. In ~/.zshrc, behind compinit: source <(logscan completion zsh)
_logscan() {
  local current=$PREFIX previous=\${words[CURRENT-1]} command=${unnamed} paths=
  local -a offered=()
  if [[ $current == --*=* ]]; then
    previous=\${current%%=*}
    compset -P '*='
    current=$PREFIX
  fi
  if (( CURRENT > 2 )); then
    case \${words[2]} in
      ${namesOf(commands).join("|")}) command=\${words[2]} ;;
    esac
  fi
${offers(commands, "[[ $current == -* ]]", "(( CURRENT == 2 ))")}
  compadd -- $offered
  if [[ -n $paths ]]; then _files; fi
}
# As a file of $fpath it is the function's body, else it is read once.
if [[ \${funcstack[1]} == _logscan ]]; then _logscan "$@"; else compdef _logscan logscan; fi
`;
}

/** Sets \`offered\` and \`paths\` by \`command\` and \`previous\`, in what bash and zsh have in common. */
function offers(commands: readonly CompletedCommand[], isOption: string, isFirst: string): string {
  const branches = new Map<string, string[]>();
  for (const { name, options } of commands) {
    for (const [option, { type, short, takes }] of Object.entries(options)) {
      if (type === "boolean") continue;
      const branch = takes === "path" ? "paths=yes" : takes === undefined ? ":" : `offered=(${takes.join(" ")})`;
      const patterns = flagsOf(option, short).map((flag) => `'${name} ${flag}'`);
      branches.set(branch, [...(branches.get(branch) ?? []), ...patterns]);
    }
  }
  const optionsOf = ({ options }: CompletedCommand) =>
    Object.entries(options).flatMap(([option, { short }]) => flagsOf(option, short));
  const operandsOf = ({ operands: { words, paths } }: CompletedCommand) =>
    `offered=(${words.join(" ")})${paths ? " paths=yes" : ""}`;
  return `  case "$command $previous" in
${[...branches].map(([branch, patterns]) => `    ${patterns.join("|")}) ${branch} ;;`).join("\n")}
    *)
      if ${isOption}; then
        case $command in
${commands.map((command) => `          ${command.name}) offered=(${optionsOf(command).join(" ")}) ;;`).join("\n")}
        esac
      else
        case $command in
${commands.map((command) => `          ${command.name}) ${operandsOf(command)} ;;`).join("\n")}
        esac
        if ${isFirst}; then offered=(${namesOf(commands).join(" ")}); fi
      fi ;;
  esac`;
}

function fish(commands: readonly CompletedCommand[]): string {
  const own = commands.flatMap(({ name, options, operands: { words, paths } }) => {
    const complete = `complete -c logscan -n '__logscan_is ${name}'`;
    const operands = `${paths ? "" : " -f"}${words.length === 0 ? "" : ` -a '${words.join(" ")}'`}`;
    return [
      ...(operands === "" ? [] : [`${complete}${operands}`]),
      ...Object.entries(options).map(([option, { type, short, takes }]) => {
        const flags = `-l ${option}${short === undefined ? "" : ` -s ${short}`}`;
        if (type === "boolean") return `${complete} ${flags}`;
        if (takes === "path") return `${complete} ${flags} -r -F`;
        return `${complete} ${flags} -x${takes === undefined ? "" : ` -a '${takes.join(" ")}'`}`;
      }),
    ];
  });
  return `# Completion of logscan in fish. In ~/.config/fish/config.fish: logscan completion fish | source
function __logscan_is
    set -l words (commandline -opc)
    set -l command ${unnamed}
    if set -q words[2]; and contains -- $words[2] ${namesOf(commands).join(" ")}
        set command $words[2]
    end
    test $command = $argv[1]
end
complete -c logscan -n 'test (count (commandline -opc)) -eq 1' -a '${namesOf(commands).join(" ")}'
${own.join("\n")}
`;
}

const namesOf = (commands: readonly CompletedCommand[]) => commands.map(({ name }) => name);

const flagsOf = (option: string, short: string | undefined) => [
  `--${option}`,
  ...(short === undefined ? [] : [`-${short}`]),
];

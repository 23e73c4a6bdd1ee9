import type { Shell } from './shells.js';
import type { CompletedCommand, CompletedOption } from './words.js';

/** The completion script of a shell. */
export const completionScript = (shell: Shell, commands: readonly CompletedCommand[]): string =>
  SCRIPTS[shell](commands);

/** Options before any command are those of the check. */
const DEFAULT = 'check';

const flagsOf = ({ long, short }: CompletedOption): string[] =>
  [long, short].filter((flag) => flag !== undefined);

const flagsOfAll = ({ options }: CompletedCommand): string =>
  [...options.flatMap(flagsOf), '--help'].join(' ');

const bash = (commands: readonly CompletedCommand[]): string => `\
# bash completion of concordat: source <(concordat completion bash)
_concordat() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=${DEFAULT} word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in ${commands.map(({ name }) => name).join('|')}) command=$word; break ;; esac
  done
  COMPREPLY=()
  case "$command $prev" in
${commands
  .flatMap(({ name, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map((option) => {
        const pattern = flagsOf(option)
          .map((flag) => `"${name} ${flag}"`)
          .join('|');
        const words =
          option.values.length > 0
            ? `compgen -W '${option.values.join(' ')}' -- "$cur"`
            : 'compgen -f -- "$cur"';
        return `    ${pattern}) COMPREPLY=($(${words})); return ;;\n`;
      }),
  )
  .join('')}  esac
  case "$command" in
${commands
  .map((command) => {
    const words = command.values.join(' ');
    return `    ${command.name}) if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W '${flagsOfAll(command)}' -- "$cur")); else COMPREPLY=($(compgen ${words ? `-W '${words}'` : '-f'} -- "$cur")); fi ;;\n`;
  })
  .join('')}  esac
  if ((COMP_CWORD == 1)) && [[ $cur != -* ]]; then
    COMPREPLY+=($(compgen -W '${commands.map(({ name }) => name).join(' ')}' -- "$cur"))
  fi
}
complete -o filenames -F _concordat concordat
`;

const zsh = (commands: readonly CompletedCommand[]): string => `\
#compdef concordat
# zsh completion of concordat: put it as _concordat into a folder of $fpath, or source <(concordat completion zsh)
_concordat() {
  local command=${DEFAULT}
  local -a commands
  commands=(${commands.map(({ name, description }) => `\n    '${name}:${description}'`).join('')}
  )
  if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then _describe command commands; fi
  if [[ -n \${commands[(r)\${words[2]}:*]} ]]; then command=$words[2]; fi
  case $command in
${commands
  .map(
    ({ name, options, values }) =>
      `    ${name}) _arguments -S ${options.map(zshOption).join(' ')} '*:argument:${zshValues(values)}' ;;\n`,
  )
  .join('')}  esac
}
if [[ $funcstack[1] == _concordat ]]; then _concordat "$@"; else compdef _concordat concordat; fi
`;

const zshOption = (option: CompletedOption): string =>
  flagsOf(option)
    .map(
      (flag) =>
        `'*${flag}[${option.description}]${option.takesValue ? `:value:${zshValues(option.values)}` : ''}'`,
    )
    .join(' ');

const zshValues = (values: readonly string[]): string =>
  values.length > 0 ? `(${values.join(' ')})` : '_files';

const fish = (commands: readonly CompletedCommand[]): string => {
  const names = commands.map(({ name }) => name).join(' ');
  const none = `not __fish_seen_subcommand_from ${names}`;
  return [
    '# fish completion of concordat: concordat completion fish > ~/.config/fish/completions/concordat.fish',
    ...commands.map(
      ({ name, description }) => `complete -c concordat -n '${none}' -a ${name} -d '${description}'`,
    ),
    ...commands.flatMap(({ name, options, values }) => {
      const seen = `__fish_seen_subcommand_from ${name}`;
      const condition = name === DEFAULT ? `${seen}; or ${none}` : seen;
      return [
        ...(values.length > 0 ? [`complete -c concordat -n '${seen}' -f -a '${values.join(' ')}'`] : []),
        ...options.map((option) => fishOption(option, condition)),
      ];
    }),
    '',
  ].join('\n');
};

function fishOption(
  { long, short, description, takesValue, values }: CompletedOption,
  condition: string,
): string {
  return [
    `complete -c concordat -n '${condition}'`,
    long && `-l ${long.replace(/^--/, '')}`,
    short && `-s ${short.replace(/^-/, '')}`,
    takesValue && (values.length > 0 ? `-x -a '${values.join(' ')}'` : '-r'),
    `-d '${description}'`,
  ]
    .filter(Boolean)
    .join(' ');
}

const SCRIPTS: Readonly<Record<Shell, (commands: readonly CompletedCommand[]) => string>> = {
  bash,
  zsh,
  fish,
};

import { rules } from '../core/rules/registry.js';
import { type Command, commands, type Option, shells } from './options.js';

export type Shell = (typeof shells)[number];

/** A script that makes a shell complete commands, options and their words, from the table that the help is made of. */
export function completionScript(shell: Shell): string {
  switch (shell) {
    case 'bash':
      return bash();
    case 'zsh':
      return zsh();
    case 'fish':
      return fish();
    case 'powershell':
      return powershell();
  }
}

const names = commands.map(({ name }) => name);

function optionNames({ options }: Command): readonly string[] {
  return [...options, colourless].flatMap(({ name, short }) =>
    short === undefined ? [`--${name}`] : [`--${name}`, `-${short}`],
  );
}

// Every command takes it.
const colourless: Pick<Option, 'name' | 'short'> = { name: 'no-color' };

function words({ completes }: Command): readonly string[] {
  if (completes === 'rules') {
    return rules.map(({ id }) => id);
  }
  return completes === 'shells' ? shells : [];
}

/** The words that may follow an option, or that it takes a file, or nothing to offer. */
function valuesOf({ value }: Option): readonly string[] | 'files' | undefined {
  if (value.is === 'one of') {
    return value.alone === undefined ? value.words : undefined;
  }
  return value.is === 'file' ? 'files' : undefined;
}

function bash(): string {
  const cases = commands.flatMap((command) => [
    ...command.options.flatMap((option) => {
      const values = valuesOf(option);
      const patterns = [`--${option.name}`, ...(option.short === undefined ? [] : [`-${option.short}`])];
      if (values === undefined) {
        return [];
      }
      const reply = values === 'files' ? 'compgen -f -- "$word"' : `compgen -W '${values.join(' ')}' -- "$word"`;
      return patterns.map(
        (pattern) => `    '${command.name} ${pattern}') mapfile -t COMPREPLY < <(${reply}); return ;;`,
      );
    }),
  ]);
  const offers = commands.map((command) => {
    const all = [...optionNames(command), ...words(command)].join(' ');
    const files = command.completes === 'files' ? '; compgen -f -- "$word"' : '';
    return `    ${command.name}) mapfile -t COMPREPLY < <(compgen -W '${all}' -- "$word"${files}) ;;`;
  });
  return `# bash completion for aml-guard
_aml_guard() {
  local word="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W '${[...names, '--help', '--version'].join(' ')}' -- "$word")
    return
  fi
  case "$command $previous" in
${cases.join('\n')}
  esac
  case "$command" in
${offers.join('\n')}
  esac
}
complete -o filenames -F _aml_guard aml-guard
`;
}

function zsh(): string {
  const described = commands.map(({ name, help }) => `    ${quoted(`${name}:${help}`)}`);
  const cases = commands.map((command) => {
    const options = command.options.map((option) => {
      const values = valuesOf(option);
      const action = values === undefined ? '' : values === 'files' ? '_files' : `(${values.join(' ')})`;
      const takes = option.value.is === 'none' || valuesOf(option) === undefined ? '' : `:${option.name}:${action}`;
      const text = option.help.replaceAll(/[[\]:]/g, '\\$&');
      return quoted(`--${option.name}[${text}]${option.value.is === 'text' ? `:${option.name}:` : takes}`);
    });
    const rest =
      command.completes === undefined
        ? []
        : [quoted(command.completes === 'files' ? '*:file:_files' : `*:word:(${words(command).join(' ')})`)];
    return `    ${command.name}) _arguments ${[...options, ...rest].join(' ') || ':'} ;;`;
  });
  return `#compdef aml-guard
_aml_guard() {
  local -a commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
compdef _aml_guard aml-guard
`;
}

function fish(): string {
  const lines = [
    '# fish completion for aml-guard',
    'complete -c aml-guard -f',
    ...commands.map(
      ({ name, help }) => `complete -c aml-guard -n __fish_use_subcommand -a ${name} -d ${fishQuoted(help)}`,
    ),
  ];
  for (const command of commands) {
    const inside = `-n ${fishQuoted(`__fish_seen_subcommand_from ${command.name}`)}`;
    for (const option of command.options) {
      const values = valuesOf(option);
      const takes =
        values === 'files'
          ? ' -r -F'
          : values !== undefined
            ? ` -x -a ${fishQuoted(values.join(' '))}`
            : option.value.is === 'text'
              ? ' -x'
              : '';
      const short = option.short === undefined ? '' : ` -s ${option.short}`;
      lines.push(`complete -c aml-guard ${inside} -l ${option.name}${short}${takes} -d ${fishQuoted(option.help)}`);
    }
    if (command.completes === 'files') {
      lines.push(`complete -c aml-guard ${inside} -F`);
    } else if (words(command).length > 0) {
      lines.push(`complete -c aml-guard ${inside} -a ${fishQuoted(words(command).join(' '))}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function powershell(): string {
  const entries = commands.map((command) => {
    const all = [...optionNames(command), ...words(command)].map((word) => `'${word}'`);
    return `    '${command.name}' = @(${all.join(', ')})`;
  });
  const values = commands.flatMap((command) =>
    command.options.flatMap((option) => {
      const offered = valuesOf(option);
      return offered === undefined || offered === 'files'
        ? []
        : [`    '${command.name} --${option.name}' = @(${offered.map((word) => `'${word}'`).join(', ')})`];
    }),
  );
  return `# PowerShell completion for aml-guard
Register-ArgumentCompleter -Native -CommandName aml-guard -ScriptBlock {
  param($word, $line, $position)
  $offers = @{
${entries.join('\n')}
  }
  $values = @{
${values.join('\n')}
  }
  $typed = @($line.CommandElements | ForEach-Object { $_.ToString() })
  $before = if ($word) { $typed[0..($typed.Count - 2)] } else { $typed }
  if (@($before).Count -le 1) {
    $found = ${[...names, '--help', '--version'].map((name) => `'${name}'`).join(', ')}
  } elseif ($values.ContainsKey("$($typed[1]) $($before[-1])")) {
    $found = $values["$($typed[1]) $($before[-1])"]
  } else {
    $found = $offers[$typed[1]]
  }
  $found | Where-Object { $_ -like "$word*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function fishQuoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}

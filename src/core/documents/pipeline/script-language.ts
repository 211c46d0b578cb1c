/** What reads a script: `other` is Python, JavaScript or anything else that is no command line. */
export type ScriptLanguage = 'shell' | 'powershell' | 'other';

/**
 * The language of a step's script by the key that it stands under (`run`, `script`, `bash`, `pwsh`, `powershell`), or
 * `undefined` when the key holds no script.
 *
 * @param shell what the step's `shell:` says; @param standard what holds without it
 */
export function languageOfStep(
  key: string,
  shell: string | undefined,
  standard: ScriptLanguage,
): ScriptLanguage | undefined {
  switch (key) {
    case 'run':
    case 'script':
      return shell === undefined ? standard : languageOfShell(shell);
    case 'bash':
      return 'shell';
    case 'pwsh':
    case 'powershell':
      return 'powershell';
    default:
      return undefined;
  }
}

function languageOfShell(shell: string): ScriptLanguage {
  const program = /^[\w./-]*/.exec(shell.trim())?.[0] ?? '';
  if (/(?:^|\/)(?:ba|z|da|k)?sh$/.test(program) || program === 'cmd' || program === '') {
    return 'shell';
  }
  return /^(?:pwsh|powershell)$/.test(program) ? 'powershell' : 'other';
}

/**
 * The language of a script that a task or action is given as an input.
 *
 * @param uses the task or action with its version; @param key the input's name
 * @param scriptType what `AzureCLI@2` is told: `bash`, `batch`, `ps`, `pscore`
 */
export function languageOfTask(uses: string, key: string, scriptType: string): ScriptLanguage {
  const task = (uses.split('@')[0] ?? '').toLowerCase();
  switch (task) {
    case 'azurecli':
      return /^ps/i.test(scriptType) ? 'powershell' : 'shell';
    case 'bash':
    case 'cmdline':
    case 'shellscript':
    case 'azure/cli':
      return 'shell';
    case 'powershell':
    case 'azurepowershell':
    case 'azure/powershell':
      return 'powershell';
    default:
      return key.toLowerCase() === 'inlinescript' ? 'shell' : 'other';
  }
}

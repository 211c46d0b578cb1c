import type { RiskyCall } from '../../facts/risky-call.js';
import type { FactEditor } from '../document.js';
import type { CommandScope } from './command-scope.js';
import type { ShellCommand, ShellWord } from './shell-words.js';

/**
 * A command that accepts any certificate.
 *
 * Sources: `curl(1)` (`-k`), `wget(1)` (`--no-check-certificate`), `git-config(1)` (`http.sslVerify`),
 * <https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-webrequest>.
 */
export function tlsFacts(command: ShellCommand, name: string, scope: CommandScope): readonly RiskyCall[] {
  // Nobody stands between a machine and itself.
  if (command.words.some((word) => /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/i.test(word.text))) {
    return [];
  }
  const word = command.words.slice(1).find((one, index) => isUnverified(name, one, command.words[index]));
  if (word === undefined) {
    return [];
  }
  const span = { start: word.sourceStart, end: word.sourceStart + word.source.length };
  const fact: RiskyCall = { kind: 'riskyCall', span, call: name, risk: { is: 'unverifiedTls' } };
  scope.editors?.set(fact, editorOf(word, scope));
  return [fact];
}

/** The short options of curl that take no value, so that `k` may stand behind them. */
const curlSwitches = /^-[sSfLivgGIjJlnNOpqRaB#0-9]*k[A-Za-z]*$/;

function isUnverified(name: string, word: ShellWord, before: ShellWord | undefined): boolean {
  switch (name.toLowerCase()) {
    case 'curl':
      return word.text === '--insecure' || curlSwitches.test(word.source);
    case 'wget':
      return word.text === '--no-check-certificate';
    case 'git':
      return (
        /^http\.sslVerify=(?:false|0)$/i.test(word.text) ||
        (/^(?:false|0)$/i.test(word.text) && /^http\.sslVerify$/i.test(before?.text ?? ''))
      );
    case 'invoke-webrequest':
    case 'invoke-restmethod':
    case 'iwr':
    case 'irm':
      return /^-SkipCertificateCheck$/i.test(word.text);
    default:
      return false;
  }
}

function editorOf(word: ShellWord, scope: CommandScope): FactEditor {
  const { source, sourceStart } = word;
  const end = sourceStart + source.length;
  if (/^-[^-]/.test(source) && source.length > 2 && !/^-Skip/i.test(source)) {
    return { remove: () => [{ span: { start: sourceStart, end }, text: source.replace('k', '') }] };
  }
  if (!source.startsWith('-')) {
    return {};
  }
  const spaces =
    /(?<![ \t])[ \t]*$/.exec(scope.text.slice(Math.max(0, sourceStart - 80), sourceStart))?.[0].length ?? 0;
  return { remove: () => [{ span: { start: sourceStart - spaces, end }, text: '' }] };
}

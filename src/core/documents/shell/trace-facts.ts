import type { Origin } from '../../facts/origin.js';
import type { Trace } from '../../facts/trace.js';
import type { Span } from '../span.js';
import type { TextEdit } from '../text-edit.js';
import type { CommandScope } from './command-scope.js';
import { spanOfCommand, type ShellCommand } from './shell-words.js';
import { originsIn } from './word-references.js';

/** Follows the commands of one script and gathers what a trace of them shows. */
export class TraceReader {
  readonly traces: Trace[] = [];
  readonly #scope: CommandScope;
  #on: { readonly span: Span; readonly call: string; readonly origins: Origin[] } | undefined;

  /** @param start where the script begins, which may be a `#!` line */
  constructor(scope: CommandScope, start: number) {
    this.#scope = scope;
    const first = /^#![^\r\n]*sh[ \t]+-[a-z]*x[a-z]*/.exec(scope.text.slice(start, start + 200))?.[0];
    if (first !== undefined && scope.syntax === 'shell') {
      this.#on = { span: { start, end: start + first.length }, call: first.slice(2).trim(), origins: [] };
    }
  }

  /** To be called after the command's own facts were read, so that what it assigns is known. */
  see(command: ShellCommand): void {
    switch (this.#scope.syntax) {
      case 'shell':
        this.#seeShell(command);
        return;
      case 'powershell':
        this.#seePowershell(command);
        return;
      case 'make':
        // Each line has a shell of its own, and make shows it in any case.
        return;
    }
  }

  /** To be called after the last command. */
  finish(): readonly Trace[] {
    const on = this.#on;
    const { log } = this.#scope;
    this.#on = undefined;
    if (on !== undefined && log !== undefined && on.origins.length > 0) {
      const { span, call, origins } = on;
      const trace: Trace = { kind: 'trace', span, call, sink: log, value: { state: 'dynamic', span, origins } };
      this.#scope.editors?.set(trace, { remove: () => withoutTrace(this.#scope.text, span) });
      this.traces.push(trace);
    }
    return this.traces;
  }

  #seeShell(command: ShellCommand): void {
    const all = command.words.map((word) => word.text);
    const end = all.indexOf('--');
    const words = end < 0 ? all : all.slice(0, end);
    if (words[0] === 'set') {
      const xtrace = words.findIndex((word, index) => word === 'xtrace' && /^[-+]\w*o$/.test(words[index - 1] ?? ''));
      const sign = words.find((word) => /^[-+][a-z]*x/.test(word)) ?? words[xtrace - 1];
      this.#switch(sign?.charAt(0), command);
      return;
    }
    this.#on?.origins.push(...command.words.flatMap((word) => originsIn(word, this.#scope)));
  }

  #seePowershell(command: ShellCommand): void {
    const words = command.words.map((word) => word.text.toLowerCase());
    if (words[0] === 'set-psdebug') {
      const level = words[words.indexOf('-trace') + 1];
      this.#switch(words.includes('-trace') && level === '2' ? '-' : '+', command);
      return;
    }
    const name =
      words[1] === '='
        ? /^(?:\[\w+\])?\$(?:script:|global:)?(\w+)$/i.exec(command.words[0]?.text ?? '')?.[1]
        : undefined;
    if (name !== undefined && this.#on !== undefined) {
      this.#on.origins.push(...(this.#scope.variables.get(name) ?? []));
    }
  }

  #switch(sign: string | undefined, command: ShellCommand): void {
    if (sign === '+') {
      this.finish();
    } else if (sign === '-' && this.#on === undefined) {
      const span = spanOfCommand(command);
      this.#on = { span, call: this.#scope.text.slice(span.start, span.end).replace(/\s+/g, ' '), origins: [] };
    }
  }
}

/** Takes the letter away where there are others, else the whole line; `undefined` where more stands on it. */
function withoutTrace(text: string, { start, end }: Span): readonly TextEdit[] | undefined {
  const command = text.slice(start, end);
  const letter = /^(#!.*\s|set\s+)-(?=[a-wyz]*x)(?:([a-wyz]+)|(?=x[a-wyz]))/.exec(command);
  if (letter !== null) {
    const at = start + letter[0].length;
    return [{ span: { start: at, end: at + 1 }, text: '' }];
  }
  const alone = /(?<!\s)\s+-x$/.exec(command.startsWith('#!') ? command : '');
  if (alone !== null) {
    return [{ span: { start: start + alone.index, end }, text: '' }];
  }
  const before = /(?:^|\n)([ \t]*)$/.exec(text.slice(0, start));
  const after = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
  const isWhole = /^(?:set\s+-x|set\s+-o\s+xtrace|set-psdebug\s+-trace\s+2)$/i.test(command);
  return before === null || after === null || !isWhole
    ? undefined
    : [{ span: { start: start - (before[1]?.length ?? 0), end: end + after[0].length }, text: '' }];
}

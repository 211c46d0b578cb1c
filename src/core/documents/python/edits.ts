import { contains, type Span } from '../span.js';
import type { LineIndex } from '../line-index.js';
import type { TextEdit } from '../text-edit.js';
import type { Program, StatementPlace } from './program.js';
import type { Scope } from './scope.js';
import type { Module } from './read-syntax.js';
import type { CallExpr } from './syntax.js';

/** Changes to Python text that keep what is around them valid. */
export class Edits {
  readonly #quote: '"' | "'";

  constructor(
    private readonly text: string,
    private readonly lines: LineIndex,
    private readonly module: Module,
    private readonly program: Program,
  ) {
    // What the file uses more; a comparison of counts is near enough.
    this.#quote = countOf(text, "'") > countOf(text, '"') ? "'" : '"';
  }

  /** A string literal in the quotes that the file prefers. */
  literal(value: string): string {
    const escaped = value.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
    return this.#quote + escaped.replaceAll(this.#quote, `\\${this.#quote}`) + this.#quote;
  }

  replace(span: Span, text: string): TextEdit {
    return { span: { start: span.start, end: span.end }, text };
  }

  /** Takes an argument or a dict's entry away, with its comma, and with its lines when nothing else is on them. */
  removeItem(item: Span): TextEdit {
    const after = this.skipForward(item.end);
    const comma = this.text.charAt(after) === ',';
    const end = comma ? after + 1 : item.end;
    const first = this.lines.lineAt(item.start);
    const last = this.lines.lineAt(Math.max(item.start, end - 1));
    const before = this.text.slice(this.lines.lineSpan(first).start, item.start);
    const rest = this.text.slice(end, this.lines.lineSpan(last).end);
    if (/^[ \t]*$/.test(before) && /^[ \t]*(?:#.*)?$/.test(rest)) {
      return {
        span: { start: this.lines.fullLineSpan(first).start, end: this.lines.fullLineSpan(last).end },
        text: '',
      };
    }
    if (comma) {
      const spaces = /^[ \t]*/.exec(rest)?.[0].length ?? 0;
      return { span: { start: item.start, end: end + spaces }, text: '' };
    }
    let start = item.start;
    while (start > 0 && /\s/.test(this.text.charAt(start - 1))) {
      start--;
    }
    return { span: { start: this.text.charAt(start - 1) === ',' ? start - 1 : item.start, end: item.end }, text: '' };
  }

  /**
   * Adds a keyword argument behind the last one, on a line of its own where that stands on one.
   *
   * @returns `undefined` for a call that is not finished
   */
  addArgument(call: CallExpr, text: string): TextEdit | undefined {
    if (this.text.charAt(call.list.end - 1) !== ')') {
      return undefined;
    }
    const last = call.args.at(-1);
    if (last === undefined) {
      return { span: { start: call.list.start + 1, end: call.list.start + 1 }, text };
    }
    const line = this.lines.lineSpan(this.lines.lineAt(last.start));
    const indent = this.text.slice(line.start, last.start);
    if (!/^[ \t]*$/.test(indent)) {
      return { span: { start: last.end, end: last.end }, text: `, ${text}` };
    }
    const comma = this.skipForward(last.end);
    if (this.text.charAt(comma) !== ',') {
      return { span: { start: last.end, end: last.end }, text: `,${this.lines.eol}${indent}${text}` };
    }
    const end = this.lines.lineSpan(this.lines.lineAt(comma)).end;
    return /^[ \t]*(?:#.*)?$/.test(this.text.slice(comma + 1, end))
      ? { span: { start: end, end }, text: `${this.lines.eol}${indent}${text},` }
      : { span: { start: comma + 1, end: comma + 1 }, text: ` ${text},` };
  }

  /** Takes a statement away, or puts `pass` where its block would be empty. */
  removeStatement(place: StatementPlace, scope: Scope): TextEdit {
    const { start, end } = place.node;
    const first = this.lines.lineAt(start);
    const last = this.lines.lineAt(Math.max(start, end - 1));
    const before = this.text.slice(this.lines.lineSpan(first).start, start);
    const rest = this.text.slice(end, this.lines.lineSpan(last).end);
    if (place.alone && (scope.kind !== 'module' || before !== '')) {
      return { span: { start, end }, text: 'pass' };
    }
    if (/^[ \t]*$/.test(before) && /^[ \t]*(?:;[ \t]*)?(?:#.*)?$/.test(rest)) {
      return {
        span: { start: this.lines.fullLineSpan(first).start, end: this.lines.fullLineSpan(last).end },
        text: '',
      };
    }
    const semicolon = /^[ \t]*;[ \t]*/.exec(rest);
    if (semicolon !== null) {
      return { span: { start, end: end + semicolon[0].length }, text: '' };
    }
    const behind = /;[ \t]*$/.exec(before);
    return behind === null
      ? { span: { start, end }, text: 'pass' }
      : { span: { start: start - behind[0].length, end }, text: '' };
  }

  /** `os.environ["X"]` in place of an expression, and `import os` where the file has none. */
  environmentAccess(span: Span, name: string): readonly TextEdit[] {
    const access = this.replace(span, `os.environ[${this.literal(name)}]`);
    const os = this.program.module.find('os', span.start)?.bound;
    return os?.is === 'import' && os.path === 'os' ? [access] : [this.importOs(), access];
  }

  private importOs(): TextEdit {
    const body = this.module.body;
    let at = body[0]?.start ?? 0;
    for (const statement of body) {
      const docstring =
        statement.kind === 'simple' && statement.keyword === 'expression' && statement.values[0]?.kind === 'string';
      const future = statement.kind === 'import' && statement.modules.includes('__future__');
      if (!docstring && !future) {
        at = this.lines.fullLineSpan(this.lines.lineAt(statement.start)).start;
        break;
      }
      at = this.lines.fullLineSpan(this.lines.lineAt(Math.max(statement.start, statement.end - 1))).end;
    }
    // A first import further down is where people look for it.
    const firstImport = body.find(
      (statement) => statement.kind === 'import' && !statement.modules.includes('__future__'),
    );
    if (firstImport !== undefined) {
      at = this.lines.fullLineSpan(this.lines.lineAt(firstImport.start)).start;
    }
    const needsLine = at > 0 && !/[\r\n]/.test(this.text.charAt(at - 1));
    return { span: { start: at, end: at }, text: `${needsLine ? this.lines.eol : ''}import os${this.lines.eol}` };
  }

  private skipForward(from: number): number {
    let at = from;
    while (at < this.text.length) {
      const character = this.text.charAt(at);
      if (character === '#') {
        const comment = this.module.comments.find((span) => contains(span, { start: at, end: at }));
        at = comment?.end ?? at + 1;
      } else if (/\s/.test(character)) {
        at++;
      } else {
        break;
      }
    }
    return at;
  }
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
    count++;
  }
  return count;
}

import { groupOf, importOf } from '../read-statement-parts.js';
import type { Expr, Statement } from '../syntax.js';
import { ExpressionParser } from './expression-parser.js';
import { tokens } from './token-reader.js';

const updates: ReadonlySet<string> = new Set('+= -= *= /= //= %= @= &= |= ^= >>= <<= **='.split(' '));

/** Parses the statements that have no block. */
export abstract class SimpleStatementParser extends ExpressionParser {
  /** Where the block that was read last ends: behind the line end of its last statement. */
  protected blockEnd = 0;

  /** Reads the statements of a line with its end. */
  protected readSimpleLine(into: Statement[]): void {
    this.#readSmall(into);
    while (this.skipOperator(';')) {
      if (this.kind !== tokens.newline && this.kind !== tokens.end) {
        this.#readSmall(into);
      }
    }
    if (this.kind === tokens.newline) {
      this.blockEnd = this.end;
      this.next();
    } else if (this.kind === tokens.end) {
      this.blockEnd = this.lastEnd;
    } else {
      this.refuse();
    }
  }

  #readSmall(into: Statement[]): void {
    const { start } = this;
    if (this.kind !== tokens.keyword) {
      into.push(this.#readExpressions(start));
      return;
    }
    switch (this.word) {
      case 'import':
      case 'from':
        into.push(this.#readImport(start));
        return;
      case 'return': {
        this.next();
        const values = this.#isAtEnd() ? [] : this.#readList();
        const end = this.lastEnd;
        into.push({
          kind: 'simple',
          keyword: 'return',
          values: values.length > 1 ? [{ kind: 'tuple', items: values, start, end }] : values,
          start,
          end,
        });
        return;
      }
      case 'pass':
      case 'break':
      case 'continue':
      case 'del':
      case 'global':
      case 'nonlocal':
      case 'assert':
      case 'raise':
      case 'yield':
        into.push({ kind: 'simple', keyword: 'other', values: this.#readOther(), start, end: this.lastEnd });
        return;
      default:
        into.push(this.#readExpressions(start));
    }
  }

  #readOther(): Expr[] {
    const { word } = this;
    this.next();
    switch (word) {
      case 'del':
        return this.#readCommas(() => this.readExpression());
      case 'global':
      case 'nonlocal':
        return this.#readCommas(() => {
          const { start, end } = this;
          return { kind: 'name', name: this.expectName(), start, end };
        });
      case 'assert':
        return this.#readCommas(() => this.readTest());
      case 'raise': {
        if (this.#isAtEnd()) {
          return [];
        }
        const raised = this.readTest();
        return this.skipKeyword('from') ? [raised, this.readTest()] : [raised];
      }
      case 'yield':
        return this.skipKeyword('from') ? [this.readTest()] : this.#readList();
      default:
        return [];
    }
  }

  #isAtEnd(): boolean {
    return this.kind === tokens.newline || this.kind === tokens.end || this.isOperator(';');
  }

  #readCommas(read: () => Expr): Expr[] {
    const items = [read()];
    while (this.skipOperator(',') && !this.#isAtEnd()) {
      items.push(read());
    }
    return items;
  }

  /** Tests and `*expression`, with commas between them. */
  #readList(): Expr[] {
    return this.#readCommas(() => (this.skipOperator('*') ? this.readExpression() : this.readTest()));
  }

  #readExpressions(start: number): Statement {
    if (this.kind === tokens.name && isSoftKeyword(this.text, this.word, this.end)) {
      this.refuse();
    }
    const first = [this.skipOperator('*') ? this.readExpression() : this.readTest()];
    while (this.skipOperator(',')) {
      if (
        this.#isAtEnd() ||
        (this.kind === tokens.operator && (this.word === '=' || this.word === ':' || updates.has(this.word)))
      ) {
        break;
      }
      first.push(this.skipOperator('*') ? this.readExpression() : this.readTest());
    }
    if (this.kind === tokens.operator && updates.has(this.word)) {
      const operator = this.word.slice(0, -1);
      this.next();
      const [target] = first;
      const [value] = this.#readCommas(() => this.readTest());
      if (target === undefined || value === undefined || first.length > 1) {
        this.refuse();
      }
      return { kind: 'augment', target, operator, value, start, end: this.lastEnd };
    }
    const typed = this.skipOperator(':');
    if (typed) {
      this.readTest();
    }
    const sides = [first];
    while (this.skipOperator('=')) {
      sides.push(this.#readSide());
    }
    if (!typed && sides.length === 1) {
      return { kind: 'simple', keyword: 'expression', values: first, start, end: this.lastEnd };
    }
    const groups = sides.map(groupOf);
    const value = groups.length > 1 ? groups.pop() : undefined;
    const targets = groups.filter((group) => group !== undefined);
    return { kind: 'assign', targets, ...(value === undefined ? {} : { value }), start, end: this.lastEnd };
  }

  #readSide(): Expr[] {
    const items: Expr[] = [];
    do {
      if (items.length > 0 && (this.#isAtEnd() || this.isOperator('='))) {
        break;
      }
      items.push(this.skipOperator('*') ? this.readExpression() : this.readTest());
    } while (this.skipOperator(','));
    return items;
  }

  #readImport(start: number): Statement {
    const words: string[] = [];
    const from = this.word === 'from';
    words.push(this.word);
    this.next();
    if (from) {
      while (this.isOperator('.') || this.isOperator('...')) {
        words.push(this.word);
        this.next();
      }
      if (this.kind === tokens.name) {
        this.#readPath(words);
      } else if (words.length === 1) {
        this.refuse();
      }
      words.push('import');
      this.expectKeyword('import');
      if (this.skipOperator('*')) {
        words.push('*');
        return importOf(words, start, this.lastEnd);
      }
    }
    const enclosed = this.isOperator('(');
    if (enclosed) {
      this.open();
    }
    do {
      if (words.at(-1) === ',' && (enclosed ? this.isOperator(')') : this.#isAtEnd())) {
        break;
      }
      this.#readPath(words);
      if (this.skipKeyword('as')) {
        words.push('as', this.expectName());
      }
      words.push(',');
    } while (this.skipOperator(','));
    if (enclosed) {
      this.close(')');
    }
    return importOf(words, start, this.lastEnd);
  }

  #readPath(words: string[]): void {
    words.push(this.expectName());
    while (this.skipOperator('.')) {
      words.push('.', this.expectName());
    }
  }
}

/** Whether a word at the start of a statement may be a keyword there. */
function isSoftKeyword(text: string, word: string, end: number): boolean {
  switch (word) {
    case 'print':
      return !/[ \t]*[(.\r\n#]/y.test(text.slice(end, end + 40));
    case 'match':
    case 'type':
      return (
        !/[ \t]*(?:[.,)]|=(?!=))/y.test(text.slice(end, end + 40)) && !(word === 'type' && text.charAt(end) === '(')
      );
    default:
      return false;
  }
}

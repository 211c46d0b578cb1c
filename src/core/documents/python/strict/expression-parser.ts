import { spendTime } from '../../../time-budget.js';
import type { Expr } from '../syntax.js';
import { AtomParser } from './atom-parser.js';
import { tokens } from './token-reader.js';

/** Deeper nesting is for the tolerant parser, which bounds it in its own way. */
const maxNesting = 30;
/** The same for what hangs together without brackets: `a.b.c`, `a + b + c`. */
const longestChain = 60;

const binding: ReadonlyMap<string, number> = new Map([
  ['|', 1],
  ['^', 2],
  ['&', 3],
  ['<<', 4],
  ['>>', 4],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['@', 6],
  ['/', 6],
  ['%', 6],
  ['//', 6],
  ['**', 8],
]);
const prefixBinding = 7;
const comparisons: ReadonlySet<string> = new Set(['<', '>', '<=', '>=', '==', '!=', '<>']);

/**
 * Parses expressions by the grammar of `@lezer/python`, with its precedences: `not` takes all that follows. What that
 * grammar calls a span, brackets around included, is the span here.
 */
export abstract class ExpressionParser extends AtomParser {
  protected nesting = 0;
  /** The deepest nesting and the longest chain of the text. */
  protected deepest = 0;
  protected longest = 0;

  protected readTest(): Expr {
    spendTime();
    this.#enter();
    const test = this.#readTest();
    this.nesting--;
    return test;
  }

  #readTest(): Expr {
    const { start } = this;
    if (this.skipKeyword('lambda')) {
      return this.#readLambda(start);
    }
    const then = this.readTestInner();
    if (!this.skipKeyword('if')) {
      return then;
    }
    const test = this.readTestInner();
    this.expectKeyword('else');
    const otherwise = this.readTest();
    return { kind: 'conditional', test, then, otherwise, start, end: this.lastEnd };
  }

  /** A test, or `name := test`. */
  protected readNamed(): Expr {
    const { start } = this;
    const target = this.readTest();
    if (!this.skipOperator(':=')) {
      return target;
    }
    if (target.kind !== 'name') {
      this.refuse();
    }
    const value = this.readTest();
    return { kind: 'named', name: target, value, start, end: this.lastEnd };
  }

  /** 1 `or`, 2 `and`, 3 comparisons. */
  protected readTestInner(least = 1): Expr {
    const { start } = this;
    if (this.isKeyword('not')) {
      if (least > 3) {
        this.refuse();
      }
      this.next();
      return this.#unary('not', start, this.#deeper(1));
    }
    let left = this.readExpression();
    for (let length = 0; ; length++) {
      this.#count(length);
      const [operator, level] = this.#testOperator();
      if (operator === undefined || level < least) {
        return left;
      }
      this.next();
      let whole = operator;
      if (operator === 'not') {
        this.expectKeyword('in');
        whole = 'not in';
      } else if (operator === 'is' && this.skipKeyword('not')) {
        whole = 'is not';
      }
      const right = this.#deeper(level + 1);
      left = { kind: 'binary', operator: whole, left, right, start, end: this.lastEnd };
    }
  }

  #deeper(least: number): Expr {
    this.#enter();
    const inner = this.readTestInner(least);
    this.nesting--;
    return inner;
  }

  #testOperator(): readonly [operator: string | undefined, level: number] {
    if (this.kind === tokens.operator) {
      return comparisons.has(this.word) ? [this.word, 3] : [undefined, 0];
    }
    if (this.kind !== tokens.keyword) {
      return [undefined, 0];
    }
    switch (this.word) {
      case 'or':
        return ['or', 1];
      case 'and':
        return ['and', 2];
      case 'in':
      case 'is':
      case 'not':
        return [this.word, 3];
      default:
        return [undefined, 0];
    }
  }

  /** An expression without comparisons; in loops `in` ends it. */
  protected readExpression(least = 1): Expr {
    const { start } = this;
    let left = this.#readPrefix();
    for (let length = 0; this.kind === tokens.operator; length++) {
      this.#count(length);
      const level = binding.get(this.word) ?? 0;
      if (level < least) {
        break;
      }
      const operator = this.word;
      this.next();
      this.#enter();
      // Only powers group to the right.
      const right = this.readExpression(operator === '**' ? level : level + 1);
      this.nesting--;
      left = { kind: 'binary', operator, left, right, start, end: this.lastEnd };
    }
    return left;
  }

  #readPrefix(): Expr {
    const { start } = this;
    if (this.kind === tokens.operator && (this.word === '-' || this.word === '+' || this.word === '~')) {
      const operator = this.word;
      this.next();
      this.#enter();
      const operand = this.readExpression(prefixBinding);
      this.nesting--;
      return this.#unary(operator, start, operand);
    }
    if (this.skipKeyword('await')) {
      return { kind: 'other', children: [this.readExpression()], start, end: this.lastEnd };
    }
    return this.#readTrailers(this.readAtom(), start);
  }

  #unary(operator: string, start: number, operand: Expr): Expr {
    return { kind: 'unary', operator, operand, start, end: this.lastEnd };
  }

  #enter(): void {
    this.nesting++;
    if (this.nesting > this.deepest) {
      this.deepest = this.nesting;
      if (this.nesting > maxNesting) {
        this.refuse();
      }
    }
  }

  #count(length: number): void {
    if (length > this.longest) {
      this.longest = length;
      if (length > longestChain) {
        this.refuse();
      }
    }
  }

  #readTrailers(atom: Expr, start: number): Expr {
    let object = atom;
    for (let length = 0; this.kind === tokens.operator; length++) {
      this.#count(length);
      switch (this.word) {
        case '.': {
          this.next();
          if (this.kind !== tokens.name && this.kind !== tokens.keyword) {
            this.refuse();
          }
          const name = this.word;
          this.next();
          object = { kind: 'member', object, name, start, end: this.lastEnd };
          break;
        }
        case '(': {
          const from = this.start;
          const args = this.readArguments();
          object = {
            kind: 'call',
            callee: object,
            args,
            list: { start: from, end: this.lastEnd },
            start,
            end: this.lastEnd,
          };
          break;
        }
        case '[': {
          const index: Expr[] = [];
          this.open();
          const slice = this.#readIndex(index);
          this.close(']');
          object = { kind: 'subscript', object, index, slice, start, end: this.lastEnd };
          break;
        }
        default:
          return object;
      }
    }
    return object;
  }

  /** @returns whether there is a slice among the parts */
  #readIndex(parts: Expr[]): boolean {
    let slice = false;
    do {
      if (slice || parts.length > 0) {
        if (this.isOperator(']')) {
          break;
        }
      }
      if (!this.isOperator(':')) {
        parts.push(this.readNamed());
      }
      for (let colons = 0; colons < 2 && this.skipOperator(':'); colons++) {
        slice = true;
        if (!this.isOperator(':') && !this.isOperator(',') && !this.isOperator(']')) {
          parts.push(this.readNamed());
        }
      }
    } while (this.skipOperator(','));
    return slice;
  }

  #readLambda(start: number): Expr {
    const params = this.readParams(':', false);
    this.expectOperator(':');
    const body = this.readTest();
    return { kind: 'lambda', params, body, start, end: this.lastEnd };
  }
}

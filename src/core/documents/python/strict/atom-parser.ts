import type { Argument, DictEntry, Expr, Param } from '../syntax.js';
import { StringReader } from './string-reader.js';
import { tokens } from './token-reader.js';

/** Parses what operators stand between: names, literals, what brackets enclose, arguments and parameters. */
export abstract class AtomParser extends StringReader {
  /** A test, or `name := test`. */
  protected abstract readNamed(): Expr;
  /** A test without a condition behind it. */
  protected abstract readTestInner(): Expr;
  /** An expression without comparisons. */
  protected abstract readExpression(): Expr;

  protected readAtom(): Expr {
    const { kind, start, end, word } = this;
    switch (kind) {
      case tokens.name:
        this.next();
        return { kind: 'name', name: word, start, end };
      case tokens.number:
        this.next();
        return { kind: 'literal', text: this.text.slice(start, end), start, end };
      case tokens.string:
        return this.readStrings();
      case tokens.keyword:
        if (word !== 'None' && word !== 'True' && word !== 'False') {
          this.refuse();
        }
        this.next();
        return { kind: 'literal', text: word, start, end };
      case tokens.operator:
        switch (word) {
          case '(':
            return this.#readParenthesized(start);
          case '[':
            return this.#readList(start);
          case '{':
            return this.#readBraces(start);
          case '...':
            this.next();
            return { kind: 'literal', text: word, start, end };
          default:
            return this.refuse();
        }
      default:
        return this.refuse();
    }
  }

  #readParenthesized(start: number): Expr {
    this.open();
    if (this.isOperator(')')) {
      this.close(')');
      return { kind: 'tuple', items: [], start, end: this.lastEnd };
    }
    const first = this.#readItem();
    if (this.isKeyword('for')) {
      return this.#readComprehension([first], ')', start);
    }
    if (this.isOperator(',')) {
      const items = [first];
      while (this.skipOperator(',') && !this.isOperator(')')) {
        items.push(this.#readItem());
      }
      this.close(')');
      return { kind: 'tuple', items, start, end: this.lastEnd };
    }
    this.close(')');
    return first;
  }

  /** A test, `name := test` or `*expression`. */
  #readItem(): Expr {
    return this.skipOperator('*') ? this.readExpression() : this.readNamed();
  }

  #readList(start: number): Expr {
    const items: Expr[] = [];
    this.open();
    while (!this.isOperator(']')) {
      const item = this.#readItem();
      if (items.length === 0 && this.isKeyword('for')) {
        return this.#readComprehension([item], ']', start);
      }
      items.push(item);
      if (!this.skipOperator(',')) {
        break;
      }
    }
    this.close(']');
    return { kind: 'list', items, start, end: this.lastEnd };
  }

  #readBraces(start: number): Expr {
    const entries: DictEntry[] = [];
    this.open();
    while (!this.isOperator('}')) {
      const from = this.start;
      if (this.skipOperator('**')) {
        entries.push({ value: this.readExpression(), start: from, end: this.lastEnd });
      } else {
        const key = this.readTest();
        if (entries.length === 0 && !this.isOperator(':')) {
          return this.#readSet(key, start);
        }
        this.expectOperator(':');
        const value = this.readTest();
        if (entries.length === 0 && this.isKeyword('for')) {
          return this.#readComprehension([key, value], '}', start);
        }
        entries.push({ value, start: from, end: this.lastEnd, key });
      }
      if (!this.skipOperator(',')) {
        break;
      }
    }
    this.close('}');
    return { kind: 'dict', entries, start, end: this.lastEnd };
  }

  #readSet(first: Expr, start: number): Expr {
    if (this.isKeyword('for')) {
      return this.#readComprehension([first], '}', start);
    }
    const items = [first];
    while (this.skipOperator(',') && !this.isOperator('}')) {
      items.push(this.readTest());
    }
    this.close('}');
    return { kind: 'set', items, start, end: this.lastEnd };
  }

  /** Reads on at `for`. @param head the element, or key and value */
  #readComprehension(head: readonly [Expr] | readonly [Expr, Expr], closing: string, start: number): Expr {
    const loops: { target: Expr; iterable: Expr }[] = [];
    const tests: Expr[] = [];
    while (this.isKeyword('for') || this.isKeyword('if')) {
      if (this.skipKeyword('for')) {
        const target = grouped(this.readTargets());
        loops.push({ target, iterable: this.readTestInner() });
      } else {
        this.next();
        tests.push(this.readTestInner());
      }
    }
    this.close(closing);
    const [first, second] = head;
    return second === undefined
      ? { kind: 'comprehension', element: first, loops, tests, start, end: this.lastEnd }
      : { kind: 'comprehension', key: first, element: second, loops, tests, start, end: this.lastEnd };
  }

  /** The targets of a loop, up to and with `in`. */
  protected readTargets(): Expr[] {
    const targets = [this.readExpression()];
    while (this.skipOperator(',') && !this.isKeyword('in')) {
      targets.push(this.readExpression());
    }
    this.expectKeyword('in');
    return targets;
  }

  /** Reads a list of arguments with its parentheses. */
  protected readArguments(): Argument[] {
    const args: Argument[] = [];
    this.open();
    while (!this.isOperator(')')) {
      const { start } = this;
      if (this.isOperator('*') || this.isOperator('**')) {
        const spread = this.word === '*' ? '*' : '**';
        this.next();
        args.push({ value: this.readTest(), start, end: this.lastEnd, spread });
      } else {
        const value = this.readTest();
        if (this.isKeyword('for')) {
          args.push(this.#readGenerator(value, start));
          break;
        }
        if (this.isOperator('=') || this.isOperator(':=')) {
          if (value.kind !== 'name') {
            this.refuse();
          }
          this.next();
          args.push({ value: this.readTest(), start, end: this.lastEnd, name: value.name });
        } else {
          args.push({ value, start, end: this.lastEnd });
        }
      }
      if (!this.skipOperator(',')) {
        break;
      }
    }
    this.close(')');
    return args;
  }

  /** A generator as the last argument: its loops are read into one. */
  #readGenerator(element: Expr, start: number): Argument {
    const targets: Expr[] = [];
    const rest: Expr[] = [];
    while (this.isKeyword('for') || this.isKeyword('if')) {
      if (this.skipKeyword('for')) {
        targets.push(...this.readTargets());
      } else {
        this.next();
      }
      rest.push(this.readTestInner());
    }
    const [iterable, ...tests] = rest;
    if (iterable === undefined) {
      this.refuse();
    }
    const { lastEnd: end } = this;
    const loops = [{ target: grouped(targets), iterable }];
    return { value: { kind: 'comprehension', element, loops, tests, start, end }, start, end };
  }

  /** Reads parameters up to the operator that ends them. */
  protected readParams(closing: string, typed: boolean): Param[] {
    const params: Param[] = [];
    while (!this.isOperator(closing)) {
      if (!(typed && this.skipOperator('/'))) {
        const spread = this.isOperator('*') ? '*' : this.isOperator('**') ? '**' : undefined;
        if (spread !== undefined) {
          this.next();
        }
        if (spread !== '*' || this.kind === tokens.name) {
          params.push(this.#readParam(spread, typed));
        }
      }
      if (!this.skipOperator(',')) {
        break;
      }
      if (!typed && this.isOperator(closing)) {
        this.refuse();
      }
    }
    return params;
  }

  #readParam(spread: '*' | '**' | undefined, typed: boolean): Param {
    const { start, end } = this;
    const name = this.expectName();
    if (typed && this.skipOperator(':')) {
      this.readTest();
    }
    if (spread !== undefined) {
      return { name, start, end, spread };
    }
    if (!this.skipOperator('=')) {
      return { name, start, end };
    }
    const value = this.readTest();
    return { name, start, end: value.end, default: value };
  }
}

/** Several targets without parentheses are a tuple. */
export function grouped(targets: readonly Expr[]): Expr {
  const [first] = targets;
  return first !== undefined && targets.length === 1
    ? first
    : { kind: 'tuple', items: targets, start: first?.start ?? 0, end: targets.at(-1)?.end ?? 0 };
}

import { groupOf } from '../read-statement-parts.js';
import type { Module } from '../read-syntax.js';
import type { Argument, BlockPart, Expr, Statement } from '../syntax.js';
import { SimpleStatementParser } from './simple-statement-parser.js';
import { NotPlain, tokens } from './token-reader.js';

/**
 * Parses Python that is right and in common use, several times as fast as the tolerant parser, to the same result;
 * `undefined` for any other text. Cost: one pass.
 */
export function parsePlainModule(text: string): Module | undefined {
  const parser = new StatementParser(text);
  try {
    return { body: parser.readModule(), comments: parser.comments, syntaxErrors: 0 };
  } catch (error) {
    if (error instanceof NotPlain) {
      return undefined;
    }
    throw error;
  }
}

/** The tolerant reader leaves out what lies 200 levels deep, layout included. */
const safeDepth = 120;

/** Deeper blocks are for the tolerant parser. */
const maxBlocks = 40;

class StatementParser extends SimpleStatementParser {
  #blocks = 0;

  readModule(): Statement[] {
    this.next();
    const body: Statement[] = [];
    while (this.kind !== tokens.end) {
      if (this.indent !== 0) {
        this.refuse();
      }
      this.#readStatement(body);
    }
    // Far from the depth at which the tolerant reader leaves parts out, in all but very odd code.
    if ((this.deepest + 1) * (2 * this.longest + 2) > safeDepth && heightOf(body) > safeDepth) {
      this.refuse();
    }
    return body;
  }

  /** Reads a statement with its line end; the token at hand is the next line's first then. */
  #readStatement(into: Statement[]): void {
    if (this.kind !== tokens.keyword) {
      if (this.isOperator('@')) {
        this.#readDecorated(into);
      } else {
        this.readSimpleLine(into);
      }
      return;
    }
    const { start } = this;
    switch (this.word) {
      case 'def':
        into.push(this.#readFunction([], start));
        return;
      case 'class':
        into.push(this.#readClass([]));
        return;
      case 'if':
        this.next();
        into.push(this.#readIf(start));
        return;
      case 'while': {
        this.next();
        const parts: BlockPart[] = [{ expr: this.readNamed() }, { body: this.#readBlock() }];
        this.#readElse(parts);
        into.push({ kind: 'block', parts, start, end: this.blockEnd });
        return;
      }
      case 'for':
        into.push(this.#readFor(start));
        return;
      case 'try':
        this.next();
        into.push(this.#readTry(start));
        return;
      case 'with':
        into.push(this.#readWith(start));
        return;
      case 'async':
        into.push(this.#readAsync());
        return;
      default:
        this.readSimpleLine(into);
    }
  }

  #readAsync(): Statement {
    const { start } = this;
    this.next();
    switch (this.kind === tokens.keyword ? this.word : '') {
      case 'def':
        return this.#readFunction([], start);
      case 'for':
        return this.#readFor(start);
      case 'with':
        return this.#readWith(start);
      default:
        return this.refuse();
    }
  }

  #readFunction(decorators: readonly Expr[], start: number): Statement {
    this.next();
    const nameSpan = { start: this.start, end: this.end };
    const name = this.expectName();
    if (!this.isOperator('(')) {
      this.refuse();
    }
    this.open();
    const params = this.readParams(')', true);
    this.close(')');
    if (this.skipOperator('->')) {
      // The tolerant reader does not look into it.
      const comments = this.comments.length;
      this.readTest();
      if (this.comments.length > comments) {
        this.refuse();
      }
    }
    const body = this.#readBlock();
    return { kind: 'function', name, nameSpan, params, decorators, body, start, end: this.blockEnd };
  }

  #readClass(decorators: readonly Expr[]): Statement {
    const { start } = this;
    this.next();
    const name = this.expectName();
    const bases: readonly Argument[] = this.isOperator('(') ? this.readArguments() : [];
    const body = this.#readBlock();
    return { kind: 'class', name, bases, decorators, body, start, end: this.blockEnd };
  }

  #readDecorated(into: Statement[]): void {
    const decorators: Expr[] = [];
    const { indent } = this;
    while (this.isOperator('@')) {
      decorators.push(this.#readDecorator());
      if (this.kind !== tokens.newline) {
        this.refuse();
      }
      this.next();
      if (this.indent !== indent) {
        this.refuse();
      }
    }
    const { start } = this;
    if (this.isKeyword('class')) {
      into.push(this.#readClass(decorators));
      return;
    }
    this.skipKeyword('async');
    if (!this.isKeyword('def')) {
      this.refuse();
    }
    into.push(this.#readFunction(decorators, start));
  }

  #readDecorator(): Expr {
    this.next();
    const { start } = this;
    let callee: Expr = { kind: 'name', name: this.expectName(), start, end: this.lastEnd };
    while (this.skipOperator('.')) {
      callee = { kind: 'member', object: callee, name: this.expectName(), start, end: this.lastEnd };
    }
    if (this.isOperator('(')) {
      const from = this.start;
      const args = this.readArguments();
      const list = { start: from, end: this.lastEnd };
      callee = { kind: 'call', callee, args, list, start, end: this.lastEnd };
    }
    return callee;
  }

  #readIf(start: number): Statement {
    const parts: BlockPart[] = [{ expr: this.readNamed() }, { body: this.#readBlock() }];
    while (this.#continuesWith('elif')) {
      parts.push({ expr: this.readNamed() }, { body: this.#readBlock() });
    }
    this.#readElse(parts);
    return { kind: 'block', parts, start, end: this.blockEnd };
  }

  #readElse(parts: BlockPart[]): void {
    if (this.#continuesWith('else')) {
      parts.push({ body: this.#readBlock() });
    }
  }

  /** Whether a part of the statement whose block was read follows; steps over its keyword. */
  #continuesWith(word: string): boolean {
    return this.indent === this.#indents[this.#indents.length - 1] && this.skipKeyword(word);
  }

  #readTry(start: number): Statement {
    const parts: BlockPart[] = [{ body: this.#readBlock() }];
    let handled = false;
    while (this.#continuesWith('except')) {
      handled = true;
      this.skipOperator('*');
      if (!this.isOperator(':')) {
        parts.push({ expr: this.readTest() });
        if (this.skipKeyword('as')) {
          const { start: from, end } = this;
          parts.push({ bound: { kind: 'name', name: this.expectName(), start: from, end } });
        }
      }
      parts.push({ body: this.#readBlock() });
    }
    this.#readElse(parts);
    if (this.#continuesWith('finally')) {
      parts.push({ body: this.#readBlock() });
    } else if (!handled) {
      this.refuse();
    }
    return { kind: 'block', parts, start, end: this.blockEnd };
  }

  #readFor(start: number): Statement {
    this.next();
    const targets = this.readTargets();
    const iterables = [this.readTest()];
    while (this.skipOperator(',') && !this.isOperator(':')) {
      iterables.push(this.readTest());
    }
    const bodies = [this.#readBlock()];
    if (this.#continuesWith('else')) {
      bodies.push(this.#readBlock());
    }
    const target = groupOf(targets);
    const iterable = groupOf(iterables);
    return target === undefined || iterable === undefined
      ? this.refuse()
      : { kind: 'for', target, iterable, bodies, start, end: this.blockEnd };
  }

  #readWith(start: number): Statement {
    this.next();
    const items: { value: Expr; target?: Expr }[] = [];
    do {
      if (items.length > 0 && this.isOperator(':')) {
        break;
      }
      const value = this.readTest();
      if (this.skipKeyword('as')) {
        const { start: from, end } = this;
        items.push({ value, target: { kind: 'name', name: this.expectName(), start: from, end } });
      } else {
        items.push({ value });
      }
    } while (this.skipOperator(','));
    const body = this.#readBlock();
    return { kind: 'with', items, body, start, end: this.blockEnd };
  }

  /** The columns of the blocks that are open. */
  readonly #indents: number[] = [0];

  #readBlock(): Statement[] {
    this.expectOperator(':');
    const body: Statement[] = [];
    if (this.kind !== tokens.newline) {
      if (this.kind === tokens.end) {
        this.refuse();
      }
      this.readSimpleLine(body);
      this.#checkDedent();
      return body;
    }
    this.next();
    const outer = this.#indents[this.#indents.length - 1] ?? 0;
    const { indent } = this;
    if (indent <= outer || this.kind === tokens.end || ++this.#blocks > maxBlocks) {
      this.refuse();
    }
    this.#indents.push(indent);
    while (this.kind !== tokens.end && this.indent === indent) {
      this.#readStatement(body);
    }
    this.#indents.pop();
    this.#blocks--;
    this.#checkDedent();
    return body;
  }

  /** What follows a block stands as deep as one of those around it. */
  #checkDedent(): void {
    if (this.kind !== tokens.end && !this.#indents.includes(this.indent)) {
      this.refuse();
    }
  }
}

/** How many objects lie in each other. */
function heightOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) {
    return 0;
  }
  const inner = Object.values(value).reduce<number>((most, item) => Math.max(most, heightOf(item)), 0);
  return Array.isArray(value) ? inner : inner + 1;
}

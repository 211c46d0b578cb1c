import type { TreeCursor } from '@lezer/common';
import type { Span } from '../span.js';
import type { Argument, DictEntry, Expr, Hole, Param, StringPiece } from './syntax.js';

/** Nesting beyond this is left out, to bound the recursion. */
const maxDepth = 200;

// Tokens of the grammar are called as they are written (`(`, `if`) or end in `Op`; phrases begin with a capital.
function isPhrase(name: string): boolean {
  const first = name.charCodeAt(0);
  return ((first >= 65 && first <= 90) || first > 127) && !name.endsWith('Op');
}

/** Turns the parser's nodes into expressions, each node visited once. Leaves the cursor where it was. */
export class ExpressionReader {
  readonly comments: Span[] = [];
  protected depth = 0;

  constructor(
    protected readonly text: string,
    protected readonly cursor: TreeCursor,
  ) {}

  protected here(): Span {
    return { start: this.cursor.from, end: this.cursor.to };
  }

  protected slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  /** Calls `visit` with the cursor at each child that is neither a comment nor an error. */
  protected eachChild(visit: () => void): void {
    if (!this.cursor.firstChild()) {
      return;
    }
    do {
      if (this.cursor.name === 'Comment') {
        this.comments.push(this.here());
      } else {
        visit();
      }
    } while (this.cursor.nextSibling());
    this.cursor.parent();
  }

  protected readChildren(): Expr[] {
    const into: Expr[] = [];
    this.eachChild(() => {
      this.readInto(into);
    });
    return into;
  }

  /** Reads the node at the cursor; punctuation and keywords add nothing. */
  protected readInto(into: Expr[]): void {
    const { from: start, to: end, name } = this.cursor;
    switch (name) {
      case 'VariableName':
      case 'self':
        into.push({ kind: 'name', name: this.text.slice(start, end), start, end });
        return;
      case 'Number':
      case 'Boolean':
      case 'None':
      case 'Ellipsis':
        into.push({ kind: 'literal', text: this.text.slice(start, end), start, end });
        return;
      case 'String':
        into.push({ kind: 'string', pieces: [this.pieceOf([])], start, end });
        return;
      default:
        if (end > start && isPhrase(name) && this.depth < maxDepth) {
          this.depth++;
          this.readCompound(name, { start, end }, into);
          this.depth--;
        }
    }
  }

  private readCompound(name: string, span: Span, into: Expr[]): void {
    switch (name) {
      case 'FormatString':
        into.push({ kind: 'string', pieces: [this.pieceOf(this.readHoles())], ...span });
        return;
      case 'ContinuedString': {
        const parts = this.readChildren();
        const pieces = parts.flatMap((part) => (part.kind === 'string' ? part.pieces : [])).filter(this.beginsAsString);
        into.push({ kind: 'string', pieces, start: span.start, end: pieces.at(-1)?.end ?? span.end });
        return;
      }
      case 'ParenthesizedExpression':
        // The parentheses are layout; what they hold keeps its own span.
        into.push(...this.readChildren());
        return;
      case 'MemberExpression':
        into.push(this.readMember(span));
        return;
      case 'CallExpression':
        into.push(this.readCall(span));
        return;
      case 'TupleExpression':
      case 'ArrayExpression':
      case 'SetExpression': {
        const kind = name === 'TupleExpression' ? 'tuple' : name === 'ArrayExpression' ? 'list' : 'set';
        into.push({ kind, items: this.readChildren(), ...span });
        return;
      }
      case 'DictionaryExpression':
        into.push({ kind: 'dict', entries: this.readEntries(), ...span });
        return;
      case 'BinaryExpression':
        into.push(this.readBinary(span));
        return;
      case 'ConditionalExpression': {
        const [then, test, otherwise] = this.readChildren();
        into.push(
          then === undefined || test === undefined || otherwise === undefined
            ? { kind: 'other', children: [then, test].filter((part) => part !== undefined), ...span }
            : { kind: 'conditional', test, then, otherwise, ...span },
        );
        return;
      }
      case 'UnaryExpression':
        into.push(this.readUnary(span));
        return;
      case 'NamedExpression': {
        const [target, value] = this.readChildren();
        into.push(
          target?.kind === 'name' && value !== undefined
            ? { kind: 'named', name: target, value, ...span }
            : { kind: 'other', children: [], ...span },
        );
        return;
      }
      case 'LambdaExpression':
        into.push(this.readLambda(span));
        return;
      case 'ArrayComprehensionExpression':
      case 'DictionaryComprehensionExpression':
      case 'SetComprehensionExpression':
      case 'ComprehensionExpression':
        into.push(this.readComprehension(span));
        return;
      case 'ArgList': {
        const children = this.readArguments().map((argument) => argument.value);
        into.push({ kind: 'other', children, ...span });
        return;
      }
      default:
        into.push({ kind: 'other', children: this.readChildren(), ...span });
    }
  }

  // After a comma that is not there yet, `image="a" tag="b"`, the parser takes `tag="b"` for more of the first string.
  private readonly beginsAsString = ({ start }: StringPiece): boolean =>
    /^[A-Za-z]{0,3}["']/.test(this.text.slice(start, start + 4));

  private pieceOf(holes: readonly Hole[]): StringPiece {
    const { start, end } = this.here();
    const opening = /^[A-Za-z]{0,3}("""|'''|"|')?/.exec(this.text.slice(start, Math.min(end, start + 6)));
    const quote = opening?.[1] ?? '"';
    const prefix = (opening?.[0] ?? '').slice(0, -quote.length).toLowerCase();
    return { prefix, quotes: quote.length === 3 ? 3 : 1, holes, start, end };
  }

  private readHoles(): Hole[] {
    const holes: Hole[] = [];
    this.eachChild(() => {
      if (this.cursor.name === 'FormatReplacement') {
        const span = this.here();
        const [value] = this.readChildren();
        holes.push({ value, ...span });
      }
    });
    return holes;
  }

  private readMember(span: Span): Expr {
    const parts: Expr[] = [];
    const seen: { property?: string; brackets?: true; colon?: true } = {};
    this.eachChild(() => {
      switch (this.cursor.name) {
        case 'PropertyName':
          seen.property = this.slice(this.here());
          return;
        case '[':
          seen.brackets = true;
          return;
        case ':':
          seen.colon = true;
          return;
        default:
          this.readInto(parts);
      }
    });
    const [object, ...index] = parts;
    if (object !== undefined && seen.brackets === true) {
      return { kind: 'subscript', object, index, slice: seen.colon === true, ...span };
    }
    return object === undefined || seen.property === undefined
      ? { kind: 'other', children: parts, ...span }
      : { kind: 'member', object, name: seen.property, ...span };
  }

  private readCall(span: Span): Expr {
    const callee: Expr[] = [];
    let args: readonly Argument[] = [];
    let list = span;
    this.eachChild(() => {
      if (this.cursor.name === 'ArgList') {
        list = this.here();
        args = this.readArguments();
      } else {
        this.readInto(callee);
      }
    });
    const [first] = callee;
    return first === undefined
      ? { kind: 'other', children: args.map((argument) => argument.value), ...span }
      : { kind: 'call', callee: first, args, list, ...span };
  }

  /** Reads an `ArgList` at the cursor. */
  protected readArguments(): Argument[] {
    const args: Argument[] = [];
    let start = -1;
    let end = -1;
    let spread: '*' | '**' | undefined;
    let name: string | undefined;
    let read: Expr[] = [];
    const flush = (): void => {
      const value = read[0];
      if (value !== undefined) {
        args.push({
          value,
          start,
          end,
          ...(name === undefined ? {} : { name }),
          ...(spread === undefined ? {} : { spread }),
        });
      }
      start = -1;
      spread = undefined;
      name = undefined;
      read = [];
    };
    const targets: Expr[] = [];
    const iterables: Expr[] = [];
    let generator: Expr[] | undefined;
    this.eachChild(() => {
      const here = this.here();
      switch (this.cursor.name) {
        case '(':
        case ')':
          return;
        case ',':
          // Between the targets of a generator it separates no arguments.
          if (generator !== targets) {
            flush();
          }
          return;
        case '*':
        case '**':
          spread = this.cursor.name;
          start = start < 0 ? here.start : start;
          return;
        case 'AssignOp':
          name = read[0]?.kind === 'name' ? read[0].name : undefined;
          read = [];
          return;
        case 'for':
          generator = targets;
          return;
        case 'in':
          generator = iterables;
          return;
        default:
          start = start < 0 ? here.start : start;
          end = here.end;
          this.readInto(generator ?? read);
      }
    });
    const element = read[0];
    const [iterable, ...tests] = iterables;
    if (element !== undefined && iterable !== undefined) {
      read = [{ kind: 'comprehension', element, loops: [{ target: grouped(targets), iterable }], tests, start, end }];
    }
    flush();
    return args;
  }

  private readEntries(): DictEntry[] {
    const entries: DictEntry[] = [];
    let start = -1;
    let end = -1;
    let spread = false;
    let colon = false;
    let before: Expr[] = [];
    let after: Expr[] = [];
    const flush = (): void => {
      const key = before[0];
      const value = spread ? key : after[0];
      if (value !== undefined) {
        entries.push({ value, start, end, ...(spread || key === undefined ? {} : { key }) });
      }
      start = -1;
      spread = false;
      colon = false;
      before = [];
      after = [];
    };
    this.eachChild(() => {
      const here = this.here();
      switch (this.cursor.name) {
        case '{':
        case '}':
          return;
        case ',':
          flush();
          return;
        case '**':
          spread = true;
          start = here.start;
          return;
        case ':':
          colon = true;
          return;
        default:
          start = start < 0 ? here.start : start;
          end = here.end;
          this.readInto(colon ? after : before);
      }
    });
    flush();
    return entries;
  }

  private readBinary(span: Span): Expr {
    const operands: Expr[] = [];
    let operator = '';
    this.eachChild(() => {
      const name = this.cursor.name;
      if (name.endsWith('Op') || /^[a-z]+$/.test(name)) {
        operator = `${operator} ${this.slice(this.here())}`.trim();
      } else {
        this.readInto(operands);
      }
    });
    const [left, right] = operands;
    return left === undefined || right === undefined
      ? { kind: 'other', children: operands, ...span }
      : { kind: 'binary', operator, left, right, ...span };
  }

  private readUnary(span: Span): Expr {
    let operator = '';
    const operands: Expr[] = [];
    this.eachChild(() => {
      if (this.cursor.name === 'not' || this.cursor.name.endsWith('Op')) {
        operator = this.slice(this.here());
      } else {
        this.readInto(operands);
      }
    });
    const [operand] = operands;
    return operand === undefined
      ? { kind: 'other', children: [], ...span }
      : { kind: 'unary', operator, operand, ...span };
  }

  private readLambda(span: Span): Expr {
    let params: readonly Param[] = [];
    const body: Expr[] = [];
    this.eachChild(() => {
      if (this.cursor.name === 'ParamList') {
        params = this.readParams();
      } else {
        this.readInto(body);
      }
    });
    const [first] = body;
    return first === undefined
      ? { kind: 'other', children: [], ...span }
      : { kind: 'lambda', params, body: first, ...span };
  }

  /** Reads a `ParamList` at the cursor. */
  protected readParams(): Param[] {
    const params: { name: string; spread?: '*' | '**'; default?: Expr; start: number; end: number }[] = [];
    let spread: '*' | '**' | undefined;
    let isDefault = false;
    this.eachChild(() => {
      switch (this.cursor.name) {
        case '*':
        case '**':
          spread = this.cursor.name;
          return;
        case ',':
          isDefault = false;
          spread = undefined;
          return;
        case 'AssignOp':
          isDefault = true;
          return;
        case 'TypeDef':
          this.readChildren();
          return;
        default: {
          const read: Expr[] = [];
          this.readInto(read);
          const [first] = read;
          const last = params.at(-1);
          if (isDefault && last !== undefined && first !== undefined) {
            last.default = first;
            last.end = first.end;
          } else if (first?.kind === 'name') {
            params.push({
              name: first.name,
              start: first.start,
              end: first.end,
              ...(spread === undefined ? {} : { spread }),
            });
          }
        }
      }
    });
    return params;
  }

  private readComprehension(span: Span): Expr {
    const head: Expr[] = [];
    const loops: { target: Expr; iterable: Expr }[] = [];
    const tests: Expr[] = [];
    let targets: Expr[] = [];
    let state: 'head' | 'target' | 'iterable' | 'test' = 'head';
    this.eachChild(() => {
      switch (this.cursor.name) {
        case 'for':
          state = 'target';
          targets = [];
          return;
        case 'in':
          state = 'iterable';
          return;
        case 'if':
          state = 'test';
          return;
        default: {
          const read: Expr[] = [];
          this.readInto(read);
          const [first] = read;
          if (first === undefined) {
            return;
          }
          if (state === 'head') {
            head.push(first);
          } else if (state === 'target') {
            targets.push(first);
          } else if (state === 'test') {
            tests.push(first);
          } else {
            loops.push({ target: grouped(targets), iterable: first });
          }
        }
      }
    });
    const [first, second] = head;
    if (first === undefined) {
      return { kind: 'other', children: [], ...span };
    }
    return {
      kind: 'comprehension',
      ...(second === undefined ? {} : { key: first }),
      element: second ?? first,
      loops,
      tests,
      ...span,
    };
  }
}

/** Several targets without parentheses are a tuple. */
function grouped(targets: readonly Expr[]): Expr {
  const [first] = targets;
  if (first !== undefined && targets.length === 1) {
    return first;
  }
  return { kind: 'tuple', items: targets, start: first?.start ?? 0, end: targets.at(-1)?.end ?? 0 };
}

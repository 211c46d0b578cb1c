import type { Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import { spendTime } from '../../time-budget.js';
import type { Span } from '../span.js';
import { ExpressionReader } from './read-expression.js';
import { groupOf, importOf } from './read-statement-parts.js';
import { parsePlainModule } from './strict/parse-module.js';
import type { Argument, BlockPart, Expr, FunctionStatement, ImportStatement, Param, Statement } from './syntax.js';

export interface Module {
  readonly body: readonly Statement[];
  /** The spans of the comments, in order. */
  readonly comments: readonly Span[];
  readonly syntaxErrors: number;
}

/**
 * Reads Python. Never throws: what cannot be parsed is left out. Cost: one pass over plain Python; for the rest, above
 * all for code that is being typed, one tolerant parse and one walk.
 */
export function readModule(text: string): Module {
  const masked = maskNotebookLines(text);
  return parsePlainModule(masked) ?? readTolerantly(masked);
}

/** The same by the tolerant parser alone; `masked` has no lines that only notebooks understand. */
export function readTolerantly(masked: string): Module {
  const tree = parse(masked);
  const reader = new StatementReader(masked, tree.cursor());
  const body = reader.readBody();
  return { body, comments: reader.comments, syntaxErrors: countErrors(tree) };
}

// Some stand where nothing is read: in a string that does not end, in an operator.
function countErrors(tree: Tree): number {
  let count = 0;
  tree.iterate({
    enter: ({ type }) => {
      count += type.isError ? 1 : 0;
    },
  });
  return count;
}

// As `parser.parse` does it, with a look at the time between the steps.
function parse(text: string): Tree {
  const parse = parser.startParse(text);
  for (;;) {
    spendTime();
    const tree = parse.advance();
    if (tree !== null) {
      return tree;
    }
  }
}

/** `%magic` and `!command` lines keep their length, so that every offset stays. */
export function maskNotebookLines(text: string): string {
  return text.replace(/^[ \t]*(?:!(?!=)|%{1,2}(?=[A-Za-z]))[^\r\n]*/gm, (line) => {
    const indent = line.length - line.trimStart().length;
    return line.slice(0, indent) + 'pass'.slice(0, line.length - indent).padEnd(line.length - indent);
  });
}

/** Blocks deeper than this are left out, to bound the recursion. */
const maxDepth = 150;

class StatementReader extends ExpressionReader {
  /** Reads the statements below the node at the cursor, and leaves the cursor there. */
  readBody(): Statement[] {
    const statements: Statement[] = [];
    this.eachChild(() => {
      this.readStatement(statements);
    });
    return statements;
  }

  private readStatement(into: Statement[]): void {
    spendTime();
    const { start, end } = this.here();
    switch (this.cursor.name) {
      case 'AssignStatement':
        into.push(this.readAssignment());
        return;
      case 'UpdateStatement':
        into.push(this.readUpdate());
        return;
      case 'ExpressionStatement':
        into.push({ kind: 'simple', keyword: 'expression', values: this.readChildren(), start, end });
        return;
      case 'ReturnStatement':
        into.push({
          kind: 'simple',
          keyword: 'return',
          values: this.asTuple(this.readChildren(), start, end),
          start,
          end,
        });
        return;
      case 'ImportStatement':
        into.push(this.readImport());
        return;
      case 'StatementGroup':
        into.push(...this.readBody());
        return;
      case 'FunctionDefinition':
        into.push(this.readFunction([]));
        return;
      case 'ClassDefinition':
        into.push(this.readClass([]));
        return;
      case 'DecoratedStatement':
        this.readDecorated(into);
        return;
      case 'ForStatement':
        into.push(this.readFor());
        return;
      case 'WithStatement':
        into.push(this.readWith());
        return;
      case 'IfStatement':
      case 'WhileStatement':
      case 'TryStatement':
      case 'MatchStatement':
        into.push({ kind: 'block', parts: this.readParts(), start, end });
        return;
      case ':':
      case ';':
      case '⚠':
        return;
      default:
        into.push({ kind: 'simple', keyword: 'other', values: this.readChildren(), start, end });
    }
  }

  private asTuple(values: Expr[], start: number, end: number): Expr[] {
    return values.length > 1 ? [{ kind: 'tuple', items: values, start, end }] : values;
  }

  private readAssignment(): Statement {
    const { start, end } = this.here();
    const sides: Expr[][] = [[]];
    this.eachChild(() => {
      switch (this.cursor.name) {
        case 'AssignOp':
          sides.push([]);
          return;
        case 'TypeDef':
          this.readChildren();
          return;
        default:
          this.readInto(sides[sides.length - 1] ?? []);
      }
    });
    const groups = sides.map((side): Expr | undefined => groupOf(side));
    const value = groups.length > 1 ? groups.pop() : undefined;
    const targets = groups.filter((group) => group !== undefined);
    return { kind: 'assign', targets, ...(value === undefined ? {} : { value }), start, end };
  }

  private readUpdate(): Statement {
    const { start, end } = this.here();
    let operator = '';
    const values: Expr[] = [];
    this.eachChild(() => {
      if (this.cursor.name === 'UpdateOp') {
        operator = this.slice(this.here()).replace('=', '');
      } else {
        this.readInto(values);
      }
    });
    const [target, value] = values;
    return target === undefined || value === undefined
      ? { kind: 'simple', keyword: 'other', values, start, end }
      : { kind: 'augment', target, operator, value, start, end };
  }

  private readImport(): ImportStatement {
    const { start, end } = this.here();
    const words: string[] = [];
    this.eachChild(() => {
      words.push(this.slice(this.here()));
    });
    return importOf(words, start, end);
  }

  private readFunction(decorators: readonly Expr[]): FunctionStatement {
    const { start, end } = this.here();
    let name = '';
    let nameSpan: Span = { start, end: start };
    let params: readonly Param[] = [];
    let body: readonly Statement[] = [];
    this.eachChild(() => {
      switch (this.cursor.name) {
        case 'VariableName':
          nameSpan = this.here();
          name = this.slice(nameSpan);
          return;
        case 'ParamList':
          params = this.readParams();
          return;
        case 'Body':
          body = this.readNested();
          return;
        default:
      }
    });
    return { kind: 'function', name, nameSpan, params, decorators, body, start, end };
  }

  private readClass(decorators: readonly Expr[]): Statement {
    const { start, end } = this.here();
    let name = '';
    let bases: readonly Argument[] = [];
    let body: readonly Statement[] = [];
    this.eachChild(() => {
      switch (this.cursor.name) {
        case 'VariableName':
          name = this.slice(this.here());
          return;
        case 'ArgList':
          bases = this.readArguments();
          return;
        case 'Body':
          body = this.readNested();
          return;
        default:
      }
    });
    return { kind: 'class', name, bases, decorators, body, start, end };
  }

  private readDecorated(into: Statement[]): void {
    const decorators: Expr[] = [];
    this.eachChild(() => {
      switch (this.cursor.name) {
        case 'Decorator':
          decorators.push(this.readDecorator());
          return;
        case 'FunctionDefinition':
          into.push(this.readFunction(decorators));
          return;
        case 'ClassDefinition':
          into.push(this.readClass(decorators));
          return;
        default:
      }
    });
  }

  private readDecorator(): Expr {
    const { start } = this.here();
    let callee: Expr = { kind: 'other', children: [], start, end: start };
    this.eachChild(() => {
      const span = this.here();
      switch (this.cursor.name) {
        case 'VariableName':
        case 'PropertyName': {
          const name = this.slice(span);
          callee =
            callee.kind === 'other'
              ? { kind: 'name', name, ...span }
              : { kind: 'member', object: callee, name, start: callee.start, end: span.end };
          return;
        }
        case 'ArgList':
          callee = { kind: 'call', callee, args: this.readArguments(), list: span, start: callee.start, end: span.end };
          return;
        default:
      }
    });
    return callee;
  }

  private readFor(): Statement {
    const { start, end } = this.here();
    const target: Expr[] = [];
    const iterable: Expr[] = [];
    const bodies: (readonly Statement[])[] = [];
    let into = target;
    this.eachChild(() => {
      if (this.cursor.name === 'in') {
        into = iterable;
      } else if (this.cursor.name === 'Body') {
        bodies.push(this.readNested());
      } else {
        this.readInto(into);
      }
    });
    const empty: Expr = { kind: 'other', children: [], start, end: start };
    return { kind: 'for', target: groupOf(target) ?? empty, iterable: groupOf(iterable) ?? empty, bodies, start, end };
  }

  private readWith(): Statement {
    const { start, end } = this.here();
    const items: { value: Expr; target?: Expr }[] = [];
    let body: readonly Statement[] = [];
    let afterAs = false;
    this.eachChild(() => {
      if (this.cursor.name === 'as') {
        afterAs = true;
        return;
      }
      if (this.cursor.name === 'Body') {
        body = this.readNested();
        return;
      }
      const read: Expr[] = [];
      this.readInto(read);
      const last = items.at(-1);
      for (const expr of read) {
        if (afterAs && last !== undefined) {
          last.target = expr;
          afterAs = false;
        } else {
          items.push({ value: expr });
        }
      }
    });
    return { kind: 'with', items, body, start, end };
  }

  private readParts(): BlockPart[] {
    const parts: BlockPart[] = [];
    let afterAs = false;
    this.eachChild(() => {
      const name = this.cursor.name;
      if (name === 'Body' || name === 'MatchBody' || name === 'MatchClause') {
        parts.push({ body: this.readNested() });
      } else if (name === 'as') {
        afterAs = true;
        return;
      } else if (afterAs && name === 'VariableName') {
        parts.push({ bound: { kind: 'name', name: this.slice(this.here()), ...this.here() } });
      } else {
        const read: Expr[] = [];
        this.readInto(read);
        parts.push(...read.map((expr) => ({ expr })));
      }
      afterAs = false;
    });
    return parts;
  }

  private readNested(): Statement[] {
    if (this.depth >= maxDepth) {
      return [];
    }
    this.depth++;
    const body = this.readBody();
    this.depth--;
    return body;
  }
}

import type { Span } from '../span.js';

/** A Python expression. Every node is its own span, in UTF-16 code units of the file. */
export type Expr =
  | NameExpr
  | StringExpr
  | LiteralExpr
  | MemberExpr
  | SubscriptExpr
  | CallExpr
  | SequenceExpr
  | DictExpr
  | BinaryExpr
  | UnaryExpr
  | ConditionalExpr
  | NamedExpr
  | ComprehensionExpr
  | LambdaExpr
  | OtherExpr;

export interface NameExpr extends Span {
  readonly kind: 'name';
  readonly name: string;
}

/** One string literal, or several that Python joins. */
export interface StringExpr extends Span {
  readonly kind: 'string';
  readonly pieces: readonly StringPiece[];
}

/** One literal; the span includes prefix and quotes. */
export interface StringPiece extends Span {
  /** Lower case: `''`, `r`, `b`, `f`, `rf`. */
  readonly prefix: string;
  readonly quotes: 1 | 3;
  /** The fields of an f-string. */
  readonly holes: readonly Hole[];
}

/** `{value!r:spec}`; the span includes the braces. */
export interface Hole extends Span {
  readonly value: Expr | undefined;
}

/** A number, `True`, `False`, `None` or `...`. */
export interface LiteralExpr extends Span {
  readonly kind: 'literal';
  readonly text: string;
}

export interface MemberExpr extends Span {
  readonly kind: 'member';
  readonly object: Expr;
  readonly name: string;
}

export interface SubscriptExpr extends Span {
  readonly kind: 'subscript';
  readonly object: Expr;
  /** The parts between the brackets; for a slice, those that are written. */
  readonly index: readonly Expr[];
  readonly slice: boolean;
}

export interface CallExpr extends Span {
  readonly kind: 'call';
  readonly callee: Expr;
  readonly args: readonly Argument[];
  /** The parentheses and what is between them. */
  readonly list: Span;
}

export interface Argument extends Span {
  readonly name?: string;
  readonly spread?: '*' | '**';
  readonly value: Expr;
}

export interface SequenceExpr extends Span {
  readonly kind: 'list' | 'tuple' | 'set';
  readonly items: readonly Expr[];
}

export interface DictExpr extends Span {
  readonly kind: 'dict';
  readonly entries: readonly DictEntry[];
}

/** `key: value`, or `**value` when `key` is absent. */
export interface DictEntry extends Span {
  readonly key?: Expr;
  readonly value: Expr;
}

export interface BinaryExpr extends Span {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expr;
  readonly right: Expr;
}

export interface UnaryExpr extends Span {
  readonly kind: 'unary';
  readonly operator: string;
  readonly operand: Expr;
}

export interface ConditionalExpr extends Span {
  readonly kind: 'conditional';
  readonly test: Expr;
  readonly then: Expr;
  readonly otherwise: Expr;
}

export interface NamedExpr extends Span {
  readonly kind: 'named';
  readonly name: NameExpr;
  readonly value: Expr;
}

export interface ComprehensionExpr extends Span {
  readonly kind: 'comprehension';
  /** The key of a dict comprehension. */
  readonly key?: Expr;
  readonly element: Expr;
  readonly loops: readonly { readonly target: Expr; readonly iterable: Expr }[];
  readonly tests: readonly Expr[];
}

export interface LambdaExpr extends Span {
  readonly kind: 'lambda';
  readonly params: readonly Param[];
  readonly body: Expr;
}

/** Something we look into but know nothing about: `await x`, `yield x`, broken code. */
export interface OtherExpr extends Span {
  readonly kind: 'other';
  readonly children: readonly Expr[];
}

export interface Param extends Span {
  readonly name: string;
  readonly spread?: '*' | '**';
  readonly default?: Expr;
}

export type Statement =
  | AssignStatement
  | AugmentStatement
  | SimpleStatement
  | ImportStatement
  | FunctionStatement
  | ClassStatement
  | ForStatement
  | WithStatement
  | BlockStatement;

export interface AssignStatement extends Span {
  readonly kind: 'assign';
  /** `a = b = value` has two. */
  readonly targets: readonly Expr[];
  /** Absent in `x: int`. */
  readonly value?: Expr;
}

export interface AugmentStatement extends Span {
  readonly kind: 'augment';
  readonly target: Expr;
  readonly operator: string;
  readonly value: Expr;
}

/** An expression, `return`, `raise`, `assert`, `del`, `pass`, … */
export interface SimpleStatement extends Span {
  readonly kind: 'simple';
  readonly keyword: 'expression' | 'return' | 'other';
  readonly values: readonly Expr[];
}

export interface ImportStatement extends Span {
  readonly kind: 'import';
  readonly names: readonly { readonly local: string; readonly path: string }[];
  /** The module whose names are all imported. */
  readonly star?: string;
  readonly modules: readonly string[];
}

export interface FunctionStatement extends Span {
  readonly kind: 'function';
  readonly name: string;
  readonly nameSpan: Span;
  readonly params: readonly Param[];
  readonly decorators: readonly Expr[];
  readonly body: readonly Statement[];
}

export interface ClassStatement extends Span {
  readonly kind: 'class';
  readonly name: string;
  readonly bases: readonly Argument[];
  readonly decorators: readonly Expr[];
  readonly body: readonly Statement[];
}

export interface ForStatement extends Span {
  readonly kind: 'for';
  readonly target: Expr;
  readonly iterable: Expr;
  readonly bodies: readonly (readonly Statement[])[];
}

export interface WithStatement extends Span {
  readonly kind: 'with';
  readonly items: readonly { readonly value: Expr; readonly target?: Expr }[];
  readonly body: readonly Statement[];
}

/** `if`, `while`, `try`, `match`: expressions and bodies in source order. */
export interface BlockStatement extends Span {
  readonly kind: 'block';
  readonly parts: readonly BlockPart[];
}

export type BlockPart =
  | { readonly expr: Expr }
  /** A name bound by `except … as name` or a pattern. */
  | { readonly bound: NameExpr }
  | { readonly body: readonly Statement[] };

/** A plain copy of a node's span. */
export function spanOf(node: Span): Span {
  return { start: node.start, end: node.end };
}

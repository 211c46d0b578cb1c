import { absent, type Field } from '../../facts/field.js';
import type { SettingValue } from '../../findings/finding.js';
import type { FactEditor } from '../document.js';
import type { Span } from '../span.js';
import type { TextEdit } from '../text-edit.js';
import { entriesOf } from './dict-entries.js';
import { argumentOf, type FactContext, type NamedCall } from './fact-context.js';
import { dottedPath } from './program.js';
import type { Scope } from './scope.js';
import { spanOf, type CallExpr, type Expr } from './syntax.js';

/** Where one setting of a resource is written. */
export interface Setting extends Span {
  readonly value: Expr;
  readonly scope: Scope;
}

/**
 * A call that makes a resource, with all its settings: arguments, `**settings` that can be followed, and what the
 * lines after it assign (`endpoint.auth_mode = "key"`).
 */
export class ResourceCall {
  readonly call: CallExpr;
  readonly #context: FactContext;
  readonly #site: NamedCall;

  constructor(context: FactContext, site: NamedCall) {
    this.#context = context;
    this.#site = site;
    this.call = site.written;
  }

  get span(): Span {
    return spanOf(this.call);
  }

  /** The class or method that is called. */
  get head(): Span {
    const { callee } = this.call;
    return callee.kind === 'member' ? { start: callee.end - callee.name.length, end: callee.end } : spanOf(callee);
  }

  /** A setting as a field; `None` counts as not written. */
  field(name: string, position = -1): Field {
    const setting = this.find(name, position);
    if (setting === undefined) {
      return this.#hidden() ?? absent;
    }
    return this.#context.evaluator.field(setting.value, setting.scope);
  }

  has(name: string): boolean {
    return this.find(name) !== undefined || this.#hidden() !== undefined;
  }

  find(name: string, position = -1): Setting | undefined {
    const setting = this.#assigned(name) ?? this.#given(name, position);
    return setting === undefined || this.#isNone(setting) ? undefined : setting;
  }

  get editor(): FactEditor {
    return { setting: (key, value) => this.#set(key, value) };
  }

  #given(name: string, position: number): Setting | undefined {
    const { scope } = this.#site;
    const argument = argumentOf(this.call, name, position);
    if (argument !== undefined) {
      return { value: argument.value, scope, start: argument.start, end: argument.end };
    }
    for (const spread of this.call.args.filter((one) => one.spread === '**')) {
      for (const entry of entriesOf(this.#context, spread.value, scope)) {
        const key = entry.keyword ?? this.#context.evaluator.text(entry.key, entry.scope);
        if (key === name) {
          return entry;
        }
      }
    }
    return undefined;
  }

  #assigned(name: string): Setting | undefined {
    const { scope, statement } = this.#site;
    const targets =
      statement.node.kind === 'assign' && statement.node.value === this.call ? statement.node.targets : [];
    const paths = targets.flatMap((target) => dottedPath(target) ?? []);
    const write = this.#context.program.memberWrites.findLast(
      (one) =>
        one.target.name === name &&
        one.scope === scope &&
        one.target.start > this.call.end &&
        paths.includes(dottedPath(one.target.object) ?? ''),
    );
    return write === undefined ? undefined : { value: write.value, scope, ...spanOf(write.statement.node) };
  }

  /** The `**settings` that cannot be followed: what they hold is not known. */
  #hidden(): Field | undefined {
    const spread = this.call.args.find(
      (one) => one.spread === '**' && entriesOf(this.#context, one.value, this.#site.scope).length === 0,
    );
    return spread === undefined ? undefined : { state: 'dynamic', span: spanOf(spread), origins: [] };
  }

  #isNone({ value, scope }: Setting): boolean {
    const { expr } = this.#context.evaluator.resolve(value, scope);
    return expr.kind === 'literal' && expr.text === 'None';
  }

  #set(key: string, value: SettingValue | undefined): readonly TextEdit[] | undefined {
    const { edits } = this.#context;
    const own = this.call.args.find((argument) => argument.name === key);
    const setting = this.#assigned(key) ?? this.#given(key, -1);
    if (value === undefined) {
      return setting === undefined
        ? []
        : own === undefined || this.#assigned(key)
          ? undefined
          : [edits.removeItem(own)];
    }
    const text = typeof value === 'boolean' ? (value ? 'True' : 'False') : edits.literal(value);
    const edit =
      setting === undefined ? edits.addArgument(this.call, `${key}=${text}`) : edits.replace(setting.value, text);
    return edit === undefined ? undefined : [edit];
  }
}

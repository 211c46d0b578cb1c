import { absent, type Field } from '../../facts/field.js';
import { fieldOfText } from '../../facts/field-of-text.js';
import type { Origin } from '../../facts/origin.js';
import { CallOrigins } from './call-origins.js';
import type { Scope } from './scope.js';
import { textSpan } from './string-text.js';
import { spanOf, type Expr } from './syntax.js';

/** Says what the values of a program are. Nothing is executed; what is not understood is known by its name. */
export class Evaluator extends CallOrigins {
  /** An expression as a field: one constant text, or its ingredients. */
  field(expr: Expr | undefined, scope: Scope): Field {
    if (expr === undefined) {
      return absent;
    }
    const result = this.evaluate(expr, scope);
    const texts = result.origins.filter((origin) => origin.is === 'text');
    if (result.joined && texts.length === result.origins.length) {
      return this.constantField(expr, texts.map((origin) => origin.text).join(''), scope);
    }
    return {
      state: 'dynamic',
      span: spanOf(expr),
      origins: result.origins.flatMap((origin) => this.withReferences(origin)),
    };
  }

  origins(expr: Expr, scope: Scope): readonly Origin[] {
    return this.evaluate(expr, scope).origins;
  }

  /** The constant text of an expression; `undefined` when it is computed. */
  text(expr: Expr | undefined, scope: Scope): string | undefined {
    const field = expr?.kind === 'dict' ? absent : this.field(expr, scope);
    return field.state === 'literal' ? field.value : undefined;
  }

  private constantField(expr: Expr, text: string, scope: Scope): Field {
    const string = this.resolve(expr, scope).expr;
    const own = expr.kind === 'string' ? textSpan(expr, this.source) : spanOf(expr);
    if (string.kind !== 'string' || string === expr) {
      return fieldOfText(text, own, this.source);
    }
    const field = fieldOfText(text, textSpan(string, this.source), this.source);
    switch (field.state) {
      case 'literal':
        return { ...field, usedAt: spanOf(expr) };
      case 'dynamic':
        return {
          ...field,
          span: spanOf(expr),
          origins: field.origins.map((origin) => ({ ...origin, span: spanOf(expr), via: [origin.span] })),
        };
      case 'absent':
        return field;
    }
  }

  private withReferences(origin: Origin): readonly Origin[] {
    if (origin.is !== 'text') {
      return [origin];
    }
    const field = fieldOfText(origin.text, origin.span, this.source);
    return field.state === 'dynamic' ? field.origins : [origin];
  }
}

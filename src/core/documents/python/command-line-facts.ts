import type { Fact } from '../../facts/fact.js';
import type { Origin } from '../../facts/origin.js';
import { moved } from '../moved.js';
import { commandScope } from '../shell/command-scope.js';
import { readShell } from '../shell/read-shell.js';
import type { Span } from '../span.js';
import { argumentOf, type FactContext, type NamedCall } from './fact-context.js';
import { mayBuildJob } from './job-calls.js';
import type { Scope } from './scope.js';
import { segmentsOf } from './string-text.js';
import type { Argument, Expr } from './syntax.js';

/** What the command lines hold that the program's jobs are stored with. */
export function readCommandLines(context: FactContext, calls: readonly NamedCall[]): void {
  for (const site of calls) {
    const { call, last, scope } = site;
    const read = (argument: Argument | undefined, program?: string): void => {
      if (argument !== undefined) {
        readCommandLine(context, argument.value, scope, program);
      }
    };
    switch (last) {
      case 'CommandComponent':
      case 'CommandStep':
        read(argumentOf(call, 'command'));
        break;
      case 'ScriptRunConfig':
        read(argumentOf(call, 'command'));
        read(argumentOf(call, 'arguments', 2), 'the script');
        break;
      case 'PythonScriptStep':
      case 'ParallelRunStep':
        read(argumentOf(call, 'arguments'), 'the script');
        break;
      case 'RunFunction':
        read(argumentOf(call, 'program_arguments'), 'the script');
        break;
      default:
        if (mayBuildJob(context, site)) {
          read(argumentOf(call, 'command'));
          read(argumentOf(call, 'args'), 'the script');
        }
    }
  }
}

/** @param program what the text is handed to when it is all arguments */
function readCommandLine(context: FactContext, command: Expr, scope: Scope, program: string | undefined): void {
  const line = new CommandLine(context);
  line.add(command, scope);
  const { text } = line;
  const shell = commandScope({ text, syntax: 'shell', place: 'job', log: 'console', ...(program && { program }) });
  for (const fact of readShell(shell, { start: 0, end: text.length })) {
    context.add(line.factInFile(fact));
  }
}

/** A command line put together from its pieces, with a way back to where they stand. */
class CommandLine {
  text = '';
  readonly #context: FactContext;
  /** Where each code unit of the text stands in the file. */
  readonly #places: number[] = [];
  readonly #filledIn = new Map<string, readonly Origin[]>();
  #end = 0;

  constructor(context: FactContext) {
    this.#context = context;
  }

  add(expr: Expr, scope: Scope): void {
    const made = this.#context.evaluator.resolve(expr, scope);
    switch (made.expr.kind) {
      case 'string':
        for (const segment of segmentsOf(made.expr, this.#context.text)) {
          if ('text' in segment) {
            this.#addText(segment.text, segment.span);
          } else if (segment.hole.value !== undefined) {
            this.#addFilledIn(segment.hole.value, this.#context.evaluator.origins(segment.hole.value, made.scope));
          }
        }
        return;
      case 'binary':
        if (made.expr.operator === '+') {
          this.add(made.expr.left, made.scope);
          this.add(made.expr.right, made.scope);
          return;
        }
        break;
      case 'list':
      case 'tuple':
        for (const item of made.expr.items) {
          this.add(item, made.scope);
          this.#addText(' ', { start: item.end, end: item.end });
        }
        return;
      default:
    }
    this.#addIngredients(expr, scope);
  }

  /** The fact with its places in the file and what is filled in there. */
  factInFile(fact: Fact): Fact {
    const placed = moved(fact, ({ start, end }) => {
      const from = this.#places[start] ?? this.#end;
      return { start: from, end: Math.max(from, end > start ? (this.#places[end - 1] ?? this.#end - 1) + 1 : from) };
    });
    if (!('value' in placed) || typeof placed.value === 'string' || placed.value.state !== 'dynamic') {
      return placed;
    }
    const { origins } = placed.value;
    const isOurs = (origin: Origin): boolean => origin.is === 'reference' && this.#filledIn.has(origin.name);
    const filled = {
      ...placed,
      value: {
        ...placed.value,
        origins: origins.flatMap((origin) =>
          origin.is === 'reference' ? (this.#filledIn.get(origin.name) ?? [origin]) : [origin],
        ),
      },
    } as Fact;
    return filled.kind === 'commandLineSecret' && origins.some(isOurs) ? { ...filled, filledInEarly: true } : filled;
  }

  #addText(text: string, { start, end }: Span): void {
    for (let at = 0; at < text.length; at++) {
      this.#places.push(Math.min(start + at, Math.max(start, end - 1)));
    }
    this.text += text;
    this.#end = end;
  }

  // `"… {}".format(x)`, `" ".join([…])`: the fixed texts and what goes into them, in words of their own.
  #addIngredients(expr: Expr, scope: Scope): void {
    const origins = this.#context.evaluator.origins(expr, scope);
    if (!origins.some((origin) => origin.is === 'text')) {
      this.#addFilledIn(expr, origins);
      return;
    }
    for (const origin of origins) {
      if (origin.is === 'text') {
        this.#addText(`${origin.text} `, origin.span);
      } else {
        this.#addFilledIn(origin.span, [origin]);
        this.#addText(' ', origin.span);
      }
    }
  }

  // As a reference, which is seen between quotes of any sort.
  #addFilledIn({ start, end }: Span, origins: readonly Origin[]): void {
    const name = `inputs.filled_in_${this.#filledIn.size}`;
    this.#filledIn.set(name, origins);
    const from = this.text.length;
    this.text += `\${{${name}}}`;
    for (let at = from; at < this.text.length; at++) {
      this.#places.push(at === this.text.length - 1 ? Math.max(start, end - 1) : start);
    }
    this.#end = end;
  }
}

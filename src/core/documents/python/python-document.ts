import type { Fact } from '../../facts/fact.js';
import { withSecretValues } from '../../facts/secret-values.js';
import type { Patch } from '../../findings/finding.js';
import { renderWith, type Comment, type Document, type FactEditor, type Relevance } from '../document.js';
import { LineIndex } from '../line-index.js';
import type { TextEdit } from '../text-edit.js';
import { readAccessFacts } from './access-facts.js';
import { readAddressFacts } from './address-facts.js';
import { readCodeFacts } from './code-facts.js';
import { readCommandLines } from './command-line-facts.js';
import { readComputeFacts } from './compute-facts.js';
import { readCredentialFacts } from './credential-facts.js';
import { Edits } from './edits.js';
import { readEnvironmentFacts } from './environment-facts.js';
import { Evaluator } from './evaluate.js';
import { namedCall, type FactContext } from './fact-context.js';
import { readInputFacts } from './input-facts.js';
import { readIntegrityFacts } from './integrity-facts.js';
import { readLabelFacts } from './label-facts.js';
import { readLoggedFacts } from './logged-facts.js';
import { readProductionFacts } from './production-facts.js';
import { Program, type CallSite } from './program.js';
import { readModule, type Module } from './read-syntax.js';
import { computeReferences, readResourceFacts } from './resource-facts.js';
import { readRiskyFacts } from './risky-facts.js';
import { readStoreFacts } from './store-facts.js';

export interface PythonOptions {
  /** Whether a job of the project runs this file (default false). */
  readonly runByJob?: boolean;
  /** Whether a deployment runs this file to answer requests; a file with `init()` and `run(x)` does in any case. */
  readonly scoring?: boolean;
}

/** A Python file, or the code cells of a notebook joined to one text. */
export class PythonDocument implements Document {
  readonly language = 'python';
  readonly lines: LineIndex;
  readonly relevance: Relevance;
  readonly facts: readonly Fact[];
  readonly comments: readonly Comment[] = [];
  readonly syntaxErrors: number = 0;
  readonly #editors = new Map<Fact, FactEditor>();

  constructor(
    readonly text: string,
    options: PythonOptions = {},
  ) {
    this.lines = new LineIndex(text);
    const runs = options.runByJob === true || options.scoring === true;
    // Whatever imports the SDK or mlflow names it; other files are not worth parsing.
    if (!runs && !/azure\.ai|azure_?ml|mlflow/i.test(text)) {
      this.relevance = 'none';
      this.facts = [];
      return;
    }
    const module = readModule(text);
    const program = new Program(module);
    this.syntaxErrors = module.syntaxErrors;
    this.comments = module.comments.map((span) => ({
      span,
      text: text.slice(span.start, span.end).replace(/^#+/, '').trim(),
    }));
    this.relevance = importsSdk(program, text) ? 'definition' : runs || readsJobVariables(text) ? 'script' : 'none';
    const facts =
      this.relevance === 'none'
        ? []
        : this.#readFacts(module, program, options.scoring === true || answersRequests(module));
    this.facts = this.relevance === 'none' ? [] : withSecretValues(facts, text, '#');
  }

  render(patch: Patch): readonly TextEdit[] | undefined {
    return renderWith(this.#editors, patch);
  }

  #readFacts(module: Module, program: Program, scoring: boolean): Fact[] {
    const facts: Fact[] = [];
    const evaluator = new Evaluator(program, this.text, scoring);
    const context: FactContext = {
      program,
      evaluator,
      text: this.text,
      lines: this.lines,
      edits: new Edits(this.text, this.lines, module, program),
      scoring,
      add: (fact, editor) => {
        facts.push(fact);
        if (editor !== undefined) {
          this.#editors.set(fact, editor);
        }
      },
    };
    const calls = program.calls.filter(declaresMaybe).map((site) => namedCall(context, site));
    const variables = readEnvironmentFacts(context, calls);
    readLabelFacts(context, calls);
    readInputFacts(context, calls);
    readCommandLines(context, calls);
    readLoggedFacts(context, calls);
    readCredentialFacts(context, calls, variables);
    readComputeFacts(context, calls);
    readAccessFacts(context, calls);
    readStoreFacts(context, calls);
    readAddressFacts(context, calls);
    readCodeFacts(context, calls);
    readProductionFacts(context, calls);
    readIntegrityFacts(context, calls);
    readRiskyFacts(context, calls);
    readResourceFacts(context, calls);
    return [...facts, ...computeReferences(facts)];
  }
}

// The greater part of the calls in any program: they declare nothing, whatever they are called on, and every reader of
// facts would look at each of them.
const declaringNothing = new Set(
  (
    'len max min sum abs round range enumerate zip isinstance issubclass hasattr int float bool sorted reversed any all ' +
    'iter next append extend insert keys values items startswith endswith strip lstrip rstrip split rsplit splitlines ' +
    'lower upper title replace count index find isna notna isnull fillna dropna astype mean median std quantile clip ' +
    'reset_index set_index groupby merge drop head tail unique nunique reshape transpose exists mkdir isdir isfile ' +
    'group match search sub findall strftime isoformat total_seconds ValueError TypeError RuntimeError KeyError'
  ).split(' '),
);

function declaresMaybe({ call }: CallSite): boolean {
  const { callee, args } = call;
  return !(
    (callee.kind === 'name' || callee.kind === 'member') &&
    declaringNothing.has(callee.name) &&
    args.every((argument) => argument.name === undefined)
  );
}

function importsSdk(program: Program, text: string): boolean {
  return (
    program.importsFrom('azure.ai.ml') ||
    program.importsFrom('azureml') ||
    program.importsFrom('mlflow') ||
    [...program.imports].some((path) => /azure_?ml|^azure\.ai\.resources/i.test(path)) ||
    /(?:__import__|import_module)\(\s*["'](?:azure\.ai\.ml|azureml|mlflow)/.test(text)
  );
}

// Only Azure ML sets these, so the code can only be meant to run there.
function readsJobVariables(text: string): boolean {
  return /\bAZUREML_[A-Z]/.test(text);
}

function answersRequests(module: Module): boolean {
  const named = (name: string): boolean =>
    module.body.some(
      (statement) =>
        statement.kind === 'function' && statement.name === name && (name === 'init' || statement.params.length > 0),
    );
  return named('init') && named('run');
}

import { Composer, type CST, isMap, Lexer, Parser, type Document as YamlTree, type YAMLMap } from 'yaml';
import { OutOfTime, spendTime } from '../../time-budget.js';

/** The documents of one YAML text; positions are those of the original text. */
export interface YamlSource {
  readonly trees: readonly YamlTree.Parsed[];
  readonly errors: number;
}

/**
 * Parses tolerantly. Every scalar stays the string that the author wrote (failsafe schema), so that a key of digits
 * or a password `null` is what it is.
 *
 * Text templates (`{{ name }}`, `{% if %}`) are masked by characters of the same count, so that the rest of the file
 * still parses and every position holds.
 */
export function parseYaml(text: string): YamlSource {
  try {
    const composer = new Composer({
      schema: 'failsafe',
      uniqueKeys: false,
      strict: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const masked = maskTemplates(text);
    const trees = [...composer.compose(tokensOf(masked))].map((tree) => tree);
    return { trees, errors: trees.reduce((sum, tree) => sum + tree.errors.length, 0) };
  } catch (error) {
    if (error instanceof OutOfTime) {
      throw error;
    }
    // The library throws on a few inputs that it promises to report (deeply nested flow collections).
    return { trees: [], errors: 1 };
  }
}

// As `parseAllDocuments` does it, with a look at the time between the steps.
function* tokensOf(text: string): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    spendTime();
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}

/** The root mapping of a document, when it is one. */
export function rootMap(tree: YamlTree.Parsed): YAMLMap | undefined {
  return isMap(tree.contents) ? tree.contents : undefined;
}

// `${{ … }}` is Azure ML's, GitHub's and Azure DevOps' own expression and stays as it is.
function maskTemplates(text: string): string {
  if (!text.includes('{{') && !text.includes('{%')) {
    return text;
  }
  return text
    .replace(/(?<!\$)\{\{[^{}\r\n]{0,200}\}\}/g, (template) => template.replace(/[^\w]/g, '_'))
    .replace(/^([ \t]*)\{%[^\r\n\u2028\u2029]*%\}[ \t]*$/gm, (line) => line.replace(/\{/, '#'));
}

import { isMap, parseAllDocuments, type Document as YamlTree, type YAMLMap } from 'yaml';

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
    const parsed = parseAllDocuments(maskTemplates(text), {
      schema: 'failsafe',
      uniqueKeys: false,
      strict: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    // An empty text gives an empty list with a `empty` mark of its own.
    const trees = Array.isArray(parsed) ? parsed : [];
    return { trees, errors: trees.reduce((sum, tree) => sum + tree.errors.length, 0) };
  } catch {
    // The library throws on a few inputs that it promises to report (deeply nested flow collections).
    return { trees: [], errors: 1 };
  }
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
    .replace(/^([ \t]*)\{%[^\r\n]*%\}[ \t]*$/gm, (line) => line.replace(/\{/, '#'));
}

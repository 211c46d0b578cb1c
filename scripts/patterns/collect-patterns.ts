import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type TypeScript from 'typescript';
import { globSync } from 'tinyglobby';
import { inRepository, repository } from '../repository.js';

// It finds its own folder by a name that a bundle does not have.
const ts = createRequire(import.meta.url)('typescript') as typeof TypeScript;

/** A regular expression of the sources, as its engine gets it. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
  /** Where it stands: `src/core/detect.ts:12`. One pattern may stand at several places. */
  readonly places: readonly string[];
}

/** A regular expression that is put together at run time. */
export interface BuiltPattern {
  /** Relative to the repository, with `/`. */
  readonly file: string;
  /** The expression that makes the pattern, as written, with white space made plain. */
  readonly expression: string;
}

export interface CollectedPatterns {
  /** In the order of their sources. */
  readonly constant: readonly Pattern[];
  /** In the order of their places. */
  readonly built: readonly BuiltPattern[];
}

/**
 * Every regular expression below `src`, from the syntax trees of the files: literals, and calls of `RegExp` whose
 * arguments are known before the program runs. All others are `built`.
 */
export function collectPatterns(): CollectedPatterns {
  const constant = new Map<string, Pattern>();
  const built: BuiltPattern[] = [];
  for (const file of globSync(['src/**/*.ts'], { cwd: repository }).sort()) {
    const tree = ts.createSourceFile(file, readFileSync(inRepository(file), 'utf8'), ts.ScriptTarget.ES2022, true);
    visitPatterns(tree, (node, found) => {
      if (found === undefined) {
        built.push({ file, expression: node.getText(tree).replace(/\s+/g, ' ') });
        return;
      }
      const place = `${file}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
      const key = `${found.flags}/${found.source}`;
      constant.set(key, { ...found, places: [...(constant.get(key)?.places ?? []), place] });
    });
  }
  return {
    constant: [...constant.values()].sort((a, b) => (a.source + a.flags < b.source + b.flags ? -1 : 1)),
    built,
  };
}

type Found = Pick<Pattern, 'source' | 'flags'>;

function visitPatterns(
  tree: TypeScript.SourceFile,
  visit: (node: TypeScript.Node, found: Found | undefined) => void,
): void {
  const constants = stringConstants(tree);
  const walk = (node: TypeScript.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      visit(node, { source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    } else if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && isRegExp(node.expression)) {
      const [source, flags] = node.arguments ?? [];
      const read = source === undefined ? undefined : textOf(source, constants);
      const readFlags = flags === undefined ? '' : textOf(flags, constants);
      const isKnown = read !== undefined && readFlags !== undefined;
      visit(node, isKnown ? { source: read, flags: readFlags } : undefined);
    }
    ts.forEachChild(node, walk);
  };
  walk(tree);
}

function isRegExp(node: TypeScript.Expression): boolean {
  return ts.isIdentifier(node) && node.text === 'RegExp';
}

/** The texts of the file's own top-level constants. */
function stringConstants(tree: TypeScript.SourceFile): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const statement of tree.statements) {
    if (!ts.isVariableStatement(statement) || (statement.declarationList.flags & ts.NodeFlags.Const) === 0) {
      continue;
    }
    for (const { name, initializer } of statement.declarationList.declarations) {
      const text = initializer === undefined ? undefined : textOf(initializer, known);
      if (ts.isIdentifier(name) && text !== undefined) {
        known.set(name.text, text);
      }
    }
  }
  return known;
}

function textOf(node: TypeScript.Expression, constants: ReadonlyMap<string, string>): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return node.text;
  }
  if (ts.isIdentifier(node)) {
    return constants.get(node.text);
  }
  if (ts.isTemplateExpression(node)) {
    return textOfTemplate(node, constants, (part) => part.text);
  }
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw') {
    const { template } = node;
    return ts.isNoSubstitutionTemplateLiteral(template)
      ? (template.rawText ?? template.text)
      : textOfTemplate(template, constants, (part) => part.rawText ?? part.text);
  }
  return undefined;
}

function textOfTemplate(
  { head, templateSpans }: TypeScript.TemplateExpression,
  constants: ReadonlyMap<string, string>,
  textOfPart: (part: TypeScript.TemplateLiteralLikeNode) => string,
): string | undefined {
  let text = textOfPart(head);
  for (const { expression, literal } of templateSpans) {
    const value = textOf(expression, constants);
    if (value === undefined) {
      return undefined;
    }
    text += value + textOfPart(literal);
  }
  return text;
}

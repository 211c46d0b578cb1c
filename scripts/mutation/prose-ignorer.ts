/**
 * Leaves mutants of text alone that only people read: an empty title is no mistake of logic, and tests that repeat
 * every sentence would find nothing but edits of it. The text only: what chooses it stays in, and so does the object
 * that holds it.
 */
import type { Ignorer, NodePath } from '@stryker-mutator/api/ignore';

/** Properties of rules, fixes, recommendations and formats that hold text for people, or addresses of pages. */
const proseProperties: ReadonlySet<string> = new Set(['summary', 'title', 'note', 'text']);
const proseHolders: ReadonlySet<string> = new Set(['messages', 'references']);

/** The part of Babel's `NodePath` that is asked for here; Stryker's own type has none of it. */
interface SyntaxPath extends NodePath {
  readonly node: SyntaxNode;
  readonly parent: SyntaxNode;
  readonly parentPath: SyntaxPath | null;
}

interface SyntaxNode {
  readonly type: string;
  readonly key?: SyntaxNode;
  /** Of a property the node of its value, of a string its text. */
  readonly value?: unknown;
  readonly name?: string;
  readonly expressions?: readonly SyntaxNode[];
}

export class ProseIgnorer implements Ignorer {
  shouldIgnore(path: NodePath): string | undefined {
    const here = path as SyntaxPath;
    return isText(here.node) && isProse(here) ? 'text for people' : undefined;
  }
}

/** A string, or a template that fills in names: one that chooses or computes in a hole is logic. */
function isText(node: SyntaxNode): boolean {
  return (
    node.type === 'StringLiteral' ||
    (node.type === 'TemplateLiteral' &&
      (node.expressions ?? []).every(({ type }) => type === 'Identifier' || type === 'MemberExpression'))
  );
}

function isProse(path: SyntaxPath): boolean {
  const { parent, parentPath } = path;
  if (parent.type === 'ObjectProperty' && parent.value === path.node && proseProperties.has(nameOf(parent))) {
    return true;
  }
  // `messages: { id: '…' }` and `references: ['…']`.
  const holder = parent.type === 'ObjectProperty' ? parentPath?.parentPath?.parent : parentPath?.parent;
  return holder?.type === 'ObjectProperty' && proseHolders.has(nameOf(holder));
}

function nameOf(property: SyntaxNode): string {
  const { name, value } = property.key ?? {};
  return name ?? (typeof value === 'string' ? value : '');
}

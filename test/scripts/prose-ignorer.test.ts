import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NodePath } from '@stryker-mutator/api/ignore';
import { ProseIgnorer } from '../../scripts/mutation/prose-ignorer.js';

/** A part of a syntax tree as Babel would hand it over. */
interface Path {
  readonly node: object;
  readonly parent: object;
  readonly parentPath: Path | null;
}

/** A value that stands below properties of these names, the outermost first. */
function below(names: readonly string[], node: object): NodePath {
  let around: Path = { node: { type: 'Program' }, parent: { type: 'File' }, parentPath: null };
  for (const [index, name] of names.entries()) {
    const value = index === names.length - 1 ? node : { type: 'ObjectExpression' };
    const property = { type: 'ObjectProperty', key: { type: 'Identifier', name }, value };
    const object: Path = index === 0 ? step(around, { type: 'ObjectExpression' }) : around;
    around = step(step(object, property), value);
  }
  return around;
}

function step(parentPath: Path, node: object): Path {
  return { node, parent: parentPath.node, parentPath };
}

const text = { type: 'StringLiteral', value: 'x' };
const template = (type: string): object => ({ type: 'TemplateLiteral', expressions: [{ type }] });

describe('text for people', () => {
  const ignorer = new ProseIgnorer();
  const left: Readonly<Record<string, NodePath>> = {
    'a summary': below(['summary'], text),
    'a message': below(['messages', 'found'], text),
    'a title that fills in a name': below(['title'], template('MemberExpression')),
  };
  for (const [name, path] of Object.entries(left)) {
    it(`is left out: ${name}`, () => {
      assert.equal(ignorer.shouldIgnore(path), 'text for people');
    });
  }

  const judged: Readonly<Record<string, NodePath>> = {
    'an id': below(['id'], text),
    'a severity': below(['severity'], text),
    'the object of all messages': below(['messages'], { type: 'ObjectExpression' }),
    'a title that chooses its words': below(['title'], template('ConditionalExpression')),
    'a title that is computed': below(['title'], template('CallExpression')),
    'a condition': below(['title'], { type: 'ConditionalExpression' }),
  };
  for (const [name, path] of Object.entries(judged)) {
    it(`is not: ${name}`, () => {
      assert.equal(ignorer.shouldIgnore(path), undefined);
    });
  }
});

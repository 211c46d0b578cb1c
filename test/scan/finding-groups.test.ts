import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Severity } from '../../src/core/findings/finding.js';
import {
  countBadge,
  groupFindings,
  type Grouping,
  idsOf,
  type ListedFinding,
  placeOf,
  textOf,
} from '../../src/extension/scan/finding-groups.js';

function listed(path: string, line: number, ruleId: string, severity: Severity, folder?: string): ListedFinding {
  const range = { start: { line, character: 2 }, end: { line, character: 5 } };
  return {
    file: { uri: `file:///w/${path}`, path, folder },
    finding: { ruleId, message: `${ruleId} is wrong`, severity, range, fixes: [] },
  };
}

const all = [
  listed('a.yml', 1, 'plain-http', 'low'),
  listed('a.yml', 4, 'secret-in-log', 'medium'),
  listed('b/c.py', 0, 'secret-in-log', 'critical'),
  listed('b/c.py', 9, 'compute-public-ssh', 'critical'),
];

function groups(by: Grouping): readonly string[] {
  return groupFindings(all, by).map(
    ({ key, severity, findings }) => `${key} ${severity} ${findings.map(placeOf).join(' ')}`,
  );
}

describe('groups of findings', () => {
  it('by rule begin with the worst, then go by name', () => {
    assert.deepEqual(groups('rule'), [
      'compute-public-ssh critical b/c.py:10',
      'secret-in-log critical a.yml:5 b/c.py:1',
      'plain-http low a.yml:2',
    ]);
  });

  it('by file keep the order of the files', () => {
    assert.deepEqual(groups('file'), [
      'file:///w/a.yml medium a.yml:2 a.yml:5',
      'file:///w/b/c.py critical b/c.py:1 b/c.py:10',
    ]);
  });

  it('by severity go from the worst down', () => {
    assert.deepEqual(groups('severity'), [
      'critical critical b/c.py:1 b/c.py:10',
      'medium medium a.yml:5',
      'low low a.yml:2',
    ]);
  });

  it('leave the badge those of medium severity and above', () => {
    assert.equal(countBadge(all), 3);
    assert.equal(countBadge([]), 0);
  });

  it('name places with the folder where there are several, and with the cell in a notebook', () => {
    assert.equal(placeOf(listed('a.yml', 1, 'r', 'low', 'second')), 'second/a.yml:2');
    const inNotebook = listed('n.ipynb', 70, 'r', 'low');
    const at = { line: 3, character: 0 };
    const cell = {
      ...inNotebook,
      finding: { ...inNotebook.finding, inCell: { cell: 1, range: { start: at, end: at } } },
    };
    assert.equal(placeOf(cell), 'n.ipynb, cell 2:4');
  });

  it('give one line of text for the clipboard', () => {
    const [first] = all;
    assert.ok(first !== undefined);
    assert.equal(textOf(first), 'a.yml:2: low plain-http: plain-http is wrong');
  });

  it('keep ids when lines move, and give twins ids of their own', () => {
    const twins = [listed('a.yml', 1, 'r', 'low'), listed('a.yml', 2, 'r', 'low')];
    const moved = [listed('a.yml', 7, 'r', 'low'), listed('a.yml', 8, 'r', 'low')];
    const ids = [...idsOf(twins).values()];
    assert.equal(new Set(ids).size, 2);
    assert.deepEqual([...idsOf(moved).values()], ids);
  });
});

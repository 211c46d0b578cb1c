import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseSnapshot, serializeSnapshot, SnapshotError } from '../../../src/posture/snapshot/snapshot.js';
import { madeSnapshot } from '../../support/azure/made-snapshot.js';
import { ids } from '../../support/azure/made-workspace.js';
import { sampleSnapshot } from '../../support/azure/sample-snapshot.js';

const good = serializeSnapshot(madeSnapshot());

describe('a snapshot as a file', () => {
  it('comes back as it was', () => {
    assert.deepEqual(parseSnapshot(good), madeSnapshot());
    assert.equal(serializeSnapshot(parseSnapshot(good)), good);
    assert.deepEqual(parseSnapshot(`\uFEFF${good.replaceAll('\n', '\r\n')}`), madeSnapshot());
  });

  it('says that it is a sample', () => {
    assert.equal(parseSnapshot(serializeSnapshot(sampleSnapshot())).sample, true);
  });

  it('is scrubbed again, because anybody may have edited it', () => {
    const edited = good.replace(
      '"friendlyName": "Churn"',
      '"friendlyName": "Churn", "connectionString": "Endpoint=x;y"',
    );
    assert.doesNotMatch(serializeSnapshot(parseSnapshot(edited)), /Endpoint=x/);
  });

  const refused: Readonly<Record<string, readonly [string, RegExp]>> = {
    'text that is no JSON': ['hello', /not a snapshot/],
    'another JSON file': ['{"a": 1}', /"format" has to be/],
    'a list': ['[]', /has to be a JSON object/],
    'a later version': [
      good.replace('aml-guard-snapshot/1', 'aml-guard-snapshot/2'),
      /^This snapshot has version 2, which a later AML Guard wrote \(this one reads version 1\); update AML Guard, or export it again$/,
    ],
    'an earlier version': [
      good.replace('aml-guard-snapshot/1', 'aml-guard-snapshot/0'),
      /^This snapshot has version 0, which an earlier AML Guard wrote \(this one reads version 1\); export it again$/,
    ],
    'a version that is none': [
      good.replace('aml-guard-snapshot/1', 'aml-guard-snapshot/beta'),
      /^This snapshot has no version that can be read \(this AML Guard reads version 1\); export it again$/,
    ],
    'a fleet': [
      good.replace('aml-guard-snapshot/1', 'aml-guard-fleet/1'),
      /^This is a fleet, .* aml-guard fleet reads it$/,
    ],
    'a workspace that is none': [good.replace(`"workspace": "${ids.workspace}"`, '"workspace": "mine"'), /resource id/],
    'a time that is none': [good.replace('2026-11-23T09:00:00Z', 'yesterday'), /ISO 8601/],
    'readings that say nothing': [good.replace('"is": "read"', '"is": "maybe"'), /read, absent or unreadable/],
  };
  for (const [name, [text, message]] of Object.entries(refused)) {
    it(`refuses ${name} in words`, () => {
      assert.throws(
        () => parseSnapshot(text),
        (error) => error instanceof SnapshotError && message.test(error.message),
      );
    });
  }
});

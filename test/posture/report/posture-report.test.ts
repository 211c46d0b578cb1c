import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Severity } from '../../../src/core/findings/finding.js';
import { defineCheck, type Check } from '../../../src/posture/checks/define-check.js';
import { defaultPostureSettings } from '../../../src/posture/checks/posture-settings.js';
import { checks } from '../../../src/posture/checks/registry.js';
import { fail, notApplicable, pass, type Verdict } from '../../../src/posture/checks/verdict.js';
import { compareReports } from '../../../src/posture/report/compare.js';
import { makeReport, type PostureReport } from '../../../src/posture/report/posture-report.js';
import { Unread } from '../../../src/posture/snapshot/reading.js';
import { madeAt, madeSnapshot, type Changes } from '../../support/azure/made-snapshot.js';
import { sampleSnapshot } from '../../support/azure/sample-snapshot.js';

const settings = defaultPostureSettings(Date.parse(madeAt));

function saying(id: string, severity: Severity, verdict: () => Verdict): Check {
  return defineCheck({
    ...{ id, summary: id, group: 'network', serves: 'network-private-workspace', severity, since: '0.1.0' },
    ...{ on: 'workspace', why: 'Why.', passes: 'When.', breaks: 'Nothing.', repair: 'in-place', peers: [] },
    needs: ['Microsoft.MachineLearningServices/workspaces/read'],
    references: ['https://learn.microsoft.com/azure/machine-learning/'],
    judge: verdict,
  });
}

const unread = (): Verdict => {
  throw new Unread({ code: 'forbidden', message: 'not allowed', permission: 'A.B/c/read' });
};

describe('a posture report', () => {
  it('scores what was judged, by severity, and leaves out what is unknown', () => {
    const score = (...made: readonly Check[]): number | undefined => makeReport(madeSnapshot(), made, settings).score;
    const good = saying('good', 'high', () => pass('on'));
    const bad = saying('bad', 'high', () => fail('off'));
    assert.equal(score(good), 100);
    assert.equal(score(good, bad), 50);
    assert.equal(
      score(
        good,
        saying('worse', 'critical', () => fail('off')),
      ),
      37,
    );
    assert.equal(score(good, saying('dark', 'critical', unread)), 100);
    assert.equal(
      score(
        saying('dark', 'critical', unread),
        saying('none', 'high', () => notApplicable('no')),
      ),
      undefined,
    );
  });

  it('puts failures first, the worst of them first', () => {
    const report = makeReport(
      madeSnapshot(),
      [
        saying('a', 'low', () => pass('on')),
        saying('b', 'low', () => fail('off')),
        saying('c', 'high', unread),
        saying('d', 'critical', () => fail('off')),
      ],
      settings,
    );
    assert.deepEqual(
      report.groups.find(({ id }) => id === 'network')?.results.map(({ check }) => check.id),
      ['d', 'b', 'c', 'a'],
    );
    assert.deepEqual(report.counts, { fail: 2, unknown: 1, pass: 1, 'not-applicable': 0 });
  });

  it('says which check failed itself, judges by the others, and calls it unknown', () => {
    const report = makeReport(
      madeSnapshot(),
      [
        saying('broken', 'high', () => {
          throw new TypeError('x is not a function');
        }),
        saying('good', 'high', () => pass('on')),
      ],
      settings,
    );
    assert.deepEqual(
      report.faults.map(({ checkId, message }) => [checkId, message]),
      [['broken', 'x is not a function']],
    );
    assert.deepEqual([report.counts.unknown, report.counts.pass], [1, 1]);
  });

  it('finds nothing to blame in a workspace in good order', () => {
    const report = makeReport(madeSnapshot(), checks, settings);
    const blamed = report.groups.flatMap(({ results }) =>
      results.filter(({ verdict }) => verdict.is === 'fail' || verdict.is === 'unknown'),
    );
    assert.deepEqual(
      blamed
        .map(({ check, subject }) => `${check.id} ${subject.name}`)
        .filter((name) => !name.startsWith('workspace-diagnosis')),
      [],
    );
    assert.equal(report.score, 100);
    assert.deepEqual(report.faults, []);
  });

  it('has a failure in nearly every group of the sample, and something unknown', () => {
    const report = makeReport(sampleSnapshot(), checks, settings);
    const failing = report.groups.filter(({ counts }) => counts.fail > 0).map(({ id }) => id);
    assert.deepEqual(failing.slice(0, 5), ['network', 'identity', 'encryption', 'logging', 'compute']);
    assert.ok(report.counts.unknown > 0);
    assert.equal(report.sample, true);
  });

  it('never gets better when something is not readable', () => {
    const whole = makeReport(sampleSnapshot(), checks, settings);
    const failures = (report: PostureReport): ReadonlySet<string> =>
      new Set(
        report.groups.flatMap(({ results }) =>
          results
            .filter(({ verdict }) => verdict.is === 'pass')
            .map(({ check, subject }) => `${check.id} ${subject.id}`),
        ),
      );
    const good = failures(whole);
    const snapshot = sampleSnapshot();
    for (const path of Object.keys(snapshot.readings)) {
      const dark = {
        ...snapshot,
        readings: {
          ...snapshot.readings,
          [path]: { is: 'unreadable', reason: { code: 'forbidden', message: 'made' } } as const,
        },
      };
      for (const passing of failures(makeReport(dark, checks, settings))) {
        assert.ok(good.has(passing), `${passing} passes only because ${path} was not read`);
      }
    }
  });
});

describe('who can reach what', () => {
  const reach = (changes: Changes, title: string): string =>
    makeReport(madeSnapshot(changes), [], settings).exposure.assets.find((asset) => asset.title === title)?.sentence ??
    '';
  const data = 'Training data and models';

  it('is said in one sentence for each asset', () => {
    const people = 'with a role that 2 principals hold, or with a role that 1 principal can give itself';
    assert.equal(
      reach({}, data),
      `${data} in stchurnprod: from named resources of Azure and the private network, ${people}`,
    );
    assert.equal(
      reach({ storage: { properties: { publicNetworkAccess: null, networkAcls: { defaultAction: 'Allow' } } } }, data),
      `${data} in stchurnprod: from the internet, named resources of Azure and the private network, ${people}`,
    );
    assert.match(
      reach({ storage: 'forbidden' }, data),
      /: from nowhere that is known, .*; not known whether from the internet, /,
    );
    assert.equal(
      reach({ workspace: { properties: { privateEndpointConnections: [] } } }, 'Work'),
      'Work in mlw-churn-prod: from nowhere over the network, with a role that 2 principals hold',
    );
    assert.match(
      reach(
        {
          registry: {
            properties: {
              publicNetworkAccess: 'Enabled',
              networkRuleSet: { defaultAction: 'Deny', ipRules: [{ value: '203.0.113.7' }] },
            },
          },
        },
        'Images',
      ),
      /^Images in crchurnprod: from selected addresses, trusted Azure services and the private network, /,
    );
  });

  it('counts a range of addresses that belongs to nobody alone as the internet', () => {
    const networkAcls = { defaultAction: 'Deny', ipRules: [{ value: '0.0.0.0/0' }] };
    assert.match(
      reach({ storage: { properties: { publicNetworkAccess: 'Enabled', networkAcls } } }, data),
      /from the internet/,
    );
  });
});

describe('a registry without a firewall', () => {
  it('is open, whatever its answer says of one', () => {
    const { assets } = makeReport(madeSnapshot({ registry: { sku: { name: 'Standard' } } }), [], settings).exposure;
    assert.equal(assets.find(({ title }) => title === 'Images')?.reachable.internet, true);
  });
});

describe('two reports', () => {
  const report = (changes: Changes = {}): PostureReport => makeReport(madeSnapshot(changes), checks, settings);

  it('differ in nothing when they are the same', () => {
    assert.deepEqual(compareReports(report(), report()), []);
  });

  it('differ in what got worse, better, unclear, new and gone', () => {
    const open = { workspace: { properties: { publicNetworkAccess: 'Enabled' } } };
    const kinds = (before: Changes, after: Changes): readonly string[] => [
      ...new Set(compareReports(report(before), report(after)).map(({ is }) => is)),
    ];
    assert.ok(kinds({}, open).includes('worse') && !kinds({}, open).includes('better'));
    assert.ok(kinds(open, {}).includes('better') && !kinds(open, {}).includes('worse'));
    assert.deepEqual(kinds({}, { vault: 'forbidden' }), ['unclear']);
    assert.ok(kinds({}, { 'workspace/computes': [] }).includes('gone'));
    assert.ok(kinds({ 'workspace/computes': [] }, {}).includes('new'));
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isOfficialSarif } from '../../support/official-sarif.js';
import { comparisonMarkdown } from '../../../src/formats/posture/comparison-markdown.js';
import { formatPosture, postureFormats } from '../../../src/formats/posture/format-posture.js';
import { defaultPostureSettings } from '../../../src/posture/checks/posture-settings.js';
import { checks } from '../../../src/posture/checks/registry.js';
import { compareReports } from '../../../src/posture/report/compare.js';
import { makeReport, type PostureReport } from '../../../src/posture/report/posture-report.js';
import { madeAt, madeSnapshot } from '../../support/azure/made-snapshot.js';
import { sampleSnapshot } from '../../support/azure/sample-snapshot.js';

const settings = defaultPostureSettings(Date.parse(madeAt));
const sample = makeReport(sampleSnapshot(), checks, settings);
const whole = makeReport(madeSnapshot(), checks, settings);
const results = sample.groups.flatMap((group) => group.results);

/** A report with names that mean something in each of the forms. */
function hostile(): PostureReport {
  const name = '<script>alert(1)</script>|`x`"\u001b[31m=1+1';
  const report = structuredCloneReport(sample);
  return {
    ...report,
    workspace: { ...report.workspace, name },
    groups: report.groups.map((group) => ({
      ...group,
      results: group.results.map((result) => ({
        ...result,
        subject: { ...result.subject, name },
        verdict:
          result.verdict.is === 'fail' ? { ...result.verdict, evidence: `=cmd|' /C calc'!A0 ${name}` } : result.verdict,
      })),
    })),
    exposure: {
      assets: report.exposure.assets.map((asset) => ({ ...asset, name, sentence: `Data in ${name}` })),
      graph: { ...report.exposure.graph, nodes: report.exposure.graph.nodes.map((node) => ({ ...node, title: name })) },
    },
    attackPaths: report.attackPaths.map((path) => ({
      ...path,
      of: name,
      links: path.links.map((link) => ({
        ...link,
        evidence: name,
        proof: [{ reading: `/${name}/x`, property: name }],
      })),
    })),
    access: {
      ...report.access,
      places: report.access.places.map((place) => ({
        ...place,
        name,
        grants: place.grants.map((grant) => ({ ...grant, role: name })),
        gaps: [{ code: 'refused' as const, message: name }],
      })),
    },
  };
}

function structuredCloneReport(report: PostureReport): PostureReport {
  return { ...report };
}

describe('two reports side by side', () => {
  it('are tables of what got worse and better', () => {
    const text = comparisonMarkdown(whole, sample, compareReports(whole, sample));
    assert.match(text, /^# mlw-churn-prod: two times\n\n> This is a sample/);
    assert.match(text, /\| score \| 100 \| \d+ \|/);
    assert.match(text, /## Worse\n\n\| check[^]*\(`workspace-answers-publicly`\) \| mlw-churn-prod \| Pass \| Fail \|/);
    assert.doesNotMatch(text, /## Better/);
    assert.match(comparisonMarkdown(whole, whole, []), /Every verdict is the same/);
  });

  it('of two workspaces say so', () => {
    const other = { ...sample, workspace: { ...sample.workspace, id: `${sample.workspace.id}-2`, name: 'mlw-2' } };
    assert.match(comparisonMarkdown(whole, other, compareReports(whole, other)), /^# Two workspaces[^]*mlw-2 \(/);
  });
});

describe('what people answer', () => {
  const exceptions = [
    { check: 'workspace-answers-publicly', reason: 'gateway|to come', owner: 'Ada', until: '2099-12-31' },
    { check: 'storage-account-with-shared-keys', reason: 'old', owner: 'Bob', until: '2020-01-01' },
  ];
  const evidence = [
    { for: 'threat-model-reviewed', owner: '<b>Cid</b>', date: '2026-01-01', until: '2099-12-31', what: 'page | 7' },
  ];
  const report = makeReport(sampleSnapshot(), checks, { ...settings, exceptions, evidence });
  const expected: Readonly<Record<(typeof postureFormats)[number]['id'], readonly RegExp[]>> = {
    pretty: [
      /fail \(1 of them accepted\), /,
      /Accepted {9}Workspace [^]*accepted by Ada until 2099-12-31: gateway\|to come/,
      /^Accepted for now\n {2}In force {9}workspace-answers-publicly: all, 1 failing[^]*Expired {10}storage-account-with/m,
      /^For people to answer \(7 open, 1 stated\)\n[^]*Stated {11}What can go wrong[^]*\n {19}<b>Cid<\/b> on 2026-01-01/m,
    ],
    html: [
      /class="accepted"[^]*Accepted by Ada until 2099-12-31/,
      /&lt;b&gt;Cid&lt;\/b&gt; on 2026-01-01/,
      />Expired</,
    ],
    markdown: [
      /## Accepted for now[^]*\| In force \| `workspace-answers-publicly` \| all \| 1 \| gateway\\\|to come \| Ada/,
      /## For people to answer\n\nSaid by people and not read/,
      /\| Fail, accepted \| /,
    ],
    json: [/"accepted": 1,/, /"state": "in-force"/, /"state": "stated",\n {6}"owner": "<b>Cid<\/b>"/],
    sarif: [
      /"suppressions": \[\s+\{\s+"kind": "external",\s+"status": "accepted",\s+"justification": "accepted by Ada/,
    ],
    csv: [/,accepted by Ada until 2099-12-31: gateway\|to come\r\n/],
  };
  for (const { id } of postureFormats) {
    it(`stands in ${id}`, () => {
      const text = formatPosture(report, id);
      for (const pattern of expected[id]) {
        assert.match(text, pattern);
      }
    });
  }

  it('is for review in SARIF until somebody has said it, and no verdict', () => {
    const log = JSON.parse(formatPosture(report, 'sarif')) as {
      readonly runs: readonly { readonly results: readonly { readonly ruleId: string; readonly kind: string }[] }[];
    };
    assert.ok(isOfficialSarif(log), JSON.stringify(isOfficialSarif.errors));
    const kinds = new Map(log.runs[0]?.results.map(({ ruleId, kind }) => [ruleId, kind]));
    assert.equal(kinds.get('threat-model-reviewed'), 'informational');
    assert.equal(kinds.get('incident-plan-tried'), 'review');
  });

  it('is out of the failures to mend in Markdown', () => {
    const [, failing = ''] = /## Failing\n([^]*?)\n## /.exec(formatPosture(report, 'markdown')) ?? [];
    assert.doesNotMatch(failing, /answers on the public internet: mlw/i);
    assert.match(formatPosture(sample, 'markdown'), /## Failing[^]*public/);
  });
});

describe('forms of a posture report', () => {
  for (const { id } of postureFormats) {
    it(`${id}: says that a sample is one, holds every failure, ends with a line feed, and is the same each time`, () => {
      const text = formatPosture(sample, id);
      assert.match(text, id === 'csv' ? /,yes,/ : /sample/i);
      for (const { check, verdict } of results) {
        if (verdict.is === 'fail') {
          assert.ok(text.includes(check.id), `${check.id} is not in it`);
        }
      }
      assert.ok(text.endsWith('\n'));
      assert.equal(formatPosture(sample, id), text);
      assert.doesNotMatch(text, /undefined|\[object|NaN/);
      assert.doesNotMatch(formatPosture(whole, id), /This is a sample/);
    });
  }

  it('html: is one file that asks nothing of the network and runs nothing', () => {
    const text = formatPosture(hostile(), 'html');
    assert.doesNotMatch(text, /<script|<link|<img|\bsrc=|@import|url\(|\son\w+=/i);
    assert.match(text, /default-src 'none'/);
    assert.match(text, /&lt;script&gt;/);
    assert.match(text, /<svg [^>]*role="img" aria-label="/);
    assert.match(text, /@media print/);
  });

  it('html: draws each open way and each that is not known', () => {
    const { edges } = sample.exposure.graph;
    assert.ok(edges.length > 10);
    assert.equal(formatPosture(sample, 'html').match(/<path class="way /g)?.length, edges.length);
  });

  it('html: draws each attack path as a chain of its links, with a table of them', () => {
    const text = formatPosture(sample, 'html');
    const links = sample.attackPaths.flatMap((path) => path.links);
    assert.equal(text.match(/<svg [^>]*class="chain"/g)?.length, sample.attackPaths.length);
    assert.equal(text.match(/<g class="(?:holds|cut|unknown)">/g)?.length, links.length);
    for (const { says } of links) {
      assert.ok(text.includes(`. ${says}</th>`), says);
    }
  });

  for (const form of ['html', 'markdown', 'pretty', 'json'] as const) {
    it(`${form}: has every sentence about exposure, every path with its cheapest cut, and who can do what`, () => {
      const text = formatPosture(sample, form)
        .replaceAll(/\\(?=[\\`*_[\]<>|#])/g, '')
        .replaceAll('&#39;', "'");
      for (const { sentence } of sample.exposure.assets) {
        assert.ok(text.includes(sentence), sentence);
      }
      for (const { title, cheapest } of sample.attackPaths) {
        assert.ok(text.includes(title), title);
        assert.ok((cheapest?.cuts ?? []).every(({ check }) => text.includes(check)));
      }
      assert.ok(text.includes('Deny assignments are not read'));
    });
  }

  it('json: has the whole graph, each link with what proves it, and every grant', () => {
    const { exposureGraph, attackPaths, access } = JSON.parse(formatPosture(sample, 'json')) as Record<string, unknown>;
    assert.deepEqual(exposureGraph, JSON.parse(JSON.stringify(sample.exposure.graph)));
    assert.deepEqual(attackPaths, JSON.parse(JSON.stringify(sample.attackPaths)));
    assert.deepEqual(access, JSON.parse(JSON.stringify(sample.access)));
  });

  it('markdown: no name is markup', () => {
    const text = formatPosture(hostile(), 'markdown');
    const prose = text.replaceAll(/```[^]*?```/g, '');
    assert.doesNotMatch(prose, /(?<!\\)<script/);
    for (const row of prose.split('\n').filter((line) => line.startsWith('| '))) {
      assert.match(row, /\|$/);
    }
  });

  it('csv: no cell is a formula, and every row has the same columns', () => {
    const rows = formatPosture(hostile(), 'csv').trimEnd().split('\r\n');
    assert.equal(rows.length, results.length + 1);
    assert.doesNotMatch(rows.join('\n'), /(?:^|,)"?[=+@-]/m);
  });

  it('pretty: no name steers the terminal', () => {
    assert.ok(!formatPosture(hostile(), 'pretty').includes('\u001b'));
  });

  it('json: has a version, and unknown verdicts have their reasons', () => {
    const report = JSON.parse(formatPosture(sample, 'json')) as {
      readonly version: number;
      readonly results: readonly {
        readonly verdict: string;
        readonly reason?: string;
        readonly fix?: { cli: string | null };
      }[];
    };
    assert.equal(report.version, 1);
    assert.equal(report.results.length, results.length);
    for (const { verdict, reason } of report.results) {
      assert.equal(verdict === 'unknown', reason !== undefined);
    }
    assert.ok(report.results.some(({ fix }) => fix?.cli?.includes('az ') === true));
  });

  it('sarif is valid by the schema of the standard, also beside another report', () => {
    for (const text of [
      formatPosture(sample, 'sarif'),
      formatPosture(sample, 'sarif', { before: sample, changes: [] }),
    ]) {
      assert.ok(isOfficialSarif(JSON.parse(text)), JSON.stringify(isOfficialSarif.errors));
    }
  });

  it('sarif: fails are failures, unknown ones are open, and all rules are there', () => {
    const log = JSON.parse(formatPosture(sample, 'sarif')) as {
      readonly runs: readonly {
        readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
        readonly results: readonly {
          readonly ruleId: string;
          readonly kind: string;
          readonly level: string;
          ruleIndex: number;
        }[];
      }[];
    };
    const [run] = log.runs;
    assert.ok(run !== undefined);
    const count = (kind: string): number => run.results.filter((result) => result.kind === kind).length;
    assert.deepEqual(
      [count('fail'), count('open'), count('pass'), count('notApplicable')],
      [sample.counts.fail, sample.counts.unknown, sample.counts.pass, sample.counts['not-applicable']],
    );
    for (const { kind, level, ruleId, ruleIndex } of run.results) {
      assert.equal(kind === 'fail', level !== 'none');
      assert.equal(run.tool.driver.rules[ruleIndex]?.id, ruleId);
    }
  });

  describe('beside an earlier one', () => {
    const comparison = { before: whole, changes: compareReports(whole, sample) };
    const worse = comparison.changes.filter(({ is }) => is === 'worse');

    for (const { id } of postureFormats) {
      it(`${id}: tells each change, and nothing of it without one`, () => {
        const text = formatPosture(sample, id, comparison);
        assert.ok(worse.length > 5);
        assert.notEqual(text, formatPosture(sample, id));
        for (const { checkId } of worse) {
          assert.ok(text.includes(checkId), checkId);
        }
      });
    }

    it('html and markdown say since when', () => {
      assert.match(formatPosture(sample, 'html', comparison), /<h2>Since 2026-11-23T09:00:00Z<\/h2>/);
      assert.match(formatPosture(sample, 'markdown', comparison), /\n## Since 2026-11-23T09:00:00Z\n\n### Worse\n/);
      const same = { before: sample, changes: [] };
      assert.match(formatPosture(sample, 'html', same), /<p>Every verdict is the same\.<\/p>/);
    });

    it('html and markdown of another workspace name it, and say how resources were matched', () => {
      const name = '<b>|mlw-dev';
      const other = { ...whole, workspace: { ...whole.workspace, id: `${whole.workspace.id}-dev`, name } };
      const drift = { before: other, changes: compareReports(other, sample) };
      const html = formatPosture(sample, 'html', drift);
      assert.match(html, /<h2>Beside &lt;b&gt;\|mlw-dev \(/);
      assert.match(html, /matched by their kind/);
      const markdown = formatPosture(sample, 'markdown', drift);
      assert.match(markdown, /matched by their kind/);
      assert.doesNotMatch(markdown, /<b>/);
    });

    it('json lists the changes with both verdicts', () => {
      const { comparedWith } = JSON.parse(formatPosture(sample, 'json', comparison)) as {
        readonly comparedWith: {
          readonly takenAt: string;
          readonly changes: readonly { readonly is: string; readonly before: string; readonly after: string }[];
        };
      };
      assert.equal(comparedWith.takenAt, whole.takenAt);
      assert.equal(comparedWith.changes.length, comparison.changes.length);
      assert.ok(
        comparedWith.changes.some(({ is, before, after }) => is === 'worse' && before === 'pass' && after === 'fail'),
      );
    });

    it('sarif gives each result its baseline state', () => {
      const log = JSON.parse(formatPosture(sample, 'sarif', comparison)) as {
        readonly runs: readonly {
          readonly results: readonly { readonly ruleId: string; readonly baselineState?: string }[];
        }[];
      };
      const states = log.runs[0]?.results ?? [];
      const known = new Set(states.map(({ baselineState }) => baselineState));
      assert.ok(known.has('updated') && known.has('unchanged') && !known.has(undefined), [...known].join());
      assert.equal(states.find(({ ruleId }) => ruleId === 'workspace-answers-publicly')?.baselineState, 'updated');
    });

    it('csv has the verdict before in a last column', () => {
      const rows = formatPosture(sample, 'csv', comparison).trimEnd().split('\r\n');
      assert.match(rows[0] ?? '', /,evidence,accepted,before$/);
      assert.match(rows.find((row) => row.includes(',workspace-answers-publicly,')) ?? '', /,pass$/);
    });
  });
});

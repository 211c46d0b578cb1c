import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatLint, type LintFormat } from '../../src/formats/format-lint.js';
import type { LintReport } from '../../src/formats/lint-report.js';
import { fileOf, findingAt, fullReport, reportOf, spanOf } from './made-report.js';

const tool = { name: 'AML Guard', version: '1.2.3' };

function write(report: LintReport, format: LintFormat): string {
  return formatLint(report, format, tool);
}

const text = 'a: hunter2\n';

/** A report whose file's name and messages try to be more than text. */
function hostile(path: string, message: string): LintReport {
  const finding = findingAt(spanOf(text, 'hunter2'), { message, related: [{ span: spanOf(text, 'a'), message }] });
  const file = fileOf(path, text, [finding], [], [{ finding, by: 'comment', reason: message }]);
  return reportOf([file], {
    skipped: [{ path, because: message }],
    failures: [{ path, message }],
    gone: [{ path, ruleId: 'secret-in-log', count: 1 }],
    asked: [path],
  });
}

describe('the report for a GitHub workflow', () => {
  it('is a command for each finding and failure, then the summary', () => {
    assert.equal(
      write(fullReport, 'github'),
      [
        '::error file=jobs/größe 1.yml,line=3,endLine=3,col=11,endColumn=18,title=secret-in-log::The key is written to the log',
        '::error file=gone.yml::it does not exist',
        '1 finding in 1 of 2 files',
        '',
      ].join('\n'),
    );
  });

  it('has no columns for a finding of several lines, which GitHub would not take', () => {
    const several = 'a: b\nc: d\n';
    const file = fileOf('a.yml', several, [findingAt({ start: 0, end: several.length - 1 }, { severity: 'low' })]);
    assert.match(write(reportOf([file]), 'github'), /^::notice file=a\.yml,line=1,endLine=2,title=secret-in-log::/);
  });

  it('lets no file add a command or a property', () => {
    const out = write(hostile('a,line=9:x::y%0A\n::add-mask::z.yml', '::stop-commands::x\r\n::error::y'), 'github');
    assert.deepEqual(
      out.split('\n').filter((line) => line.startsWith('::') && !line.startsWith('::error file=')),
      [],
    );
    assert.match(out, /^::error file=a%2Cline=9%3Ax%3A%3Ay%250A�%3A%3Aadd-mask%3A%3Az\.yml,line=1,/);
  });
});

describe('the report for Azure Pipelines', () => {
  it('is a command for each finding and failure, then the summary', () => {
    assert.equal(
      write(fullReport, 'azuredevops'),
      [
        '##vso[task.logissue type=error;sourcepath=jobs/größe 1.yml;linenumber=3;columnnumber=11;code=secret-in-log;]The key is written to the log',
        '##vso[task.logissue type=error;sourcepath=gone.yml;]it does not exist',
        '1 finding in 1 of 2 files',
        '',
      ].join('\n'),
    );
  });

  it('lets no file add a command or a property', () => {
    const out = write(
      hostile('a;code=x]##vso[task.setvariable variable=p]%.yml', '##vso[task.complete]\nx'),
      'azuredevops',
    );
    for (const line of out.split('\n')) {
      assert.ok(line.lastIndexOf('##vso[') <= 0, line);
    }
    assert.match(out, /sourcepath=a%3Bcode=x%5D## vso\[task\.setvariable variable=p%5D%AZP25\.yml;/);
  });
});

describe('the report as JUnit', () => {
  it('has a suite for each file and a case for each finding', () => {
    assert.equal(
      write(fullReport, 'junit'),
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="AML Guard" tests="4" failures="1" errors="1">
  <testsuite name="jobs/größe 1.yml" tests="2" failures="1" errors="0" skipped="1">
    <testcase classname="jobs/größe 1.yml" name="secret-in-log at 3:11"><failure type="high" message="The key is written to the log">jobs/größe 1.yml:3:11: The key is written to the log</failure></testcase>
    <testcase classname="jobs/größe 1.yml" name="secret-in-log at 3:25"><skipped message="it is a word"/></testcase>
  </testsuite>
  <testsuite name="z.yml" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="z.yml" name="no finding"/>
  </testsuite>
  <testsuite name="gone.yml" tests="1" failures="0" errors="1" skipped="0">
    <testcase classname="gone.yml" name="reading"><error message="it does not exist"/></testcase>
  </testsuite>
</testsuites>
`,
    );
  });

  it('lets no file add an element, and has no character that XML cannot hold', () => {
    const out = write(hostile('"><evil/>\u0000\ud800\ufffe.yml', "]]>&<x a='b'>\u001b[31m"), 'junit');
    assert.doesNotMatch(out, /<evil|<x|\u0000|\u001b|[\ufffe\uffff]/);
    assert.ok(!/[\ud800-\udbff](?![\udc00-\udfff])/.test(out));
    assert.match(out, /&quot;&gt;&lt;evil\/&gt;/);
  });
});

describe('the report as CSV', () => {
  it('has a row for each finding, accepted ones too', () => {
    assert.equal(
      write(fullReport, 'csv'),
      [
        'path,line,column,rule,severity,confidence,state,message,reason',
        'jobs/größe 1.yml,3,11,secret-in-log,high,medium,open,The key is written to the log,',
        'jobs/größe 1.yml,3,25,secret-in-log,low,medium,accepted by comment,The key is written to the log,it is a word',
        '',
      ].join('\r\n'),
    );
  });

  for (const start of ['=', '+', '-', '@', '\t=', '\r=', ' =', '|', '＝']) {
    it(`lets no cell be a formula that begins with ${JSON.stringify(start)}`, () => {
      const out = write(hostile(`${start}cmd|' /C calc'!A0.yml`, `${start}HYPERLINK("x","y")`), 'csv');
      for (const row of out.split('\r\n').slice(1, -1)) {
        assert.match(row, /^"?'/);
        assert.match(row, /,"'[^\r\n]*HYPERLINK\(""x"",""y""\)"/);
      }
    });
  }
});

describe('the report as Markdown', () => {
  it('has the worst first and everything else below', () => {
    assert.equal(
      write(fullReport, 'markdown'),
      `# AML Guard

1 finding in 1 of 2 files. 1 high.

| severity | place | finding | rule |
| --- | --- | --- | --- |
| high | jobs/größe 1.yml:3:11 | The key is written to the log | \`secret-in-log\` |

1 finding accepted.

## Gone from the baseline

- old.yml: 2 of secret-in-log

## Failed

- gone.yml: it does not exist

## Skipped

- big.yml: it has 2 MB and the limit is 1 MB
`,
    );
  });

  it('lets no file add markup, links, mentions or rows', () => {
    const out = write(hostile('a|b](http://x)<img src=x>@team\n| x.yml', '@all `x` &lt;b&gt; [a](b)'), 'markdown');
    assert.doesNotMatch(out, /(?<!\\)<|(?<!\\)\]\(|https?:\/\/|@|&lt;|^\| x/m);
  });
});

describe('the report as HTML', () => {
  it('loads nothing, runs nothing and hides values', () => {
    const out = write(fullReport, 'html');
    assert.match(
      out,
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">/,
    );
    assert.doesNotMatch(out, /<script|<link|src=|url\(|@import|https?:\/\/|hunter2/);
    assert.match(out, /<pre><code>password: <mark>•••<\/mark> # é𝄞 •••<\/code><\/pre>/);
    assert.match(out, /line 3, column 11/);
  });

  it('lets no file add an element', () => {
    const out = write(hostile('"><script>x</script>\'.yml', '</style><img onerror=x>'), 'html');
    assert.doesNotMatch(out, /<script|<img|<\/style><img/);
  });
});

describe('every report', () => {
  const formats = ['pretty', 'github', 'azuredevops', 'junit', 'html', 'markdown', 'csv'] as const;
  for (const format of formats) {
    it(`for people or terminals has no control characters of a file: ${format}`, () => {
      const evil = 'a\u001b]0;x\u0007\u009b31m\u202e\u2028\u0000b\nc.yml';
      const out = write(hostile(evil, evil), format);
      assert.doesNotMatch(out, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
      assert.doesNotMatch(out, /^c\.yml/m);
    });

    it(`holds no value: ${format}`, () => {
      assert.doesNotMatch(write(fullReport, format), /hunter2/);
    });

    it(`can be written of nothing: ${format}`, () => {
      assert.ok(write(reportOf([]), format).endsWith('\n'));
    });
  }
});

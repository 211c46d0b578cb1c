import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ScanRequest } from '../../src/formats/scan-messages.js';
import type { ScannedFile } from '../../src/formats/scanned-file.js';
import { scanInThread } from '../../src/extension/scan/scan-in-thread.js';
import type { ScanEnd } from '../../src/extension/scan/scan-run.js';
import { aml, badJob, goodJob, lines, scratch } from '../cli/scratch.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));
/** The command line in one file, as threads are started with it; made before the first test. */
let program = '';
const sample = fileURLToPath(new URL('../sample', import.meta.url));
const today = '2026-11-23';

interface Scanned {
  readonly end: ScanEnd;
  readonly files: readonly ScannedFile[];
  readonly progress: readonly string[];
}

async function scan(
  request: Partial<ScanRequest> & { readonly folder: string },
  by: string = program,
): Promise<Scanned> {
  const files: ScannedFile[] = [];
  const progress: string[] = [];
  const end = await scanInThread(
    { today, settings: {}, ...request },
    by,
    {
      onFiles: (some) => files.push(...some),
      onProgress: (done, all) => progress.push(`${done}/${all}`),
    },
    new AbortController().signal,
  );
  return { end, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), progress };
}

/** What a scan found, in the form of the command line's JSON. */
function asReport(files: readonly ScannedFile[]): readonly object[] {
  const range = ({ start, end }: ScannedFile['findings'][number]['range']): object => ({
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  });
  return files.flatMap(({ path: file, findings }) =>
    findings.map((finding) => ({
      path: file,
      ruleId: finding.ruleId,
      message: finding.message,
      severity: finding.severity,
      range: range(finding.range),
      related: finding.related.map((place) => ({ ...place, range: range(place.range) })),
      fixes: finding.fixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ ...edit, range: range(edit.range) })),
      })),
    })),
  );
}

async function lintReport(folder: string, args: readonly string[] = []): Promise<readonly object[]> {
  const { out } = await aml(folder, ['lint', '--format', 'json', ...args]);
  const { findings } = JSON.parse(out) as { readonly findings: readonly Record<string, unknown>[] };
  return findings.map(({ path: file, ruleId, message, severity, range, related, fixes }) => ({
    path: file,
    ruleId,
    message,
    severity,
    range,
    related,
    fixes,
  }));
}

/** A repository that is worth several threads, with a configuration, files that are left out, and one not to read. */
function largeRepository(): Readonly<Record<string, string>> {
  const compute =
    '$schema: https://azuremlschemas.azureedge.net/latest/computeInstance.schema.json\nname: box\ntype: computeinstance\n';
  const files: Record<string, string> = {
    '.git/': '',
    '.gitignore': 'ignored/\n',
    '.aml-guard.yaml': 'exclude: [left-out]\n',
    'compute/box.yml': compute,
    'ignored/job.yml': badJob,
    'left-out/job.yml': badJob,
    'binary.yml': 'a\0b',
  };
  for (let index = 0; index < 240; index++) {
    files[`jobs/job-${index}.yml`] =
      index % 3 === 0
        ? badJob
        : lines([...goodJob.trim().split('\n'), 'tags: { environment: prod }']).replace('cpu-cluster', 'box');
  }
  return files;
}

describe('a scan in a thread', () => {
  let folder = '';

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'aml-guard-scan-'));
    program = path.join(folder, 'worker.cjs');
    // Looked up when it runs: the bundle of the tests cannot hold it.
    const { build } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild');
    await build({
      absWorkingDir: repository,
      entryPoints: ['src/worker.ts'],
      outfile: program,
      bundle: true,
      format: 'cjs',
      platform: 'node',
      mainFields: ['module', 'main'],
      logLevel: 'error',
    });
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds in the sample what the command line finds, to the byte', async (t) => {
    const root = scratch(t, { '.git/': '' });
    cpSync(sample, root, { recursive: true });
    const { end, files } = await scan({ folder: root });
    assert.deepEqual(end, { is: 'done', troubles: [] });
    const expected = await lintReport(root);
    assert.ok(expected.length > 20, String(expected.length));
    assert.deepEqual(asReport(files), expected);
    assert.doesNotMatch(JSON.stringify(files), /hunter2/);
  });

  it('tells where a finding in a notebook stands in its cells', async (t) => {
    const cells = [
      { cell_type: 'markdown', metadata: {}, source: ['# title'] },
      { cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source: ['import os\n', 'import mlflow'] },
      { cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source: ['x = 1\n', 'print(os.environ)'] },
    ];
    const root = scratch(t, {
      'a.ipynb': JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, undefined, 1),
    });
    const { files } = await scan({ folder: root });
    assert.deepEqual(
      files.flatMap(({ findings }) => findings.map(({ ruleId, inCell }) => ({ ruleId, inCell }))),
      [
        {
          ruleId: 'environment-in-log',
          inCell: { cell: 1, range: { start: { line: 1, character: 6 }, end: { line: 1, character: 16 } } },
        },
      ],
    );
  });

  it('of a large folder uses more threads, with the same result, and says how far it is', async (t) => {
    const root = scratch(t, largeRepository());
    const { end, files, progress } = await scan({ folder: root });
    assert.deepEqual(end, { is: 'done', troubles: [{ path: 'binary.yml', reason: 'it is a binary file' }] });
    const expected = await lintReport(root);
    assert.ok(expected.length >= 240, String(expected.length));
    const byPlace = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
    assert.deepEqual([...asReport(files)].sort(byPlace), [...expected].sort(byPlace));
    assert.ok(!files.some(({ path: file }) => /ignored|left-out/.test(file)));
    assert.ok(progress.length > 0 && progress.every((text) => text.endsWith('/243')), progress.join(' '));
  });

  it('judges only the files that are asked for, with all others in mind', async (t) => {
    const root = scratch(t, largeRepository());
    const { files } = await scan({
      folder: root,
      only: [path.join(root, 'jobs', 'job-1.yml'), path.join(root, 'gone.yml')],
    });
    assert.deepEqual(
      files.map(({ path: file, findings }) => `${file} ${findings.map(({ ruleId }) => ruleId).join()}`),
      ['jobs/job-1.yml compute-instance-in-production'],
    );
  });

  it('knows the editor’s settings, which the folder’s configuration overrules', async (t) => {
    const root = scratch(t, {
      'a.yml': badJob,
      'sub/.aml-guard.yaml': 'rules: { secret-in-environment-variable: low }\n',
      'sub/b.yml': badJob,
    });
    const { files } = await scan({ folder: root, settings: { rules: { 'secret-in-environment-variable': 'info' } } });
    assert.deepEqual(
      files.flatMap(({ path: file, findings }) => findings.map(({ severity }) => `${file} ${severity}`)),
      ['a.yml info', 'sub/b.yml low'],
    );
  });

  it('of a folder whose configuration has errors fails with them', async (t) => {
    const root = scratch(t, { '.aml-guard.yaml': 'strictness: hard\n', 'a.yml': badJob });
    const { end, files } = await scan({ folder: root });
    assert.equal(end.is, 'failed');
    assert.match(end.message, /^\.aml-guard\.yaml:1:13: /);
    assert.deepEqual(files, []);
  });

  it('that ends by itself is broken, and names the kind of error alone', async (t) => {
    const root = scratch(t, { 'a.yml': badJob, 'broken.mjs': 'throw new TypeError("hunter2")' });
    const { end } = await scan({ folder: root }, path.join(root, 'broken.mjs'));
    assert.deepEqual(end, { is: 'broken', error: 'TypeError' });
  });

  it('ends at once when it is cancelled, whatever its threads are at', async (t) => {
    const root = scratch(t, largeRepository());
    const controller = new AbortController();
    const found: ScannedFile[] = [];
    let cancelledMs = 0;
    const end = await scanInThread(
      { folder: root, today, settings: {} },
      program,
      {
        onFiles: (files) => {
          found.push(...files);
          cancelledMs = performance.now();
          controller.abort();
        },
        onProgress: () => undefined,
      },
      controller.signal,
    );
    const tookMs = performance.now() - cancelledMs;
    assert.deepEqual(end, { is: 'cancelled' });
    assert.ok(found.length > 0 && found.length < 243, String(found.length));
    assert.ok(tookMs < 2_000, `${tookMs} ms`);
    const told = found.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(found.length, told);
  });

  it('that is cancelled before it begins starts no thread', async () => {
    const end = await scanInThread(
      { folder: '/nowhere', today, settings: {} },
      '/nowhere/program.cjs',
      { onFiles: () => undefined, onProgress: () => undefined },
      AbortSignal.abort(),
    );
    assert.deepEqual(end, { is: 'cancelled' });
  });
});

import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { languageOf } from '../../src/core/documents/detect.js';
import { readDocument } from '../../src/core/documents/read-document.js';
import { expectedMs, readForLinks } from '../../src/core/project/read-for-links.js';
import { ProjectIndex, readEntry, type LinkChange } from '../../src/core/project/project-index.js';
import { LinkReader } from '../../src/extension/linting/link-reader.js';
import { TimeSlices } from '../../src/extension/infrastructure/time-slices.js';
import { projectSample } from './project-samples.js';

const sliceMs = 8;
/** What the threads run; `npm run build` makes it. */
const program = resolve('dist', 'worker.cjs');
const edits = 50;
const root = 'teams/team-7/project-57';

/**
 * Prints how fast the graph of a repository is built in slices, how long the longest block of the event loop is
 * meanwhile, and what an edit costs; first for a made repository, then for a folder, where one is given.
 */
export async function benchProject(folder: string | undefined): Promise<void> {
  console.log(
    '\n| Graph of | files | with links | read in another thread | files/s | longest block, ms | its file, or several |',
  );
  console.log('| --- | --: | --: | --: | --: | --: | --- |');
  const sample = projectSample(100);
  // Once for the compiler, as an extension host is warm when it comes to this.
  await build(projectSample(10));
  const index = await report('a made repository', sample);
  if (folder !== undefined) {
    await report(folder, await filesOf(folder));
  }
  console.log('\n| One edit of | other files judged again | ms, median of ' + String(edits) + ' |');
  console.log('| --- | --: | --: |');
  const component = `${root}/components/train-1.yml`;
  const compute = 'shared/compute/cluster-7.yml';
  edit(index, sample, 'a script', `${root}/src/train-1.py`, (text, turn) => `${text}# ${turn}\n`);
  edit(index, sample, 'a job, one line more', `${root}/jobs/job-1.yml`, (text, turn) => '\n'.repeat(turn % 2) + text);
  edit(index, sample, 'a job, another script', `${root}/jobs/job-1.yml`, (text, turn) =>
    text.replace('train-1.py', `train-${turn % 2}.py`),
  );
  edit(index, sample, "a component's name", component, (text, turn) =>
    text.replace(/name: .*/, (name) => name + (turn % 2 === 0 ? '' : '-x')),
  );
  edit(index, sample, "a cluster's type", compute, (text, turn) =>
    text.replace('type: amlcompute', turn % 2 === 0 ? 'type: amlcompute' : 'type: computeinstance'),
  );
}

async function report(name: string, files: ReadonlyMap<string, string>): Promise<ProjectIndex> {
  const { index, seconds, linking, long, longest } = await build(files);
  const [ms, what] = longest;
  console.log(
    `| ${name} | ${files.size} | ${linking} | ${long} | ${(files.size / seconds).toFixed(0)} | ${ms.toFixed(1)} | ${what} |`,
  );
  return index;
}

interface Built {
  readonly index: ProjectIndex;
  readonly seconds: number;
  readonly linking: number;
  /** Files that were read in another thread. */
  readonly long: number;
  /** Milliseconds on the clock, which other programs on the machine make longer. */
  readonly longest: readonly [ms: number, what: string];
}

/** As the extension does it: long files in another thread, all others in slices. */
async function build(files: ReadonlyMap<string, string>): Promise<Built> {
  const index = new ProjectIndex();
  const reader = new LinkReader(program, { warn: console.error, error: console.error });
  let block = { from: performance.now(), files: [] as string[] };
  let longest: [number, string] = [0, ''];
  const endBlock = (): void => {
    const ms = performance.now() - block.from;
    if (ms > longest[0]) {
      longest = [ms, block.files.length === 1 ? (block.files[0] ?? '') : `${block.files.length} files`];
    }
  };
  const pause = async (): Promise<void> => {
    endBlock();
    await new Promise((resolve) => setTimeout(resolve, 0));
    block = { from: performance.now(), files: [] };
  };
  const slices = new TimeSlices(sliceMs, { now: () => performance.now(), pause });
  const from = performance.now();
  let linking = 0;
  let long = 0;
  for (const [path, text] of files) {
    const expected = expectedMs(path, text);
    if (expected > sliceMs) {
      long++;
      endBlock();
      const entry = await reader.read(path, text);
      block = { from: performance.now(), files: [path] };
      if (entry !== undefined) {
        linking++;
        index.fill(path, entry);
      }
      continue;
    }
    await slices.run(() => {
      block.files.push(path);
      const source = readForLinks(path, text);
      if (source !== undefined) {
        linking++;
        index.fill(path, readEntry(path, source));
      }
    }, expected);
  }
  endBlock();
  reader.dispose();
  return { index, linking, long, longest, seconds: (performance.now() - from) / 1000 };
}

function edit(
  index: ProjectIndex,
  files: ReadonlyMap<string, string>,
  name: string,
  path: string,
  change: (text: string, turn: number) => string,
): void {
  const text = files.get(path) ?? '';
  const times: number[] = [];
  let last: LinkChange | undefined;
  for (let turn = 1; turn <= edits; turn++) {
    const from = performance.now();
    last = index.set(path, readDocument({ path, text: change(text, turn) }, index)) ?? last;
    times.push(performance.now() - from);
  }
  index.set(path, readDocument({ path, text }, index));
  const median = times.sort((a, b) => a - b)[edits / 2] ?? NaN;
  console.log(`| ${name} | ${last?.affected.length ?? 0} | ${median.toFixed(2)} |`);
}

async function filesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const name of await readdir(folder, { recursive: true })) {
    const path = name.replaceAll('\\', '/');
    const file = join(folder, name);
    if (
      languageOf(path) !== undefined &&
      !/(?:^|\/)(?:\.git|node_modules)\//.test(path) &&
      (await stat(file)).isFile()
    ) {
      files.set(path, await readFile(file, 'utf8'));
    }
  }
  return files;
}

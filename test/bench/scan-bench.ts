import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { scanInThread } from '../../src/extension/scan/scan-in-thread.js';
import { ScanResults } from '../../src/extension/scan/scan-results.js';
import { groupFindings, idsOf, type ListedFinding } from '../../src/extension/scan/finding-groups.js';
import { projectSample } from './project-samples.js';

/** What the threads run; `npm run build` makes it. */
const program = path.resolve('dist', 'cli.cjs');
/** As often as the tree is drawn anew, milliseconds. */
const drawEveryMs = 200;

/**
 * Prints how long the scan of a made repository takes and how long it holds up the thread that asked for it at most:
 * taking over what was found, and putting it into groups as the tree does.
 */
export async function benchScan(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aml-guard-bench-'));
  try {
    const sample = projectSample(100);
    for (const [name, text] of sample) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    console.log('\n| Scan of | files | findings | s | longest block, ms | blocks above 10 ms |');
    console.log('| --- | --: | --: | --: | --: | --: |');
    const results = new ScanResults();
    let drawnMs = 0;
    const draw = (): readonly ListedFinding[] => {
      const all = results
        .filesOf(folder)
        .flatMap(({ path: name, findings }) =>
          findings.map((finding) => ({ file: { uri: name, path: name, folder: undefined }, finding })),
        );
      groupFindings(all, 'rule');
      idsOf(all);
      return all;
    };
    const blocks: number[] = [];
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      blocks.push(now - last);
      last = now;
    }, 1);
    const from = performance.now();
    const met = new Set<string>();
    const end = await scanInThread(
      { folder, today: '2026-11-23', settings: { strictness: 'auditor' } },
      program,
      {
        onFiles: (files) => {
          files.forEach(({ path: name }) => met.add(name));
          results.put(folder, files);
          if (performance.now() - drawnMs >= drawEveryMs) {
            drawnMs = performance.now();
            draw();
          }
        },
        onProgress: () => undefined,
      },
      new AbortController().signal,
    );
    results.finish(folder, met, end.is === 'done' ? end.troubles : []);
    const seconds = (performance.now() - from) / 1000;
    const { length } = draw();
    clearInterval(timer);
    const longest = Math.max(...blocks).toFixed(1);
    const long = blocks.filter((ms) => ms > 10).length;
    console.log(
      `| a made repository, ${end.is} | ${met.size} | ${length} | ${seconds.toFixed(1)} | ${longest} | ${long} |`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { globSync } from 'tinyglobby';
import type { Finding } from '../../src/core/findings/finding.js';
import { OpenTexts } from '../../src/language-server/open-texts.js';
import { ServedProjects } from '../../src/language-server/served-projects.js';
import { aml } from '../cli/scratch.js';

const sample = fileURLToPath(new URL('../sample', import.meta.url));

interface JsonReport {
  readonly findings: readonly {
    readonly ruleId: string;
    readonly message: string;
    readonly path: string;
    readonly range: { readonly start: { readonly line: number; readonly column: number } };
  }[];
}

describe('the language server and the command line', () => {
  it('find the same in the sample project', async () => {
    let tell: (() => void) | undefined;
    const filled = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const projects = new ServedProjects(
      () => tell?.(),
      (error) => {
        throw error;
      },
    );
    projects.setFolders([sample]);
    const texts = new OpenTexts(projects, () => {
      // Nobody is told.
    });
    const files = globSync('**/*', { cwd: sample }).sort();
    await projects.find(path.join(sample, files[0] ?? ''));
    await filled;
    const served: string[] = [];
    for (const file of files) {
      const full = path.join(sample, file);
      const text = readFileSync(full, 'utf8');
      const judged = await texts.current({
        uri: pathToFileURL(full).href,
        languageId: 'unknown',
        version: 1,
        getText: () => text,
      });
      const { lines } = judged?.result.document ?? {};
      const describe = ({ ruleId, message, span }: Finding): string => {
        const { line, character } = lines?.positionAt(span.start) ?? { line: -1, character: -1 };
        return `${file}:${line + 1}:${character + 1} ${ruleId} ${message}`;
      };
      served.push(...(judged?.result.findings.map(describe) ?? []));
    }
    const { out } = await aml(sample, ['lint', '.', '--format', 'json']);
    const { findings } = JSON.parse(out) as JsonReport;
    const expected = findings.map(
      ({ path: file, range: { start }, ruleId, message }) =>
        `${file}:${start.line}:${start.column} ${ruleId} ${message}`,
    );
    assert.ok(expected.length > 20, `${expected.length} findings`);
    assert.deepEqual(served.sort(), [...expected].sort());
    projects.dispose();
  });
});

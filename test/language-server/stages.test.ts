import assert from 'node:assert/strict';
import { unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ServedProjects } from '../../src/language-server/served-projects.js';
import { scratch } from '../cli/scratch.js';

const settings = 'variables:\n  - name: resource_group\n    value: rg\n  - name: aml_workspace\n    value: mlw-churn\n';

describe('own words for stages in the language server', () => {
  it('count from the first reading on, and as their configuration comes and goes', async (t) => {
    const root = scratch(t, {
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.aml-guard.yaml': 'stages:\n  staging: [int]\n',
      'config-int.yml': settings,
    });
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
    const { project } = await projects.find(path.join(root, 'config-int.yml'));
    await filled;
    const stagesOf = (): readonly (string | undefined)[] =>
      project.index.findWorkspaceUses('mlw-churn').map(({ stage }) => stage);
    assert.deepEqual(stagesOf(), ['staging']);
    const configuration = path.join(root, '.aml-guard.yaml');
    writeFileSync(configuration, 'stages:\n  production: [int, live]\n');
    await projects.refresh(configuration);
    assert.deepEqual(stagesOf(), ['production']);
    unlinkSync(configuration);
    await projects.refresh(configuration);
    assert.deepEqual(stagesOf(), []);
    projects.dispose();
  });
});

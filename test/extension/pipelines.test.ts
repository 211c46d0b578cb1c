import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ConnectedPipelines } from '../../src/extension/pipelines/connected-pipelines.js';
import { readGitHubHost } from '../../src/extension/pipelines/github-settings.js';
import { itemsFor, placesOfFolders } from '../../src/extension/pipelines/pipeline-picker.js';
import type { PipelineReader } from '../../src/extension/pipelines/pipeline-reader.js';
import { readPipelines } from '../../src/pipeline-readers/read-pipelines.js';
import { serializeSnapshot } from '../../src/posture/snapshot/snapshot.js';
import type { PipelinePlace } from '../../src/posture/pipelines/places.js';
import { canary } from '../support/pipelines/canary.js';
import { paths } from '../support/pipelines/made-azure-devops.js';
import { madePlaces, madeWithPipelines } from '../support/pipelines/made-pipelines.js';
import { MadeServices } from '../support/pipelines/made-services.js';
import { judgedOf } from '../../src/extension/posture/connections.js';
import { linesOf, MadeMemento, MadePosture, workspace } from './posture-support.js';
import { activateExtension, folderAt, until, write } from './support.js';

const gitHub: PipelinePlace = { kind: 'github', host: 'github.com', owner: 'contoso', repository: 'churn' };

describe('pipelines', () => {
  describe('that are connected', () => {
    let services: MadeServices;
    let posture: MadePosture;
    before(async () => {
      services = await MadeServices.start();
      const pipelines: PipelineReader = {
        read: async (_interactive, signal) => ({
          places: madePlaces,
          readings: await readPipelines(services.connected(), {}, signal),
        }),
      };
      posture = await MadePosture.start({}, new MadeMemento(), pipelines);
    });
    after(async () => {
      posture.dispose();
      await services.stop();
    });

    it('are read along with a workspace, and judged in the group of their own', async () => {
      await posture.connections.connect(workspace, true);
      const connection = posture.connections.find(workspace);
      const judged = connection === undefined ? undefined : judgedOf(connection);
      const group = judged?.report.groups.find(({ id }) => id === 'pipelines');
      assert.ok(group !== undefined && group.counts.pass > 20, JSON.stringify(group?.counts));
      assert.deepEqual([group.counts.fail, group.counts.unknown], [0, 0]);
      assert.deepEqual(judged?.snapshot.pipelines, madePlaces);
      assert.doesNotMatch(JSON.stringify(judged.snapshot), new RegExp(canary.secret));
    });

    it('are read again with a refresh, and what is wrong by then is said', async () => {
      services.misbehave({ is: 'status', status: 403 });
      await posture.connections.refresh(workspace, true);
      services.misbehave(undefined);
      const connection = posture.connections.find(workspace);
      const judged = connection === undefined ? undefined : judgedOf(connection);
      const group = judged?.report.groups.find(({ id }) => id === 'pipelines');
      assert.equal(group?.counts.pass, 0);
      assert.ok(group.counts.unknown > 20);
      // The workspace itself is judged as ever.
      assert.ok((judged?.report.counts.pass ?? 0) > 50);
    });

    it('are lines of the tree, by what they are', async () => {
      const { posture: feature } = await activateExtension();
      const open = { [paths.project]: { visibility: 'public' } };
      const file = await write('pipelines.snapshot.json', serializeSnapshot(madeWithPipelines(open)));
      await vscode.commands.executeCommand('amlGuard.posture.openSnapshot', file);
      const lines = linesOf(feature.tree, 4);
      await feature.connections.disconnect(file.toString());
      const group = lines.slice(lines.indexOf('  Pipelines | 1 failing'));
      for (const line of [
        '    churn model | 1 failing · project',
        '      Project of Azure DevOps that everybody on the internet can read | fails, high',
        '    azure-churn-prod | passes · service connection',
        '    training | passes · repository',
        '    churn | passes · repository',
        '    production | passes · environment',
      ]) {
        assert.ok(group.includes(line), `${line} is not in\n${group.join('\n')}`);
      }
    });
  });

  describe('to connect', () => {
    const config = (): vscode.Uri => vscode.Uri.joinPath(folderAt(0), '.git', 'config');
    afterEach(async () => {
      await vscode.workspace.fs
        .delete(vscode.Uri.joinPath(folderAt(0), '.git'), { recursive: true })
        .then(undefined, () => undefined);
    });

    it('are proposed by the remotes of the opened folders', async () => {
      const text = '[remote "origin"]\n\turl = git@github.com:contoso/churn.git\n';
      await vscode.workspace.fs.writeFile(config(), new TextEncoder().encode(text));
      assert.deepEqual(await placesOfFolders(), [gitHub]);
    });

    it('are ticked where they are connected already, and no other one is', () => {
      const items = itemsFor([gitHub], [...madePlaces, gitHub]);
      assert.deepEqual(
        items.map(({ label, picked = false }) => [label, picked]),
        [
          ['contoso/churn', true],
          ['contoso/churn model', false],
          ['Another Project of Azure DevOps…', false],
          ['Another Repository on GitHub…', false],
        ],
      );
    });

    it('are remembered for the folder, without anything that was read', async () => {
      const memento = new MadeMemento();
      const pipelines = new ConnectedPipelines(memento, 'aml-guard-test', async (ask) => ask());
      await pipelines.connect([gitHub]);
      assert.deepEqual(new ConnectedPipelines(memento, 'x', async (ask) => ask()).places, [gitHub]);
      assert.deepEqual(memento.keys(), ['amlGuard.pipelines.places']);
      pipelines.dispose();
    });

    it('are forgotten where what was kept is no place, or of a server that is not set', async () => {
      const memento = new MadeMemento();
      const server = { ...gitHub, host: 'github.example.com' };
      await memento.update('amlGuard.pipelines.places', ['x', { kind: 'github' }, server, gitHub]);
      const pipelines = new ConnectedPipelines(memento, 'aml-guard-test', async (ask) => ask());
      assert.deepEqual(pipelines.places, [gitHub]);
      pipelines.dispose();
    });

    it('are chosen from a list, and stay as they are where nobody chooses', async () => {
      const { posture: feature } = await activateExtension();
      let isOver = false;
      const running = vscode.commands.executeCommand('amlGuard.pipelines.connect').then(() => (isOver = true));
      // The list comes a moment later; until then there is nothing to close.
      const timer = setInterval(() => void vscode.commands.executeCommand('workbench.action.closeQuickOpen'), 50);
      await until(() => isOver);
      clearInterval(timer);
      await running;
      assert.deepEqual(feature.pipelines.places, []);
    });
  });

  it('are connected by a tick in the list', async () => {
    const { posture: feature } = await activateExtension();
    const git = vscode.Uri.joinPath(folderAt(0), '.git');
    const text = '[remote "origin"]\n\turl = https://github.com/contoso/churn\n';
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(git, 'config'), new TextEncoder().encode(text));
    try {
      const running = vscode.commands.executeCommand('amlGuard.pipelines.connect');
      const deadline = Date.now() + 10_000;
      // Until the list is there, the commands have nothing to act on.
      while (feature.pipelines.places.length === 0 && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 300));
        await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
        await vscode.commands.executeCommand('workbench.action.quickPickManyToggle');
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      }
      await running;
      assert.deepEqual(feature.pipelines.places, [gitHub]);
    } finally {
      await feature.pipelines.connect([]);
      await vscode.workspace.fs.delete(git, { recursive: true });
    }
  });

  describe('of a GitHub Enterprise Server', () => {
    const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('amlGuard');
    afterEach(() => settings().update('github.server', undefined, vscode.ConfigurationTarget.Global));

    it('are found by the person’s own settings alone', async () => {
      assert.equal(readGitHubHost(), 'github.com');
      await settings().update('github.server', 'https://GitHub.example.com/', vscode.ConfigurationTarget.Global);
      assert.equal(readGitHubHost(), 'github.example.com');
      await settings().update('github.server', 'not a host', vscode.ConfigurationTarget.Global);
      assert.equal(readGitHubHost(), 'github.com');
    });
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { describeAge } from '../../src/extension/infrastructure/age.js';
import type { Connection, Connections } from '../../src/extension/posture/connections.js';
import type { PostureFeature } from '../../src/extension/posture/posture-feature.js';
import { readAzureSettings } from '../../src/extension/posture/azure-settings.js';
import { describeAzure } from '../../src/extension/posture/azure-choice.js';
import { ComparisonDocuments } from '../../src/extension/posture/comparison-documents.js';
import { NameDocuments } from '../../src/extension/posture/name-documents.js';
import type { PostureNode } from '../../src/extension/posture/tree-nodes.js';
import { badgeOf, messageOf } from '../../src/extension/posture/posture-tree.js';
import { SessionChanges } from '../../src/extension/posture/session-changes.js';
import { shortTitle } from '../../src/extension/posture/tree-items.js';
import { serializeSnapshot } from '../../src/posture/snapshot/snapshot.js';
import { madeToken } from '../support/azure/double-client.js';
import { madeSnapshot } from '../support/azure/made-snapshot.js';
import { allNodes, linesOf, MadePosture, otherWorkspace, workspace } from './posture-support.js';
import { activateExtension, folderAt, until, write } from './support.js';

const now = Date.parse('2026-11-23T12:00:00Z');

async function feature(): Promise<PostureFeature> {
  return (await activateExtension()).posture;
}

function stateOf(connections: Connections, key: string): Connection['state']['is'] | undefined {
  return connections.find(key)?.state.is;
}

describe('posture', () => {
  afterEach(async () => {
    const { connections } = await feature();
    await vscode.commands.executeCommand('amlGuard.posture.showAll');
    for (const { key } of connections.all) {
      await connections.disconnect(key);
    }
  });

  describe('the sample', () => {
    it('is marked wherever it is named, and counts for no badge', async () => {
      const { tree } = await feature();
      await vscode.commands.executeCommand('amlGuard.posture.openSample');
      const [first] = tree.getChildren();
      assert.ok(first !== undefined, 'there is no workspace');
      const item = tree.getTreeItem(first);
      assert.match(String(item.description), /^sample · \d+\/100 · \d+ failing$/);
      assert.match(
        item.accessibilityInformation?.label ?? '',
        /^Workspace mlw-churn-prod, sample, \d+\/100, \d+ failing$/,
      );
      assert.match((item.tooltip as vscode.MarkdownString).value, /Nothing of it exists/);
      assert.equal(item.contextValue, 'workspace.sample.ready');
      assert.match(tree.view.message ?? '', /^Score \d+ of 100\. The sample is made up\.$/);
      assert.equal(tree.view.badge, undefined);
    });

    it('stays one when it is exported and opened again', async () => {
      const { connections } = await feature();
      const sample = await connections.openSample();
      assert.ok(sample.state.is === 'ready', sample.state.is);
      const file = await write('sample.snapshot.json', serializeSnapshot(sample.state.judged.snapshot));
      assert.equal((await connections.open(file)).source, 'sample');
    });
  });

  describe('a snapshot', () => {
    const snapshot = madeSnapshot({ storage: { properties: { allowSharedKeyAccess: true } } });

    it('is shown by groups, resources and verdicts', async () => {
      const { tree } = await feature();
      const file = await write('one.snapshot.json', serializeSnapshot(snapshot));
      await vscode.commands.executeCommand('amlGuard.posture.openSnapshot', file);
      const lines = linesOf(tree).map((line) => line.replace(/\d+\/100/, 'S/100').replace(/\d+ passing/, 'N passing'));
      assert.deepEqual(lines, [
        'mlw-churn-prod | snapshot · S/100 · 1 failing',
        '  Network | N passing',
        '  Identity and access | 1 failing',
        '  Encryption | N passing',
        '  Logging and audit | N passing',
        '  Compute | N passing',
        '  Supply chain | N passing',
        '  Pipelines | not read',
        '  For People to Answer | 8 of 8 to answer',
      ]);
    });

    it('has a line for everything once, with a label to be read aloud', async () => {
      const { connections, tree } = await feature();
      await connections.openSample();
      await connections.open(await write('two.snapshot.json', serializeSnapshot(snapshot)));
      const nodes = allNodes(tree);
      const items = nodes.map((node) => tree.getTreeItem(node));
      assert.ok(items.length > 100, String(items.length));
      assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
      assert.deepEqual(
        items
          .filter(({ accessibilityInformation }) => (accessibilityInformation?.label ?? '') === '')
          .map(({ label }) => label),
        [],
      );
      const failing = items.find(({ contextValue }) => contextValue?.startsWith('verdict.sample.fail') === true);
      assert.match(failing?.accessibilityInformation?.label ?? '', /: fails, (?:critical|high|medium|low)\. ./);
      for (const node of nodes) {
        const parent = tree.getParent(node);
        const ids = tree.getChildren(parent).map((sibling) => tree.getTreeItem(sibling).id);
        assert.ok(
          ids.includes(tree.getTreeItem(node).id),
          `${String(tree.getTreeItem(node).id)} is not below its parent`,
        );
      }
    });

    it('has what does not apply folded, behind what does', async () => {
      const { connections, tree } = await feature();
      await connections.open(await write('folded.snapshot.json', serializeSnapshot(snapshot)));
      const resources = allNodes(tree).filter((node) => node.kind === 'resource');
      let folded = 0;
      for (const resource of resources) {
        const kinds = tree
          .getChildren(resource)
          .map(({ kind }) => kind)
          .filter((kind) => kind !== 'uses');
        assert.ok(!kinds.slice(0, -1).includes('inapplicable'), kinds.join());
        folded += kinds.at(-1) === 'inapplicable' ? 1 : 0;
        for (const child of tree.getChildren(resource).filter(({ kind }) => kind !== 'uses')) {
          const words = (node: PostureNode): string => (node.kind === 'verdict' ? node.result.verdict.is : '');
          assert.notEqual(words(child), 'not-applicable');
          assert.ok(tree.getChildren(child).every((below) => words(below) === 'not-applicable'));
        }
      }
      assert.ok(folded > 3, String(folded));
    });

    it('is judged by the configuration of the project, and again when that changes', async () => {
      const { connections, tree } = await feature();
      const sensitive = madeSnapshot({
        workspace: { tags: { dataClassification: null }, properties: { hbiWorkspace: false } },
      });
      await connections.open(await write('configured.snapshot.json', serializeSnapshot(sensitive)));
      const isSaid = (): boolean =>
        linesOf(tree, 4).some((line) => /sensitive data .*high business impact .*fails/.test(line));
      assert.equal(isSaid(), false, linesOf(tree, 4).join('\n'));
      const file = await write('.aml-guard.yaml', 'posture:\n  sensitiveWorkspaces: [mlw-churn-prod]\n');
      try {
        await until(isSaid);
        assert.ok(isSaid(), linesOf(tree, 4).join('\n'));
      } finally {
        await vscode.workspace.fs.delete(file);
      }
      await until(() => !isSaid());
      assert.equal(isSaid(), false, 'the configuration is gone');
    });

    it('shows what people answer as what it is, and what they accept as accepted', async () => {
      const { tree } = await feature();
      const answers = [
        'posture:',
        '  evidence:',
        '    - { for: threat-model-reviewed, owner: Ada, date: 2026-01-01, until: 2099-12-31, what: page 7 }',
        '    - { for: incident-plan-tried, owner: Bob, date: 2020-01-01, until: 2020-12-31, what: drill }',
        '  exceptions:',
        '    - { check: storage-account-with-shared-keys, reason: gateway, owner: Ada, until: 2099-12-31 }',
        '',
      ];
      const configuration = await write('.aml-guard.yaml', answers.join('\n'));
      try {
        await vscode.commands.executeCommand(
          'amlGuard.posture.openSnapshot',
          await write('answered.snapshot.json', serializeSnapshot(snapshot)),
        );
        const items = (): readonly vscode.TreeItem[] => allNodes(tree).map((node) => tree.getTreeItem(node));
        const described = (context: string): readonly string[] =>
          items().flatMap((item) =>
            item.contextValue?.startsWith(context) === true
              ? [`${typeof item.label === 'string' ? item.label : ''} | ${String(item.description)}`]
              : [],
          );
        await until(() => described('manual.stated').length > 0);
        assert.deepEqual(described('manuals'), ['For People to Answer | 7 of 8 to answer']);
        assert.deepEqual(described('manual.stated'), [
          'What can go wrong is written down and was looked at | stated, Ada, 2026-01-01',
        ]);
        assert.deepEqual(described('manual.expired'), [
          'There is a plan for a model that was compromised, and it was tried | expired, Bob, 2020-01-01',
        ]);
        assert.deepEqual(described('verdict.file.accepted'), ['Accepts its account keys | accepted until 2099-12-31']);
        assert.deepEqual(described('verdict.file.fail'), []);
        await vscode.commands.executeCommand('amlGuard.posture.showFailures');
        assert.deepEqual(described('verdict'), []);
        assert.deepEqual(described('manual'), []);
      } finally {
        await vscode.workspace.fs.delete(configuration);
      }
    });

    it('is compared with another one, the older one first', async () => {
      const { connections } = await feature();
      const later = { ...madeSnapshot(), takenAt: '2026-12-01T09:00:00Z' };
      const first = await connections.open(await write('later.snapshot.json', serializeSnapshot(later)));
      const second = await connections.open(await write('earlier.snapshot.json', serializeSnapshot(snapshot)));
      const comparisons = new ComparisonDocuments(connections, 'test-comparison');
      try {
        const document = await vscode.workspace.openTextDocument(comparisons.uriFor(first, second));
        assert.match(document.getText(), /^# mlw-churn-prod: two times\n/);
        assert.match(document.getText(), /## Better[^#]*storage-account-with-shared-keys/);
        assert.doesNotMatch(document.getText(), /## Worse/);
        await connections.disconnect(second.key);
        await until(() => document.getText().includes('not shown any more'));
        assert.match(document.getText(), /not shown any more/);
      } finally {
        comparisons.dispose();
      }
    });

    it('shows where its names lead from here, when it is told to', async () => {
      const { connections } = await feature();
      const connection = await connections.open(await write('names.snapshot.json', serializeSnapshot(snapshot)));
      let asked = 0;
      const names = new NameDocuments(connections, 'test-names', {
        addresses(host, family) {
          asked++;
          return Promise.resolve(family === 6 ? [] : [host.endsWith('.vault.azure.net') ? '10.1.0.5' : '20.50.2.1']);
        },
        aliases: () => Promise.resolve([]),
        cancel: () => undefined,
      });
      try {
        const document = await vscode.workspace.openTextDocument(names.uriFor(connection));
        assert.match(document.getText(), /^Run the command "Look at Names from Here"/);
        assert.equal(asked, 0);
        await names.show(connection);
        await until(() => document.getText().startsWith('## Names from here: mlw-churn-prod'));
        assert.match(
          document.getText(),
          /\| private \| vault kv-churn-prod \| kv-churn-prod\.vault\.azure\.net \| 10\.1\.0\.5 \|/,
        );
        assert.match(document.getText(), /\| public \| registry crchurnprod \|.*DNS zone is not linked where you are/);
        assert.match(document.getText(), /“Here” is the (?:remote machine|server)|“Here” is this machine/);
      } finally {
        names.dispose();
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      }
    });

    it('has a page of who can reach what, told anew when it is read again', async () => {
      const { connections, exposure } = await feature();
      const connection = await connections.open(await write('reach.snapshot.json', serializeSnapshot(snapshot)));
      await vscode.commands.executeCommand('amlGuard.posture.showExposure', { kind: 'workspace', connection });
      const tabs = (): readonly string[] =>
        vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
      await until(() => tabs().includes('Who Can Reach What: mlw-churn-prod'));
      const message = await exposure.messageFor(connection.key);
      assert.ok(message.type === 'exposure');
      assert.ok(message.exposure.graph.edges.length > 5);
      assert.ok(
        message.exposure.assets.some(({ sentence }) =>
          sentence.startsWith('Training data and models in stchurnprod: '),
        ),
      );
      await connections.disconnect(connection.key);
      assert.equal((await exposure.messageFor(connection.key)).type, 'nothing');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('has a plan of repairs, which a later reading ticks off', async () => {
      const { connections } = await feature();
      const file = await write('plan.snapshot.json', serializeSnapshot(snapshot));
      const connection = await connections.open(file);
      await vscode.commands.executeCommand('amlGuard.posture.beginPlan', { kind: 'workspace', connection });
      const page = (): vscode.TextDocument | undefined =>
        vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'aml-guard-plan');
      await until(() => page()?.getText().includes('### 1. Storage account that accepts its account keys') === true);
      assert.doesNotMatch(page()?.getText() ?? '', /## Since/);
      await write('plan.snapshot.json', serializeSnapshot({ ...madeSnapshot(), takenAt: '2026-12-01T09:00:00Z' }));
      await connections.refresh(connection.key, true);
      await until(() => page()?.getText().includes('1 of 1 done') === true);
      assert.match(page()?.getText() ?? '', /- \[x\] Storage account that accepts its account keys: stchurnprod/);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });

    it('is filtered to what fails, and counts for no badge', async () => {
      const { connections, tree } = await feature();
      await connections.open(await write('three.snapshot.json', serializeSnapshot(snapshot)));
      assert.equal(tree.view.badge, undefined);
      await vscode.commands.executeCommand('amlGuard.posture.showFailures');
      assert.match(tree.view.message ?? '', /^Failures only\. Score 9\d of 100\. Read /);
      const verdicts = allNodes(tree).filter(({ kind }) => kind === 'verdict');
      assert.equal(verdicts.length, 1);
      assert.equal(tree.failuresOnly, true);
      await vscode.commands.executeCommand('amlGuard.posture.showAll');
      assert.ok(allNodes(tree).filter(({ kind }) => kind === 'verdict').length > 50, 'all are shown again');
    });

    it('that has gone keeps what was known, and says so', async () => {
      const { connections, tree } = await feature();
      const file = await write('gone.snapshot.json', serializeSnapshot(snapshot));
      const { key } = await connections.open(file);
      await vscode.workspace.fs.delete(file);
      await connections.refresh(key, true);
      assert.equal(stateOf(connections, key), 'failed');
      assert.match(linesOf(tree, 1)[0] ?? '', /snapshot · not up to date · \d+\/100 · 1 failing$/);
    });

    it('is JSON to look at, one document for each resource', async () => {
      const { connections, tree } = await feature();
      await connections.open(await write('four.snapshot.json', serializeSnapshot(snapshot)));
      const [node] = tree.getChildren();
      await vscode.commands.executeCommand('amlGuard.posture.showJson', node);
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.uri.path, '/mlw-churn-prod.json');
      assert.equal(document.languageId, 'json');
      assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), undefined);
      assert.match(document.getText(), /"publicNetworkAccess"/);
    });
  });

  describe('files that name a resource', () => {
    it('stand below it, come and go with what they say, and it is found by its name', async () => {
      const { connections, tree } = await feature();
      const named = madeSnapshot();
      await connections.open(await write('named.snapshot.json', serializeSnapshot(named)));
      const uses = (): readonly string[] =>
        allNodes(tree).flatMap((node) =>
          node.kind === 'use' && node.subject.name === 'cpu-cluster' ? [node.use.label] : [],
        );
      const job = await write(
        'jobs/uses.yml',
        'command: python a.py\nenvironment: azureml:e:1\ncompute: azureml:CPU-cluster\n',
      );
      const isUsed = (): boolean => uses().some((label) => label.endsWith('jobs/uses.yml:3'));
      await until(isUsed);
      assert.ok(isUsed(), uses().join());
      const [use] = allNodes(tree).filter(({ kind }) => kind === 'use');
      assert.ok(use?.kind === 'use');
      assert.equal(tree.getTreeItem(use).command?.command, 'vscode.open');
      assert.equal(await tree.revealResource('compute', 'CPU-Cluster'), true);
      assert.equal(tree.view.selection[0]?.kind, 'resource');
      assert.equal(await tree.revealResource('datastore', 'cpu-cluster'), false);
      await vscode.workspace.fs.delete(job);
      await until(() => !isUsed());
      assert.equal(isUsed(), false);
    });
  });

  describe('workspaces of Azure', () => {
    it('are read at once, each with a state of its own', async () => {
      const made = await MadePosture.start();
      try {
        await Promise.all([made.connections.connect(workspace, true), made.connections.connect(otherWorkspace, true)]);
        assert.deepEqual(
          made.connections.all.map(({ name, state }) => [name, state.is]),
          [
            ['mlw-churn-prod', 'ready'],
            ['mlw-churn-dev', 'ready'],
          ],
        );
        const failing = made.connections.all.map(({ state }) =>
          state.is === 'ready' ? state.judged.report.counts.fail : 0,
        );
        assert.equal(badgeOf(made.connections.all)?.value, (failing[0] ?? 0) + (failing[1] ?? 0));
        made.azure.change({ faults: { [workspace]: { is: 'status', status: 403, code: 'AuthorizationFailed' } } });
        await Promise.all([made.connections.refresh(workspace, true), made.connections.refresh(otherWorkspace, true)]);
        assert.equal(stateOf(made.connections, workspace), 'failed');
        assert.equal(stateOf(made.connections, otherWorkspace), 'ready');
      } finally {
        made.dispose();
      }
    });

    it('are remembered by name, without what was read', async () => {
      const made = await MadePosture.start();
      try {
        await made.connections.connect(workspace, true);
        assert.equal(
          JSON.stringify(made.memento.keys().map((key) => made.memento.get(key))),
          JSON.stringify([[workspace]]),
        );
        const next = await MadePosture.start({}, made.memento);
        assert.deepEqual(
          next.connections.all.map(({ name, state }) => [name, state.is]),
          [['mlw-churn-prod', 'waiting']],
        );
        next.dispose();
      } finally {
        made.dispose();
      }
    });

    it('keep what was known when a reading is cancelled, and the sockets are closed', async () => {
      const made = await MadePosture.start();
      try {
        await made.connections.connect(workspace, true);
        const before = made.connections.find(workspace);
        made.azure.change({ faults: { '*': { is: 'never' } } });
        made.azure.requests.length = 0;
        const reading = made.connections.refresh(workspace, true);
        await until(() => made.azure.requests.length > 0 && stateOf(made.connections, workspace) === 'reading');
        made.connections.cancel(workspace);
        await reading;
        assert.deepEqual(made.connections.find(workspace)?.state, before?.state);
        await until(() => made.azure.abandoned > 0);
        assert.ok(made.azure.abandoned > 0, 'no socket was closed');
      } finally {
        made.dispose();
      }
    });

    it('are diagnosed on demand, which is remembered until the next reading', async () => {
      const made = await MadePosture.start();
      const results = {
        value: { dnsResolutionResults: [{ code: 'CustomDnsInUse', level: 'Error', message: 'made up' }] },
      };
      const verdict = (): string | undefined => {
        const state = made.connections.find(workspace)?.state;
        return state?.is === 'ready'
          ? state.judged.report.groups
              .flatMap((group) => group.results)
              .find(({ check }) => check.id === 'workspace-diagnosis-with-problems')?.verdict.is
          : state?.is;
      };
      try {
        await made.connections.connect(workspace, true);
        assert.equal(verdict(), 'unknown');
        made.azure.change({ operations: { [`${workspace}/diagnose`]: { polls: 0, body: results } } });
        await made.connections.diagnose(workspace);
        assert.equal(verdict(), 'fail');
        made.azure.change({ operations: {}, faults: { '/diagnose': { is: 'status', status: 403 } } });
        await made.connections.diagnose(workspace);
        assert.equal(verdict(), 'unknown');
        await made.connections.refresh(workspace, true);
        assert.equal(verdict(), 'unknown');
        await assert.rejects(made.connections.diagnose(otherWorkspace), /has been read/);
      } finally {
        made.dispose();
      }
    });

    it('keep what was known when a diagnosis is cancelled', async () => {
      const made = await MadePosture.start();
      try {
        await made.connections.connect(workspace, true);
        const before = made.connections.find(workspace)?.state;
        made.azure.change({ operations: { [`${workspace}/diagnose`]: { polls: Infinity, body: {} } } });
        const diagnosis = made.connections.diagnose(workspace);
        await until(() => made.azure.requests.some(({ path }) => path.endsWith('/diagnose')));
        assert.equal(stateOf(made.connections, workspace), 'diagnosing');
        assert.match(
          messageOf(made.connections.all, { azure: '', failuresOnly: false, now }),
          /^Azure looks at mlw-churn-prod/,
        );
        made.connections.cancel(workspace);
        await diagnosis;
        assert.deepEqual(made.connections.find(workspace)?.state, before);
      } finally {
        made.dispose();
      }
    });

    it('show the later of two readings', async () => {
      const made = await MadePosture.start({ latencyMs: 30 });
      try {
        const first = made.connections.connect(workspace, true);
        await until(() => stateOf(made.connections, workspace) === 'reading');
        const second = made.connections.refresh(workspace, true);
        await first;
        assert.equal(stateOf(made.connections, workspace), 'reading', 'the first one must not end the second');
        await second;
        assert.equal(stateOf(made.connections, workspace), 'ready');
      } finally {
        made.dispose();
      }
    });

    it('leave no token in the log, whatever goes wrong', async () => {
      const made = await MadePosture.start();
      try {
        for (const status of [400, 401, 403, 404, 500]) {
          made.azure.change({ faults: { [workspace]: { is: 'status', status } }, faultTimes: 1 });
          await made.connections.connect(workspace, true);
        }
        made.azure.change({ faults: { [workspace]: { is: 'reset' } } });
        await made.connections.refresh(workspace, true);
        const log = made.log.lines.join('\n');
        assert.match(log, /could not read mlw-churn-prod/);
        assert.ok(!log.includes(madeToken), log);
        assert.ok(!log.includes('Bearer'), log);
      } finally {
        made.dispose();
      }
    });
  });

  it('takes no cloud, address or tenant from the settings of a workspace', async () => {
    const before = readAzureSettings();
    const settings = {
      'amlGuard.azure.cloud': 'custom',
      'amlGuard.azure.resourceManager': 'https://evil.example',
      'amlGuard.azure.tenant': 'evil.example',
      'amlGuard.azure.signIn': 'azureCli',
      'amlGuard.azure.previewApi': true,
      // One that counts tells when the file has been read.
      'amlGuard.run': 'onSave',
    };
    const runMode = (): unknown => vscode.workspace.getConfiguration('amlGuard', folderAt(0)).get('run');
    const file = await write('.vscode/settings.json', JSON.stringify(settings));
    await until(() => runMode() === 'onSave');
    assert.equal(runMode(), 'onSave');
    assert.deepEqual(readAzureSettings(), before);
    await vscode.workspace.fs.delete(file);
    await until(() => runMode() === 'onType');
  });

  it('says which Azure is asked where it is not the usual one', () => {
    const usual = { cloud: 'public', resourceManager: '', tenant: '', signIn: 'vscode', previewApi: false } as const;
    assert.deepEqual(
      [
        usual,
        { ...usual, tenant: 'contoso.example' },
        { ...usual, cloud: 'china' as const },
        { ...usual, cloud: 'custom' as const, resourceManager: 'https://management.local:30024/', tenant: 't' },
        { ...usual, cloud: 'custom' as const },
      ].map(describeAzure),
      ['', 'contoso.example', 'China', 'management.local:30024 · t', 'custom cloud'],
    );
  });

  it('tells ages in words', () => {
    const ages = ['2026-11-23T11:59:30Z', '2026-11-23T11:57:00Z', '2026-11-23T10:00:00Z', '2026-11-18T12:00:00Z', 'x'];
    assert.deepEqual(
      ages.map((age) => describeAge(age, now)),
      ['just now', '3 min ago', '2 h ago', '5 days ago', 'just now'],
    );
  });

  it('shows no message above an empty view, which would hide its welcome', () => {
    assert.equal(messageOf([], { azure: 'China', failuresOnly: true, now }), '');
  });

  it('does not repeat the kind of the resource that a line stands below', () => {
    assert.deepEqual(
      [
        'storage account that answers on the public internet',
        'cluster or instance whose SSH port is open',
        'workspace without a managed identity',
        'workspace or cluster whose identity may not pull',
        'storage account keys that nobody has to renew',
      ].map(shortTitle),
      [
        'Answers on the public internet',
        'SSH port is open',
        'Without a managed identity',
        'Workspace or cluster whose identity may not pull',
        'Storage account keys that nobody has to renew',
      ],
    );
  });

  it('reads anew once for a burst of sign-in events, and not for those of its own questions', async () => {
    const events = new vscode.EventEmitter<vscode.AuthenticationSessionsChangeEvent>();
    let told = 0;
    const changes = new SessionChanges(events.event, () => told++, { pauseMs: 20, quietMs: 60 });
    const event = (id: string): vscode.AuthenticationSessionsChangeEvent => ({ provider: { id, label: id } });
    try {
      for (let count = 0; count < 5; count++) {
        events.fire(event('microsoft'));
      }
      events.fire(event('github'));
      await until(() => told > 0);
      await changes.during(async () => {
        events.fire(event('microsoft'));
        await Promise.resolve();
      });
      events.fire(event('microsoft'));
      await new Promise((resolve) => setTimeout(resolve, 90));
      assert.equal(told, 1);
      events.fire(event('microsoft-sovereign-cloud'));
      await until(() => told > 1);
      assert.equal(told, 2);
    } finally {
      changes.dispose();
      events.dispose();
    }
  });
});

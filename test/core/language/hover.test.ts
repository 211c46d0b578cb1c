import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hoverAt, noLinks, type HoverLinks } from '../../../src/core/language/hover.js';
import { computeCluster, computeInstance } from '../../support/azure/made-computes.js';
import { ids } from '../../support/azure/made-workspace.js';
import { churn } from '../../support/churn-project.js';
import { editFile, type EditedSetting } from '../../support/edited-file.js';
import { madeKnowledge } from '../../support/made-knowledge.js';

function hover(setting: Omit<EditedSetting, 'project'> & Partial<EditedSetting>, links = noLinks): string | undefined {
  const { context, offset } = editFile({ project: churn, ...setting });
  return hoverAt(context, offset, links)?.markdown;
}

const job = (more: string): string => `command: python a.py\nenvironment: azureml:churn-env:3\n${more}`;
const onInstance = job('compute: azureml:ci-¦ada\n');
const source = String.raw`mlw\-churn\-prod \(read 2026\-11\-23 09\:00 UTC\)`;
const datastore = (credentialsType: string) => ({
  'workspace/datastores': [
    {
      id: `${ids.workspace}/datastores/orders`,
      name: 'orders',
      properties: { datastoreType: 'AzureBlob', credentials: { credentialsType } },
    },
  ],
});

describe('hover', () => {
  it('without a workspace tells where something is defined, and what is not known', () => {
    assert.equal(
      hover({ path: 'jobs/new.yml', code: onInstance }),
      [
        '**compute** `ci-ada`',
        String.raw`Defined in compute\/ci\-ada\.yml\:2 (compute instance\: for dev and test) · used in 3 places`,
        `As defined: ${String.raw`compute instance\: for dev and test\, managed identity\: no\, virtual network\: not known\, public addresses\: not known`}`,
        'Workspace: not known, none is connected for this file',
      ].join('\n\n'),
    );
  });

  it('with a workspace tells what it says, since when, and which checks fail', () => {
    const connected = madeKnowledge({ 'workspace/computes': [computeInstance({ enableNodePublicIp: true })] });
    const text = hover({ path: 'jobs/new.yml', code: onInstance, connected }) ?? '';
    assert.match(text, /\n\nChecks that fail:\n(?:- (?:critical|high|medium|low): .+\n?)+/);
    assert.match(text, /compute\\-with\\-public\\-address – /);
    assert.ok(
      text.includes(
        `${source}: ${String.raw`compute instance\: for dev and test\, managed identity\: no\, virtual network\: `}`,
      ),
      text,
    );
    assert.ok(text.includes(String.raw`public addresses\: yes`), text);
  });

  it('shows the worst five failing checks and counts the rest and what is unknown', () => {
    const loose = computeInstance(
      {
        enableNodePublicIp: true,
        idleTimeBeforeShutdown: null,
        applicationSharingPolicy: 'Shared',
        sshSettings: { sshPublicAccess: 'Enabled' },
        subnet: null,
        osImageMetadata: {
          currentImageVersion: '25.01.10',
          latestImageVersion: '26.11.10',
          isLatestOsImageVersion: false,
        },
      },
      {},
      { disableLocalAuth: false },
    );
    const connected = madeKnowledge({
      'workspace/computes': [loose],
      workspace: { properties: { managedNetwork: null } },
    });
    const text = hover({ path: 'jobs/new.yml', code: onInstance, connected }) ?? '';
    assert.equal(text.match(/^- /gm)?.length, 5, text);
    assert.match(text, /\d+ more fail/);
    const ranks = [...text.matchAll(/^- (\w+):/gm)].map(([, word = '']) =>
      ['critical', 'high', 'medium', 'low', 'info'].indexOf(word),
    );
    assert.deepEqual(ranks, [...ranks].sort());
  });

  it('says of a name that the workspace does not have that it is not there', () => {
    const connected = madeKnowledge({ 'workspace/computes': [computeCluster()] });
    assert.ok(hover({ path: 'jobs/new.yml', code: onInstance, connected })?.includes('it has no compute of this name'));
  });

  it('says "not known" where the list could not be read', () => {
    const connected = madeKnowledge({ 'workspace/computes': 'forbidden' });
    const text = hover({ path: 'jobs/new.yml', code: onInstance, connected }) ?? '';
    assert.ok(text.endsWith(`${source}: not known`), text);
  });

  it('says what a compute does not answer', () => {
    const bare = { ...computeCluster(), properties: { computeType: 'AmlCompute' }, identity: undefined };
    const connected = madeKnowledge({ 'workspace/computes': [bare] });
    const text = hover({ path: 'jobs/new.yml', code: job('compute: azureml:gpu-¦cluster\n'), connected }) ?? '';
    assert.ok(text.includes(String.raw`virtual network\: not known\, public addresses\: not known`), text);
  });

  it('tells how a datastore is opened', () => {
    const code = job(
      'compute: azureml:gpu-cluster\ninputs:\n  a:\n    type: uri_folder\n    path: azureml://datastores/or¦ders/paths/x/\n',
    );
    const read = (type: string) =>
      hover({ path: 'jobs/new.yml', code, connected: madeKnowledge(datastore(type)) }) ?? '';
    assert.ok(read('AccountKey').includes('opened with a stored account key'), read('AccountKey'));
    assert.ok(read('None').includes('opened with identities'), read('None'));
    assert.ok(read('Sas').includes('opened with a stored SAS token'));
  });

  it('tells the registry that images of environments come from', () => {
    const code = 'command: python a.py\nenvironment: azureml:churn-¦env:3\ncompute: azureml:ci-ada\n';
    const text = hover({ path: 'jobs/new.yml', code, connected: madeKnowledge() }) ?? '';
    assert.ok(text.includes('version `3`'), text);
    assert.match(text, /images come from \S+azurecr\\\.io\\, whose admin user is on\\: no/);
  });

  it('leaves a workspace out that the file cannot be meant for', () => {
    const text = hover({ path: 'dev/new.yml', code: onInstance, connected: madeKnowledge() }) ?? '';
    assert.ok(text.endsWith('none is connected for this file'), text);
  });

  it('takes no workspace that a file defines for the connected one', () => {
    const workspace =
      '$schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json\nname: mlw-churn-dev\n';
    const project = { ...churn, 'dev/workspace.yml': workspace };
    const text = hover({ path: 'dev/new.yml', code: onInstance, project, connected: madeKnowledge() }) ?? '';
    assert.ok(text.endsWith('none is connected for this file'), text);
  });

  it('tells of a component file what it defines', () => {
    const code =
      'type: pipeline\njobs:\n  a:\n    component: ../components/¦prepare.yml\n    compute: azureml:ci-ada\n';
    const text = hover({ path: 'jobs/new.yml', code }) ?? '';
    assert.match(text, /^\*\*component\*\* components\\\/prepare\\\.yml\n\nDefines component `prepare`: /);
  });

  it('links places and checks as the host says', () => {
    const links: HoverLinks = {
      toPlace: ({ path, start }) => `file:///r/${path}#L${start.line + 1}`,
      toCheck: (id) => `command:explain?${id}`,
    };
    const connected = madeKnowledge({ 'workspace/computes': [computeInstance({ enableNodePublicIp: true })] });
    const text = hover({ path: 'jobs/new.yml', code: onInstance, connected }, links) ?? '';
    assert.ok(text.includes('](<file:///r/compute/ci-ada.yml#L2>)'), text);
    assert.ok(text.includes('](<command:explain?compute-with-public-address>)'), text);
  });

  it('works in Python, with f-strings and broken text around', () => {
    const code =
      'from azure.ai.ml import command\nname = f"{stage}-x"\njob = command(command="python a.py", environment="churn-env:3", compute="ci-¦ada")\nprint(f"{name\n';
    assert.ok(hover({ path: 'sdk/new.py', code })?.startsWith('**compute** `ci-ada`'));
  });

  it('is nowhere beside names', () => {
    assert.equal(hover({ path: 'jobs/new.yml', code: job('comp¦ute: azureml:ci-ada\n') }), undefined);
  });
});

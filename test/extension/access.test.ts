import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AccessCommands, principalItems } from '../../src/extension/posture/access-commands.js';
import { AccessDocuments } from '../../src/extension/posture/access-documents.js';
import type { Connection } from '../../src/extension/posture/connections.js';
import { subscriptionsPath } from '../support/azure/made-directory.js';
import { ids, principals, roleAssignment, roles, subscription } from '../support/azure/made-workspace.js';
import { MadePosture, workspace } from './posture-support.js';

const assignments = `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleAssignments`;
const principalAnswers = {
  [subscriptionsPath]: { value: [{ subscriptionId: subscription, displayName: 'Churn' }] },
  [assignments]: { value: [roleAssignment(ids.subscription, principals.person, roles.owner, 'User')] },
};

describe('access', () => {
  let made: MadePosture;
  let documents: AccessDocuments;
  let connection: Connection;
  beforeEach(async () => {
    made = await MadePosture.start();
    documents = new AccessDocuments(made.connections, 'aml-guard-access-tested');
    await made.connections.connect(workspace, true);
    const found = made.connections.find(workspace);
    assert.ok(found !== undefined);
    connection = found;
  });
  afterEach(() => {
    documents.dispose();
    made.dispose();
  });

  const textAt = async (uri: vscode.Uri): Promise<string> => (await vscode.workspace.openTextDocument(uri)).getText();

  it('to a workspace is a page with a table for each resource', async () => {
    const text = await textAt(documents.accessUri(connection, undefined));
    assert.match(text, /^# Who can do what: mlw-churn-prod\n/);
    assert.match(
      text,
      /## Workspace mlw-churn-prod\n[^]*## Storage account stchurnprod\n[^]*## Key vault kv-churn-prod\n/,
    );
    assert.match(text, /\| group bbbbbbbb-0000-0000-0000-000000000002 \| Owner on the subscription \|/);
  });

  it('to one resource is a page about it alone', async () => {
    const text = await textAt(documents.accessUri(connection, ids.vault));
    assert.match(text, /## Key vault kv-churn-prod\n/);
    assert.doesNotMatch(text, /## Workspace/);
  });

  it('offers the principals of the workspace, with where they get in', async () => {
    const items = await principalItems(connection);
    assert.equal(new Set(items.map(({ principal }) => principal)).size, items.length);
    const person = items.find(({ principal }) => principal === principals.person);
    assert.ok(person !== undefined);
    assert.equal(person.type, 'other');
    assert.match(person.detail ?? '', /^Contributor \(mlw-churn-prod\)/);
    assert.equal(items.find(({ principal }) => principal === principals.owners)?.type, 'group');
  });

  it('shows all roles of a principal, or why they could not be read', async () => {
    const commands = new AccessCommands({ azure: made.access, connections: made.connections, documents });
    const [item] = (await principalItems(connection)).filter(({ principal }) => principal === principals.person);
    assert.ok(item !== undefined);
    made.azure.change({ answers: principalAnswers, faults: {} });
    await commands.readPrincipal(item);
    assert.match(await textAt(documents.principalUri(principals.person)), /\| SUBSCRIPTION \| Owner \| Churn \|/);
    made.azure.change({ faults: { [subscriptionsPath]: { is: 'status', status: 403 } } });
    await assert.rejects(commands.readPrincipal(item), /Microsoft\.Resources\/subscriptions\/read is missing/);
  });

  it('reads access lists only of a workspace that was read', async () => {
    await assert.rejects(made.connections.readAccessLists('/elsewhere', undefined), /has been read/);
    await made.connections.readAccessLists(workspace, undefined);
    assert.equal(made.connections.find(workspace)?.state.is, 'ready');
  });

  it('has its commands in the palette', async () => {
    const all = await vscode.commands.getCommands(true);
    for (const name of ['showAccess', 'showPrincipal', 'copyPrincipalCommand', 'readAccessLists']) {
      assert.ok(all.includes(`amlGuard.posture.${name}`), name);
    }
  });
});

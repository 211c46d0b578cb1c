import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Unread } from '../../../src/posture/snapshot/reading.js';
import { Resource } from '../../../src/posture/snapshot/resource.js';
import { SnapshotView } from '../../../src/posture/snapshot/snapshot-view.js';
import { madeSnapshot } from '../../support/azure/made-snapshot.js';
import { ids } from '../../support/azure/made-workspace.js';

function resource(body: object, id: string = ids.workspace): Resource {
  return new Resource(id, { is: 'read', body, apiVersion: 'unstated', from: 'resource-graph' });
}

describe('a resource as Resource Graph shows it', () => {
  it('has what is there, however young the property is', () => {
    const young = resource({
      properties: { enableDataIsolation: false, managedNetwork: { isolationMode: 'Disabled' } },
    });
    assert.equal(young.flag('properties.enableDataIsolation', { since: '2024-04-01' }), false);
    assert.equal(young.flag('properties.enableDataIsolation', { since: 'preview' }), false);
    assert.equal(young.text('properties.managedNetwork.isolationMode', { since: '2023-10-01' }), 'Disabled');
  });

  it('says nothing by the absence of a property that came with a later version', () => {
    for (const since of ['2017-01-01', '2024-04-01', 'preview']) {
      assert.throws(() => resource({ properties: {} }).has('properties.new', { since }), Unread);
      assert.throws(() => resource({ properties: { new: null } }).has('properties.new', { since }), Unread);
    }
  });

  it('has the default where a property is absent that is in every version', () => {
    assert.equal(resource({ properties: {} }).text('properties.publicNetworkAccess'), undefined);
  });

  it('says nothing by the absence of what may have been taken out, also inside a list', () => {
    assert.throws(() => resource({ properties: {} }).list('properties.privateEndpointConnections'), Unread);
    assert.deepEqual(
      resource({ properties: { privateEndpointConnections: [] } }).list('properties.privateEndpointConnections'),
      [],
    );
    const group = resource({ properties: { containers: [{ name: 'a', properties: {} }] } });
    const [container] = group.list('properties.containers');
    assert.throws(() => container?.list('properties.environmentVariables'), Unread);
    const plan = resource(
      { properties: { pricingTier: 'Standard' } },
      `${ids.subscription}/providers/Microsoft.Security/pricings/X`,
    );
    assert.throws(() => plan.text('properties.subPlan'), Unread);
    assert.equal(resource({ properties: {} }).text('properties.subPlan'), undefined, 'of another type');
  });

  it('is the same as an element of a list', () => {
    const snapshot = madeSnapshot();
    const path = `${ids.workspace}/onlineEndpoints`.toLowerCase();
    const list = { value: [{ id: `${ids.workspace}/onlineEndpoints/x`, properties: {} }] };
    const readings = {
      ...snapshot.readings,
      [path]: { is: 'read', body: list, apiVersion: 'unstated', from: 'resource-graph' } as const,
    };
    const [endpoint] = new SnapshotView({ ...snapshot, readings }).list(path);
    assert.ok(endpoint !== undefined);
    assert.equal(endpoint.text('properties.authMode'), undefined);
    assert.throws(
      () => endpoint.text('properties.new', { since: '2023-01-01' }),
      /Resource Graph does not return new here/,
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shownExposure } from '../../../src/formats/posture/shown-exposure.js';
import { defaultPostureSettings } from '../../../src/posture/checks/posture-settings.js';
import { checks } from '../../../src/posture/checks/registry.js';
import { makeReport } from '../../../src/posture/report/posture-report.js';
import { curve, layOut, nextNode, size, waysOf } from '../../../src/webview/exposure/model/layout.js';
import { isPageMessage } from '../../../src/webview/exposure/model/shown-exposure.js';
import { madeAt } from '../../support/azure/made-snapshot.js';
import { sampleSnapshot } from '../../support/azure/sample-snapshot.js';

const report = makeReport(sampleSnapshot(), checks, defaultPostureSettings(Date.parse(madeAt)));
const shown = shownExposure(report);
const layout = layOut(shown.graph);

describe('the drawing of who can reach what', () => {
  it('has a place for every node, and none over another', () => {
    assert.equal(layout.nodes.length, shown.graph.nodes.length);
    for (const one of layout.nodes) {
      assert.ok(one.y > size.box / 2 && one.y < layout.height - size.box / 2, one.node.id);
      for (const other of layout.nodes) {
        assert.ok(one === other || one.x !== other.x || Math.abs(one.y - other.y) > size.box, one.node.id);
      }
    }
  });

  it('has a line for every way, from the side that faces the other box', () => {
    const placed = new Map(layout.nodes.map((one) => [one.node.id, one]));
    assert.ok(shown.graph.edges.length > 5);
    for (const { from, to } of shown.graph.edges) {
      const [start, end] = [placed.get(from), placed.get(to)];
      assert.ok(start !== undefined && end !== undefined, `${from} ${to}`);
      const [, x] = /^M (\d+) /.exec(curve(start, end)) ?? [];
      assert.equal(Number(x), start.x < end.x ? start.x + start.width : start.x);
    }
  });

  it('is walked through with the arrow keys, and ends at its ends', () => {
    const first = layout.nodes[0]?.node.id ?? '';
    assert.equal(nextNode(layout, first, 'ArrowUp'), first);
    assert.equal(nextNode(layout, first, 'ArrowLeft'), first);
    const seen = new Set([first]);
    for (let here = first, step = 0; step < layout.nodes.length; step++) {
      here = nextNode(layout, here, 'ArrowDown');
      seen.add(here);
    }
    const origins = shown.graph.nodes.filter(({ kind }) => kind === 'origin');
    assert.equal(seen.size, origins.length);
    const asset = nextNode(layout, first, 'ArrowRight');
    assert.match(asset, /^asset /);
    const identity = nextNode(layout, asset, 'ArrowRight');
    assert.match(identity, /^identity /);
    assert.equal(nextNode(layout, identity, 'ArrowRight'), identity);
    assert.match(nextNode(layout, identity, 'ArrowLeft'), /^asset /);
    assert.equal(nextNode(layout, nextNode(layout, asset, 'End'), 'Home'), asset);
    assert.equal(nextNode(layout, asset, 'x'), asset);
  });

  it('tells the ways of a box in words, and that one is not known', () => {
    const asset = shown.graph.nodes.find(({ title }) => title.startsWith('Training data')) ?? shown.graph.nodes[0];
    const ways = waysOf(shown.graph, asset?.id ?? '');
    assert.ok(
      ways.some((way) => way.startsWith('Internet: ')),
      ways.join('\n'),
    );
    const doubted = {
      ...shown.graph,
      edges: shown.graph.edges.map((edge) => ({ ...edge, state: 'unknown' as const })),
    };
    assert.ok(waysOf(doubted, asset?.id ?? '').every((way) => way.includes(' (not known)')));
  });

  it('has all assets and paths of the report in words', () => {
    assert.deepEqual(
      shown.assets.map(({ sentence }) => sentence),
      report.exposure.assets.map(({ sentence }) => sentence),
    );
    assert.deepEqual(
      shown.paths.map(({ verdict, links }) => [verdict, links.length]),
      report.attackPaths.map(({ verdict, links }) => [verdict, links.length]),
    );
    assert.equal(shown.sample, true);
  });

  it('hears nothing from its page but that it is ready', () => {
    assert.ok(isPageMessage({ type: 'ready' }));
    for (const value of [undefined, null, 'ready', { type: 'run' }, []]) {
      assert.ok(!isPageMessage(value));
    }
  });
});

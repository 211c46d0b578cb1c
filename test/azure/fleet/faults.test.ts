import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { GraphReader } from '../../../src/azure/fleet/graph-reader.js';
import { fleetQueries, type FleetQueryName } from '../../../src/azure/fleet/queries.js';
import { readFleet } from '../../../src/azure/fleet/read-fleet.js';
import { AzureDouble, type SeenRequest } from '../../support/azure/azure-double.js';
import { doubleClient, MadeCredential, madeToken } from '../../support/azure/double-client.js';
import { faultTable, type Outcome } from '../../support/azure/fault-table.js';
import { madeGraph } from '../../support/azure/made-fleet.js';
import { madeAt } from '../../support/azure/made-snapshot.js';
import { madeWorkspace } from '../../support/azure/made-workspace.js';

const timeoutMs = 6_000;
/** A scope with tags, so that the others of each subscription are a query of their own. */
const scope = { tags: { env: undefined } };
const queries = Object.entries(fleetQueries(scope)) as [FleetQueryName, { text: string; mostRows: number }][];

/** Where Resource Graph differs from a question to Resource Manager. */
const otherOutcomes: Readonly<Record<string, Outcome>> = {
  // A 404 says that the cloud has no Resource Graph, not that there is nothing.
  'not found': 'refused',
  'no API version that we know': 'refused',
};

describe('faults of Resource Graph, each for each query', () => {
  let double: AzureDouble;
  before(async () => {
    double = await AzureDouble.start({ answers: madeWorkspace(), graph: madeGraph() });
  });
  after(() => double.stop());

  const table = Object.entries(faultTable).filter(([, { listsOnly }]) => listsOnly !== true);
  for (const [name, given] of table) {
    it(name, async () => {
      double.change({ faults: { '*': given.fault }, faultTimes: given.times ?? Infinity, graph: madeGraph() });
      const reader = new GraphReader(doubleClient(double, given.credential ?? new MadeCredential()), {}, { timeoutMs });
      const answers = await Promise.all(queries.map(([, query]) => reader.ask(query, new AbortController().signal)));
      const expected = otherOutcomes[name] ?? (given.outcome === 'read' ? 'rows' : given.outcome);
      answers.forEach((answer, index) => {
        const outcome = answer.is === 'rows' ? answer.is : answer.reason.code;
        assert.equal(outcome, expected, `${String(queries[index]?.[0])}: ${JSON.stringify(answer).slice(0, 300)}`);
        if (answer.is === 'unreadable') {
          assert.match(answer.reason.message, /^\S[^\n]*[^.\n]$/, 'one sentence without a final stop');
        }
      });
      assert.doesNotMatch(JSON.stringify(answers), new RegExp(madeToken), 'a token in an answer');
    });
  }

  for (const [name, { text }] of queries.filter(([one]) => one !== 'workspaces')) {
    it(`leaves the rest standing when one query is refused: ${name}`, async () => {
      const isThis = ({ body }: SeenRequest): boolean => (JSON.parse(body) as { query: string }).query === text;
      const fault = { is: 'status', status: 403, code: 'AuthorizationFailed' } as const;
      double.change({ faults: { '*': fault }, faultTimes: Infinity, faultsOnlyFor: isThis, graph: madeGraph() });
      const options = { takenAt: new Date(madeAt), timeoutMs };
      const { fleet, statistics } = await readFleet(doubleClient(double), scope, options, AbortSignal.timeout(20_000));
      double.change({ faults: {}, faultsOnlyFor: () => true });
      assert.equal(fleet.workspaces.length, 2);
      // Those that this fleet has no use for are not asked.
      const expected = ['kept', 'subnets'].includes(name) && statistics.failed[name] === undefined;
      assert.deepEqual(Object.keys(statistics.failed), expected ? [] : [name]);
      const codes = fleet.workspaces.flatMap(({ readings }) =>
        Object.values(readings).flatMap((reading) => (reading.is === 'unreadable' ? [reading.reason.code] : [])),
      );
      if (!expected && !['privateEndpoints', 'kept'].includes(name)) {
        assert.ok(codes.includes('forbidden'), name);
      }
    });
  }
});

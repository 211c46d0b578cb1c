import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { readPrincipal, type ReadPrincipalOptions } from '../../src/azure/read-principal.js';
import { formatPrincipal } from '../../src/formats/posture/principal-forms.js';
import { rolesOfPrincipal, type PrincipalRoles } from '../../src/posture/access/principal-roles.js';
import { AzureDouble } from '../support/azure/azure-double.js';
import { doubleClient, madeToken } from '../support/azure/double-client.js';
import { madeAt } from '../support/azure/made-snapshot.js';
import { subscriptionsPath } from '../support/azure/made-directory.js';
import { ids, principals, roleAssignment, roles, subscription } from '../support/azure/made-workspace.js';

const other = '22222222-2222-3333-4444-555555555555';
const ownRole = '12345678-0000-0000-0000-000000000001';
const root = '/providers/Microsoft.Management/managementGroups/contoso';
const assignments = (of: string): string => `/subscriptions/${of}/providers/Microsoft.Authorization/roleAssignments`;
const definition = `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${ownRole}`;

function answers(): Record<string, unknown> {
  const inherited = roleAssignment(root, principals.person, roles.reader, 'User');
  return {
    [subscriptionsPath]: {
      value: [
        { subscriptionId: subscription, displayName: 'Churn' },
        { subscriptionId: other, displayName: 'Other' },
      ],
    },
    [assignments(subscription)]: {
      value: [
        inherited,
        roleAssignment(ids.storage, principals.person, ownRole, 'User'),
        roleAssignment(ids.group, principals.dataScientists, roles.contributor, 'Group'),
      ],
    },
    [assignments(other)]: {
      value: [inherited, roleAssignment(`/subscriptions/${other}`, principals.person, roles.owner, 'User')],
    },
    [definition]: {
      id: definition,
      properties: { roleName: 'Key finder', permissions: [{ actions: ['Microsoft.Storage/*'] }] },
    },
  };
}

describe('all roles of a principal', () => {
  let double: AzureDouble;
  before(async () => {
    double = await AzureDouble.start({ answers: answers() });
  });
  after(() => double.stop());
  afterEach(() => {
    double.change({ answers: answers(), faults: {}, faultTimes: Infinity });
    double.requests.length = 0;
  });

  async function read(
    options: ReadPrincipalOptions = {},
    signal = AbortSignal.timeout(20_000),
  ): Promise<PrincipalRoles> {
    const given = { takenAt: new Date(madeAt), timeoutMs: 3_000, ...options };
    return rolesOfPrincipal(await readPrincipal(doubleClient(double), principals.person, given, signal));
  }
  const linesOf = ({ roles: found }: PrincipalRoles): readonly string[] =>
    found.map(({ role, level, subscription: where, through, privileged }) =>
      [role, level, where, through ?? '', String(privileged)].join(' | '),
    );

  it('are read in every subscription, the broadest first, inherited ones once', async () => {
    const found = await read({ type: 'other' });
    assert.deepEqual(linesOf(found), [
      'Reader | management group |  |  | false',
      'Owner | subscription | Other |  | true',
      `Contributor | resource group | Churn | ${principals.dataScientists} | true`,
      'Key finder | resource | Churn |  | false',
    ]);
    assert.deepEqual([found.subscriptions, found.unread], [2, []]);
    const asked = double.requests.filter(({ path }) => path.endsWith('/roleAssignments'));
    assert.deepEqual(
      asked.map(({ query }) => /\$filter=[^&]+/.exec(query)?.[0]),
      Array.from({ length: 2 }, () => `$filter=assignedTo('${principals.person}')`),
    );
  });

  it('of a group are asked for by its own id, which the other filter does not take', async () => {
    await read({ type: 'group' });
    const asked = double.requests.filter(({ path }) => path.endsWith('/roleAssignments'));
    assert.ok(
      asked.length === 2 && asked.every(({ query }) => query.includes(`$filter=principalId eq '${principals.person}'`)),
    );
  });

  it('of somebody of whom the type is not known are asked for both ways where the first finds nothing', async () => {
    double.change({
      faults: { '/roleAssignments': { is: 'status', status: 400, code: 'BadRequestFormat' } },
      faultTimes: 1,
    });
    const found = await read();
    assert.equal(found.roles.length, 4);
    assert.deepEqual(found.unread, []);
    assert.equal(double.requests.filter(({ path }) => path.endsWith('/roleAssignments')).length, 4);
  });

  it('name the subscription that could not be read, for each fault', async () => {
    const faults = [
      [{ is: 'status', status: 403, code: 'AuthorizationFailed' }, 'forbidden'],
      [{ is: 'status', status: 429, retryAfter: '120' }, 'throttled'],
      [{ is: 'status', status: 400 }, 'refused'],
      [{ is: 'reset' }, 'network'],
      [{ is: 'never' }, 'timeout'],
      [{ is: 'body', body: '<html>', contentType: 'text/html' }, 'not-azure'],
      [{ is: 'body', body: '{"value": 3}' }, 'wrong-shape'],
      [{ is: 'nextLink', to: 'https://127.0.0.2:9/next' }, 'foreign-page'],
    ] as const;
    for (const [fault, code] of faults) {
      double.change({ faults: { [assignments(other)]: fault } });
      const found = await read();
      assert.deepEqual(
        found.unread.map(({ name, reason }) => [name, reason.code]),
        [['Other', code]],
        code,
      );
      assert.equal(found.roles.length, 3, code);
      const text = formatPrincipal(found, 'pretty');
      assert.match(text, /1 of 2 subscriptions read[^]*There may be more in Other: /);
      assert.doesNotMatch(JSON.stringify(found), new RegExp(madeToken));
    }
  });

  it('say of a role whose definition could not be read that it is not known', async () => {
    double.change({ faults: { [definition]: { is: 'status', status: 403 } } });
    const found = await read({ type: 'other' });
    assert.equal(linesOf(found).at(-1), `${ownRole} | resource | Churn |  | unknown`);
  });

  it('fail as a whole where the subscriptions are not known, and stop when cancelled', async () => {
    double.change({ faults: { [subscriptionsPath]: { is: 'status', status: 403 } } });
    await assert.rejects(read(), { statusCode: 403 });
    double.change({ faults: { '/roleAssignments': { is: 'never' } } });
    await assert.rejects(read({ timeoutMs: 20_000 }, AbortSignal.timeout(200)), { name: /AbortError|TimeoutError/ });
    const injected = readPrincipal(doubleClient(double), "x') or ('1' eq '1", {}, AbortSignal.timeout(1000));
    await assert.rejects(injected, /object id/);
  });

  it('are written with their breadth and the command that tells the same', async () => {
    const found = await read({ type: 'other' });
    assert.equal(
      formatPrincipal(found, 'pretty'),
      `${principals.person}  4 roles, 2 on a whole subscription or more; 2 of 2 subscriptions read

  MANAGEMENT GROUP  Reader: contoso
  SUBSCRIPTION      Owner: Other
                    may change everything there or give roles
  resource group    Contributor: rg-churn-prod (Churn)
                    may change everything there or give roles; through the group ${principals.dataScientists}
  resource          Key finder: stchurnprod in rg-churn-prod (Churn)

az role assignment list --assignee ${principals.person} --all --include-inherited --output table
`,
    );
    const markdown = formatPrincipal(
      { ...found, roles: found.roles.map((role) => ({ ...role, role: '<b>|x' })) },
      'markdown',
    );
    assert.match(markdown, /\| MANAGEMENT GROUP \| \\<b\\>\\\|x \| contoso \|/);
    const json = JSON.parse(formatPrincipal(found, 'json')) as {
      readonly version: number;
      readonly roles: readonly unknown[];
    };
    assert.deepEqual([json.version, json.roles.length], [1, 4]);
  });
});

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AzureDouble, type DoubleOptions, type Fault } from '../support/azure/azure-double.js';
import { answersOf, directoryAnswers, graphPath, renamed } from '../support/azure/made-directory.js';
import { ids, subscription, tenant, type Answers } from '../support/azure/made-workspace.js';
import { sampleSnapshot } from '../support/azure/sample-snapshot.js';
import { PosturePage } from './posture-page.js';
import type { SignInStub } from './sign-in.js';
import type { Check } from './ui-checks.js';

export interface PostureContext {
  /** Stopped and started again at the same port by a check. */
  azure: AzureDouble;
  readonly port: number;
  readonly signIn: SignInStub;
  readonly project: string;
}

const workspace = 'mlw-churn-prod';
const otherWorkspace = 'mlw-churn-dev';
const otherSubscription = '22222222-2222-3333-4444-555555555555';
const sandbox = ids.workspace.replace(subscription, otherSubscription).replace(workspace, 'mlw-sandbox');
const subscriptions = [
  { id: subscription, name: 'Contoso Production' },
  { id: otherSubscription, name: 'Contoso Sandbox' },
];
const { answers: prod, faults: usualFaults } = answersOf(sampleSnapshot());
const usualAnswers: Answers = {
  ...renamed(prod, workspace, otherWorkspace),
  ...prod,
  ...directoryAnswers(subscriptions, [ids.workspace, ids.workspace.replace(workspace, otherWorkspace), sandbox]),
};
const forbidden: Fault = {
  is: 'status',
  status: 403,
  code: 'AuthorizationFailed',
  message:
    "The client does not have authorization to perform action 'Microsoft.MachineLearningServices/workspaces/read'",
};

/** How the double begins, and goes on when nothing is wrong. */
export function usualAzure(): DoubleOptions {
  return { answers: usualAnswers, faults: usualFaults };
}

export function usualSettings(origin: string): Readonly<Record<string, unknown>> {
  return {
    'amlGuard.azure.cloud': 'custom',
    'amlGuard.azure.resourceManager': origin,
    // The filter of the Azure Resources extension: tenant and subscription.
    'azureResourceGroups.selectedSubscriptions': [`${tenant}/${subscription}`],
  };
}

/** A project that tries to send the token elsewhere: the settings of a repository do not count. */
export function makeProject(folder: string): void {
  mkdirSync(path.join(folder, '.vscode'));
  const settings = {
    'amlGuard.azure.resourceManager': 'https://localhost:1',
    'amlGuard.azure.tenant': 'evil.example',
    'amlGuard.azure.cloud': 'public',
  };
  writeFileSync(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
}

/** A project names its workspace in this file, as the SDK wants it. */
function nameWorkspace(folder: string): void {
  const file = { subscription_id: subscription, resource_group: 'rg-churn-prod', workspace_name: otherWorkspace };
  writeFileSync(path.join(folder, 'config.json'), JSON.stringify(file));
}

function change(azure: AzureDouble, answers: Answers, faults: Readonly<Record<string, Fault>> = {}): void {
  azure.change({ answers: { ...usualAnswers, ...answers }, faults: { ...faults, ...usualFaults }, latencyMs: 0 });
}

export const postureChecks: readonly Check<PostureContext>[] = [
  {
    title: 'an empty view says what it is for',
    screenshot: '01-welcome',
    async run(page) {
      const view = new PosturePage(page);
      await view.open();
      await view.expectWelcome('Reading takes the Reader role');
    },
  },
  {
    title: 'a sign-in that is turned down is no error, and says how to go on',
    screenshot: '02-signed-out',
    async run(page, { signIn }) {
      const view = new PosturePage(page);
      signIn.answers('decline');
      await view.pressWelcome('Connect a Workspace');
      await page.waitFor('.monaco-dialog-box');
      await page.screenshot('02-may-sign-in');
      await view.allowSignIn();
      await view.expectWelcome('You are not signed in to Azure');
      assert.equal(signIn.prompts.length, 1);
      await view.expectNoNotification();
    },
  },
  {
    title: 'an account without a subscription',
    screenshot: '03-no-subscription',
    async run(page, { azure, signIn }) {
      const view = new PosturePage(page);
      change(azure, directoryAnswers([], []));
      signIn.answers('accept');
      await view.pressWelcome('Sign In to Azure');
      await view.allowSignIn();
      await view.expectWelcome('This account sees no Azure subscription');
    },
  },
  {
    title: 'subscriptions without a workspace',
    screenshot: '04-no-workspace',
    async run(page, { azure }) {
      const view = new PosturePage(page);
      change(azure, directoryAnswers(subscriptions, []));
      await view.pressWelcome('try again');
      await page.waitFor('.quick-input-list .monaco-list-row:has-text("Look in All Subscriptions")');
      await page.press('Enter');
      await view.expectWelcome('hold no Azure Machine Learning workspace');
    },
  },
  {
    title: 'a list that Azure refuses',
    screenshot: '05-refused',
    async run(page, { azure }) {
      const view = new PosturePage(page);
      change(azure, {}, { [graphPath]: forbidden });
      await view.pressWelcome('Try Again');
      await view.expectWelcome('Azure refused the list of workspaces');
      await view.expectNotification('workspaces/read is missing');
    },
  },
  {
    title: 'an Azure that cannot be reached',
    screenshot: '06-offline',
    async run(page, context) {
      const view = new PosturePage(page);
      await context.azure.stop();
      await view.pressWelcome('Try Again');
      await view.expectWelcome('Azure could not be reached');
      await view.expectNotification('refuses connections');
      context.azure = await AzureDouble.start(usualAzure(), context.port);
    },
  },
  {
    title: 'the list has what the project names, and what the shared filter leaves',
    screenshot: '07-picker',
    async run(page, { project, azure }) {
      const view = new PosturePage(page);
      nameWorkspace(project);
      await view.pressWelcome('Try Again');
      await view.expectChoice(workspace);
      await page.screenshot('07-picker-filtered');
      assert.deepEqual(await view.choices(), [
        'mlw-churn-devconfig.json Contoso Production Named by this repository',
        'mlw-churn-prodrg-churn-prod Contoso Production · westeurope In the subscriptions that Azure Resources is set to show',
        'Look in All Subscriptions The setting azureResourceGroups.selectedSubscriptions leaves some out',
      ]);
      await view.choose('Look in All Subscriptions');
      await view.expectChoice('mlw-sandbox');
      assert.deepEqual(
        azure.requests.filter(({ body }) => body !== '').map(({ body }) => body.includes(`["${subscription}"]`)),
        [true, false],
      );
    },
  },
  {
    title: 'a workspace is read and shown',
    screenshot: '08-tree',
    async run(page, { signIn }) {
      const view = new PosturePage(page);
      await view.choose(workspace);
      await view.waitForRow('failing');
      const [first = '', ...groups] = await view.rows();
      assert.match(first, /^mlw-churn-prod\d+\/100 · \d+ failing$/);
      assert.deepEqual(
        groups.map(
          (group) =>
            /^(Network|Identity and access|Encryption|Logging and audit|Compute|Supply chain|Pipelines|For People to Answer|Not read)/.exec(
              group,
            )?.[1],
        ),
        [
          'Network',
          'Identity and access',
          'Encryption',
          'Logging and audit',
          'Compute',
          'Supply chain',
          'Pipelines',
          'For People to Answer',
          'Not read',
        ],
      );
      assert.equal(signIn.prompts.length, 2, 'the session is used, nobody is asked again');
    },
  },
  {
    title: 'groups open with the keyboard, down to the verdict and its page',
    screenshot: '09-verdict-page',
    async run(page) {
      // The workspace that was connected is selected.
      await page.press('ArrowDown');
      await page.press('ArrowRight');
      await page.waitFor('.customview-tree .monaco-list-row[aria-level="4"]');
      await page.press('ArrowRight');
      await page.press('ArrowRight');
      await page.waitFor('.customview-tree .monaco-list-row.focused[aria-level="4"]');
      await page.screenshot('09-network');
      await page.press('Enter');
      const text = await page.previewText('workspace');
      assert.ok(text.length > 200, text);
    },
  },
  {
    title: 'a fix is copied in the language that is chosen, without a mouse',
    screenshot: '10-copied',
    async run(page) {
      const view = new PosturePage(page);
      // The verdict whose page was opened is still selected.
      await page.runCommand('Focus on Posture View');
      await page.waitFor('.customview-tree .monaco-list:focus');
      await view.waitForRow(failingVerdict);
      await page.press('Shift+F10');
      await page.waitFor('.context-view .action-label:has-text("Copy Fix")');
      await page.screenshot('10-menu');
      await view.chooseFromOpenMenu('Copy Fix');
      await page.waitFor('.quick-input-list .monaco-list-row');
      await page.screenshot('10-languages');
      await page.press('Enter');
      await page.waitFor('.statusbar-item:has-text("in the clipboard")');
      assert.match(await page.clipboard(), /az (?:ml|resource|storage)|public_network_access|--/);
    },
  },
  {
    title: 'what Azure answered is shown as it came, to be read only',
    screenshot: '11-json',
    async run(page) {
      const view = new PosturePage(page);
      await view.chooseFromMenu('stchurnprod', 'Show What Azure Answered');
      await page.waitFor('.tab.active:has-text("stchurnprod.json")');
      await page.waitFor('.view-line:has-text("allowSharedKeyAccess")');
    },
  },
  {
    title: 'a refresh shows what has changed, and asks nobody',
    screenshot: '12-refreshed',
    async run(page, { azure, signIn }) {
      const view = new PosturePage(page);
      const before = await view.failing(workspace);
      change(azure, renamedProperty(ids.workspace, 'publicNetworkAccess', 'Disabled'));
      await view.pressInline(workspace, 'Refresh');
      await view.waitForRow(`${String(before - 1)} failing`);
      assert.equal(signIn.prompts.length, 2);
    },
  },
  {
    title: 'a reading can be cancelled, and what was known stays',
    screenshot: '13-cancelled',
    async run(page, { azure }) {
      const view = new PosturePage(page);
      const before = await view.failing(workspace);
      azure.change({ faults: { '*': { is: 'never' } } });
      await view.pressInline(workspace, 'Refresh');
      await view.waitForRow('reading…');
      await page.waitFor('.message:has-text("Reading mlw-churn-prod: 0 of")');
      await page.screenshot('13-reading');
      await view.pressInline(workspace, 'Cancel Reading');
      await page.waitUntilGone('.customview-tree .monaco-list-row:has-text("reading…")');
      assert.equal(await view.failing(workspace), before);
    },
  },
  {
    title: 'a workspace that Azure refuses says so, and is tried again with a key',
    screenshot: '14-refused-workspace',
    async run(page, { azure }) {
      const view = new PosturePage(page);
      const before = await view.failing(workspace);
      change(azure, {}, { [ids.workspace]: forbidden });
      await view.pressInline(workspace, 'Refresh');
      await view.waitForRow('Permission missing');
      await view.waitForRow('not up to date');
      await page.screenshot('14-message');
      change(azure, {});
      await view.row('Permission missing').click();
      // As before the refresh that had found one failure less.
      await view.waitForRow(`${String(before + 1)} failing`);
    },
  },
  {
    title: 'a stronger sign-in is asked for once, for all questions together',
    screenshot: '15-challenged',
    async run(page, { azure, signIn }) {
      const view = new PosturePage(page);
      azure.change({ faults: { ...usualFaults, '*': { is: 'challenge' } } });
      await view.pressInline(workspace, 'Refresh');
      await view.allowSignIn();
      await until(() => signIn.prompts.length > 2, 'nobody was asked');
      await view.waitForRow('/100');
      await page.waitUntilGone('.customview-tree .monaco-list-row:has-text("reading…")');
      assert.deepEqual(
        signIn.prompts.map((prompt) => prompt.split(' ')[0]),
        ['plain', 'plain', 'challenged'],
      );
      change(azure, {});
    },
  },
  {
    title: 'only failures are shown on demand',
    screenshot: '16-failures',
    async run(page) {
      const view = new PosturePage(page);
      await view.pressTitle('Show Failures Only');
      await page.waitFor('.message:has-text("Failures only.")');
      const rows = (await view.rows()).join('\n');
      assert.ok(!/^(?:Supply chain|Not read)/m.test(rows), rows);
    },
  },
  {
    title: 'a report is written as a page',
    screenshot: '17-report',
    async run(page, { project }) {
      const view = new PosturePage(page);
      await view.chooseFromMenu(workspace, 'Export Report');
      await view.choose('HTML page');
      await page.waitFor('.quick-input-widget input.input');
      await page.screenshot('17-save');
      await view.acceptPath(path.join(project, 'mlw-churn-prod-posture.html'));
      await untilExists(path.join(project, 'mlw-churn-prod-posture.html'));
      const html = readFileSync(path.join(project, 'mlw-churn-prod-posture.html'), 'utf8');
      assert.match(html, /<html[\s\S]*mlw-churn-prod/);
    },
  },
  {
    title: 'a snapshot is written, and opened beside its workspace',
    screenshot: '18-snapshot',
    async run(page, { project, signIn }) {
      const view = new PosturePage(page);
      const file = path.join(project, 'prod.snapshot.json');
      await view.chooseFromMenu(workspace, 'Export Snapshot');
      await view.acceptPath(file);
      await untilExists(file);
      assert.ok(!readFileSync(file, 'utf8').includes(signIn.token), 'the snapshot holds the token');
      await page.runCommand('AML Guard: Open a Snapshot');
      await view.acceptPath(file);
      await view.waitForRow('snapshot');
      await page.screenshot('18-two');
      await view.chooseFromMenu(workspace, 'Compare With');
      await view.expectChoice('snapshot');
      await page.screenshot('18-choice');
      await view.choose('snapshot');
      assert.match(await page.previewText('two times'), /Every verdict is the same/);
      await view.chooseFromMenu(workspace, 'Export Report of What Differs');
      await view.choose('snapshot');
      await view.choose('HTML page');
      await view.acceptPath(path.join(project, 'drift.html'));
      await untilExists(path.join(project, 'drift.html'));
      assert.match(readFileSync(path.join(project, 'drift.html'), 'utf8'), /<h2>Since /);
      const workspaces = (await view.rows()).filter((row) => row.includes('/100'));
      assert.equal(workspaces.length, 2, workspaces.join());
    },
  },
  {
    title: 'after a restart the workspace is read again, the filter is kept, and nobody is asked',
    screenshot: '19-restarted',
    async run(page, { azure, signIn }) {
      const view = new PosturePage(page);
      const before = signIn.prompts.length;
      azure.requests.length = 0;
      await page.reload();
      await view.waitForRow('failing');
      await page.waitFor('.message:has-text("Failures only.")');
      assert.equal(signIn.prompts.length, before);
      assert.ok(azure.requests.length > 20, String(azure.requests.length));
      const workspaces = (await view.rows()).filter((row) => row.includes('/100'));
      assert.equal(workspaces.length, 1, 'snapshots are not opened by themselves');
      // Events of the session that our own questions cause must not begin the reading anew.
      const { length } = azure.requests;
      await page.wait(3_000);
      assert.equal(azure.requests.length, length);
    },
  },
  {
    title: 'without a session a remembered workspace says so, and nobody is asked',
    screenshot: '20-restarted-signed-out',
    async run(page, { signIn }) {
      const view = new PosturePage(page);
      const before = signIn.prompts.length;
      signIn.forget();
      await page.reload();
      await view.waitForRow('Not signed in');
      assert.equal(signIn.prompts.length, before);
      await view.row('Not signed in').click();
      await view.allowSignIn();
      await view.waitForRow('failing');
      assert.equal(signIn.prompts.length, before + 1);
    },
  },
  {
    title: 'what people answer is written into the repository, and shown as what it is',
    screenshot: '20-answered',
    async run(page, { project }) {
      const view = new PosturePage(page);
      const configuration = path.join(project, '.aml-guard.yaml');
      await page.runCommand('AML Guard: Show All Verdicts');
      await view.row('For People to Answer').click();
      await view.waitForRow('What can go wrong is written down');
      await view.pressInline('What can go wrong is written down', 'Record Evidence');
      await page.waitFor('.quick-input-widget:has-text("What was found")');
      await page.screenshot('20-what');
      await page.type('docs/THREATS.md, looked at with the data team');
      await page.press('Enter');
      await page.waitFor('.quick-input-widget:has-text("Who answers for it")');
      await page.type('Ada Lovelace');
      await page.press('Enter');
      await view.waitForRow('stated, Ada Lovelace');
      assert.match(
        readFileSync(configuration, 'utf8'),
        /^posture:\n {2}evidence:\n {4}- for: threat-model-reviewed\n {6}owner: Ada Lovelace\n {6}date: \d{4}-\d\d-\d\d\n {6}what: "docs/,
      );
      await page.runCommand('AML Guard: Show Failures Only');
      await view.row('Network').click();
      // Opened by the click, it shows its resources; the first of them is the workspace.
      await page.waitFor('.customview-tree .monaco-list-row[aria-level="3"]');
      await page.press('ArrowRight');
      await page.press('ArrowRight');
      await view.waitForRow(failingVerdict);
      await view.chooseFromMenu(failingVerdict, 'Accept for Now');
      await page.waitFor('.quick-input-widget:has-text("Why is it right for now")');
      await page.type('the gateway comes in spring');
      await page.press('Enter');
      await page.waitFor('.quick-input-widget:has-text("Who answers for it")');
      await page.press('Enter');
      await page.waitFor('.quick-input-widget:has-text("Until which day")');
      await page.press('Enter');
      await until(() => readFileSync(configuration, 'utf8').includes('exceptions:'), 'the exception was not written');
      const accepted = page.find('.customview-tree [aria-label^="Workspace that answers on the public internet"]');
      await accepted.waitFor({ state: 'hidden' });
      await page.wait(500);
      await page.runCommand('AML Guard: Show All Verdicts');
      await view.waitForRow('accepted until');
      await page.screenshot('20-accepted');
      await page.runCommand('AML Guard: Show Failures Only');
    },
  },
  {
    title: 'cloud and tenant are chosen in two steps',
    screenshot: '21-tenant',
    async run(page) {
      const view = new PosturePage(page);
      await page.runCommand('AML Guard: Choose Cloud and Tenant');
      await view.expectChoice('Azure US Government');
      await page.screenshot('21-clouds');
      await view.choose('Another Cloud');
      await page.waitFor('.quick-input-widget:has-text("Your token for this cloud goes there")');
      await page.screenshot('21-address');
      await page.press('Enter');
      await page.waitFor('.quick-input-widget:has-text("Id or domain of the Microsoft Entra tenant")');
      await page.type('contoso.example');
      await page.press('Enter');
      await page.waitFor('.message:has-text("contoso.example")');
    },
  },
];

/** A failure of the made-up workspace that has fixes in several languages. */
const failingVerdict = 'Answers on the public internet';

/** The answer for a resource with one property that is another one. */
function renamedProperty(id: string, name: string, value: unknown): Answers {
  const key = Object.keys(usualAnswers).find((path) => path.toLowerCase() === id.toLowerCase()) ?? id;
  const body = usualAnswers[key] as { readonly properties: Readonly<Record<string, unknown>> };
  return { [key]: { ...body, properties: { ...body.properties, [name]: value } } };
}

async function untilExists(file: string): Promise<void> {
  await until(() => existsSync(file), `${path.basename(file)} was not written`);
}

async function until(probe: () => boolean, message: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!probe() && Date.now() < deadline) {
    await delay(50);
  }
  assert.ok(probe(), message);
}

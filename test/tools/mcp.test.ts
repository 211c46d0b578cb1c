import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { serializeSnapshot } from '../../src/posture/snapshot/snapshot.js';
import { agentTools } from '../../src/tools/agent-tools.js';
import { badJob, goodJob, scratch } from '../cli/scratch.js';
import { sampleSnapshot } from '../support/azure/sample-snapshot.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const main = path.join(repository, 'src', 'cli', 'main.ts');

interface Answer {
  readonly isError?: boolean;
  readonly text: string;
}

interface Agent {
  readonly client: Client;
  readonly ask: (name: string, input: Readonly<Record<string, unknown>>) => Promise<Answer>;
}

/** The program as an agent starts it, at the other end of the official client. */
async function start(t: TestContext, folder: string, args: readonly string[] = [], agrees?: boolean): Promise<Agent> {
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    { capabilities: agrees === undefined ? {} : { elicitation: {} } },
  );
  if (agrees !== undefined) {
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
      assert.match(params.message, /from Azure with your sign-in/);
      return { action: agrees ? 'accept' : 'decline' };
    });
  }
  const command = ['--import', import.meta.resolve('tsx'), main, 'mcp', folder, ...args];
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: command,
    env: { PATH: '', HOME: folder, AML_GUARD_ACCESS_TOKEN: '' },
    stderr: 'pipe',
  });
  await client.connect(transport);
  t.after(() => client.close());
  return {
    client,
    ask: async (name, input) => {
      const result = await client.callTool({ name, arguments: input });
      const [content] = result.content as readonly { readonly type: string; readonly text: string }[];
      assert.equal(content?.type, 'text');
      return { text: content.text, ...(result.isError === true ? { isError: true } : {}) };
    },
  };
}

describe('the server of the Model Context Protocol', () => {
  it('offers tools that only read, with the schemas of the manifest', async (t) => {
    const { client } = await start(t, scratch(t, {}));
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name, inputSchema, annotations }) => ({ name, inputSchema, annotations })),
      agentTools.map(({ name, input }) => ({
        name,
        inputSchema: input,
        annotations: { readOnlyHint: true, openWorldHint: name === 'get_workspace_posture' },
      })),
    );
    const { contributes } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
      readonly contributes: {
        readonly languageModelTools: readonly {
          readonly name: string;
          readonly inputSchema: unknown;
          readonly modelDescription: string;
        }[];
      };
    };
    assert.deepEqual(
      contributes.languageModelTools.map(({ name, inputSchema, modelDescription }) => [
        name,
        inputSchema,
        modelDescription,
      ]),
      agentTools.map(({ name, input, purpose }) => [name, input, purpose]),
    );
  });

  it('checks a file as the terminal does, and says no value', async (t) => {
    const folder = scratch(t, { 'job.yml': badJob, 'good.yml': goodJob, 'notes.yml': 'a: 1\n' });
    const { ask } = await start(t, folder);
    const { text, isError } = await ask('check_azureml_file', { filePath: path.join(folder, 'job.yml') });
    assert.equal(isError, undefined);
    const { state, findings } = JSON.parse(text) as {
      state: string;
      findings: { rule: string; line: number; column: number }[];
    };
    assert.equal(state, 'judged');
    assert.deepEqual(
      findings.map(({ rule, line, column }) => `${line}:${column} ${rule}`),
      ['4:16 secret-in-environment-variable'],
    );
    assert.doesNotMatch(text, /hunter2|larkspur/);
    const good = await ask('check_azureml_file', { filePath: path.join(folder, 'good.yml') });
    assert.deepEqual((JSON.parse(good.text) as { findings: unknown[] }).findings, []);
    const other = await ask('check_azureml_file', { filePath: path.join(folder, 'notes.yml') });
    assert.equal((JSON.parse(other.text) as { state: string }).state, 'not judged');
  });

  it('looks at no file outside its folder, whatever the path says', async (t) => {
    const outside = scratch(t, { 'secret.yml': badJob });
    const folder = scratch(t, { 'job.yml': goodJob });
    symlinkSync(path.join(outside, 'secret.yml'), path.join(folder, 'link.yml'));
    mkdirSync(path.join(folder, 'sub'));
    const { ask } = await start(t, folder);
    const paths = [
      path.join(outside, 'secret.yml'),
      `${folder}/sub/../../${path.basename(outside)}/secret.yml`,
      path.join(folder, 'link.yml'),
      path.join(folder, 'absent.yml'),
      folder,
      '/etc/passwd',
    ];
    const answers = await Promise.all(paths.map((filePath) => ask('check_azureml_file', { filePath })));
    assert.deepEqual(
      answers,
      paths.map(() => ({
        isError: true,
        text: 'There is no such file in the project. Give the absolute path of a file that lies in it.',
      })),
    );
    const snapshot = await ask('get_workspace_posture', { workspace: path.join(outside, 'snapshot.json') });
    assert.equal(snapshot.isError, true);
    assert.match(snapshot.text, /no such file in the project/);
  });

  it('sees what was saved since', async (t) => {
    const folder = scratch(t, { 'job.yml': goodJob });
    const { ask } = await start(t, folder);
    const filePath = path.join(folder, 'job.yml');
    assert.match((await ask('check_azureml_file', { filePath })).text, /"findings": \[\]/);
    writeFileSync(filePath, badJob);
    assert.match((await ask('check_azureml_file', { filePath })).text, /secret-in-environment-variable/);
  });

  it('explains rules and checks, and says what to do about another id', async (t) => {
    const { ask } = await start(t, scratch(t, {}));
    assert.match((await ask('explain_azureml_rule', { ruleId: 'secret-in-log' })).text, /^# secret-in-log/m);
    assert.match(
      (await ask('explain_azureml_rule', { ruleId: 'workspace-answers-publicly' })).text,
      /workspace-answers-publicly/,
    );
    for (const ruleId of ['no-such-rule', '--version', '../../etc/passwd', '__proto__']) {
      const { isError, text } = await ask('explain_azureml_rule', { ruleId });
      assert.equal(isError, true, ruleId);
      assert.match(text, /there is no rule or check/, ruleId);
    }
  });

  it('asks for what is missing, and takes no other kind', async (t) => {
    const { ask } = await start(t, scratch(t, {}));
    assert.match((await ask('check_azureml_file', {})).text, /filePath is missing/);
    assert.match((await ask('check_azureml_file', { filePath: 7 })).text, /filePath has to be a text/);
    assert.match((await ask('explain_azureml_rule', { ruleId: ' ' })).text, /ruleId has to be a text/);
    const unknown = await ask('delete_workspace', {});
    assert.deepEqual([unknown.isError, unknown.text.includes('no tool of the name "delete_workspace"')], [true, true]);
  });

  it('judges a snapshot of the project without Azure', async (t) => {
    const folder = scratch(t, { 'prod.json': serializeSnapshot(sampleSnapshot()), 'other.json': '{}' });
    const { ask } = await start(t, folder);
    const { text, isError } = await ask('get_workspace_posture', { workspace: path.join(folder, 'prod.json') });
    assert.equal(isError, undefined);
    const answer = JSON.parse(text) as {
      sample: boolean;
      counts: { fail: number; unknown: number };
      failing: { check: string; severity: string }[];
      failingLeftOut?: number;
      unknown: unknown[];
    };
    assert.equal(answer.sample, true);
    assert.equal(answer.failing.length + (answer.failingLeftOut ?? 0), answer.counts.fail);
    assert.equal(answer.unknown.length, answer.counts.unknown);
    assert.ok(answer.failing.some(({ check }) => check === 'workspace-answers-publicly'));
    const other = await ask('get_workspace_posture', { workspace: path.join(folder, 'other.json') });
    assert.equal(other.isError, true);
    assert.match(other.text, /other\.json/);
  });

  it('reads Azure only where it was started so, and the person agrees', async (t) => {
    const folder = scratch(t, {});
    const workspace =
      '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ml';
    const closed = await start(t, folder);
    assert.match((await closed.ask('get_workspace_posture', { workspace })).text, /does not read Azure/);
    const declined = await start(t, folder, ['--azure', '--auth', 'accessToken'], false);
    assert.match((await declined.ask('get_workspace_posture', { workspace })).text, /did not agree/);
    // Agreed to, it gets as far as the sign-in, for which there is no token here.
    const agreed = await start(t, folder, ['--azure', '--auth', 'accessToken'], true);
    assert.match((await agreed.ask('get_workspace_posture', { workspace })).text, /AML_GUARD_ACCESS_TOKEN/);
  });
});

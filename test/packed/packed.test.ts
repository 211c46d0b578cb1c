import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { languageOf } from '../../src/core/documents/detect.js';
import { badJob, goodJob } from '../cli/scratch.js';
import { archive, Sandbox } from './installed.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const isWindows = process.platform === 'win32';
const skip = isWindows ? 'the commands are for bash' : archive === '' ? 'run by npm run test:packed' : false;

function read(file: string): string {
  return readFileSync(path.join(repository, file), 'utf8');
}

/** The commands of docs/ci.md by their name. */
const blocks = new Map(
  [...read('docs/ci.md').matchAll(/^```sh (\w+)\n([^]*?)^```$/gm)].map(([, name = '', text = '']) => [name, text]),
);

describe('the packed program', { skip }, () => {
  const sandbox = new Sandbox();
  after(() => {
    sandbox.dispose();
  });

  it('is installed into an empty folder without a network, and runs', () => {
    sandbox.write({ 'package.json': '{"private": true}', 'job.yml': badJob });
    const { code, out, error } = sandbox.shell(blocks.get('install') ?? '', { ARCHIVE: archive });
    assert.equal(code, 1, error);
    const { version } = JSON.parse(read('package.json')) as { version: string };
    assert.match(out, new RegExp(`^${version.replaceAll('.', '\\.')}$`, 'm'));
    assert.match(out, /^job\.yml:4:16 .* secret-in-environment-variable$/m);
  });

  it('brought nothing else along, and left nothing in the home', () => {
    const installed = readdirSync(path.join(sandbox.work, 'node_modules')).filter((name) => !name.startsWith('.'));
    assert.deepEqual(installed, ['aml-guard']);
    const files = readdirSync(path.join(sandbox.work, 'node_modules', 'aml-guard'), {
      recursive: true,
      encoding: 'utf8',
    });
    assert.deepEqual(files.filter((file) => /\.(?:ts|cjs|mjs)$/.test(file)).sort(), [
      ...['azure', 'cli', 'engine', 'language-server', 'mcp-server', 'pipeline-identity', 'posture', 'worker'].map(
        (name) => path.join('dist', `${name}.cjs`),
      ),
    ]);
    sandbox.shell('aml-guard lint; aml-guard rules', {});
    assert.deepEqual(
      readdirSync(sandbox.home).filter((name) => name !== '.npm'),
      [],
    );
  });

  it('has what its commands need: pages, schemas and the part for posture', () => {
    assert.match(sandbox.shell('aml-guard explain secret-in-log').out, /^# secret-in-log\n/);
    assert.equal(sandbox.shell('aml-guard checks').code, 0);
    const schema = path.join(sandbox.work, 'node_modules', 'aml-guard', 'schemas', 'configuration.schema.json');
    assert.ok(existsSync(schema));
  });

  it('serves agents', () => {
    const request = { jsonrpc: '2.0', id: 1, method: 'initialize' };
    const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } };
    sandbox.write({
      'requests.txt': [
        { ...request, params },
        { jsonrpc: '2.0', method: 'notifications/initialized' },
        {
          ...{ jsonrpc: '2.0', id: 2, method: 'tools/call' },
          params: { name: 'check_azureml_file', arguments: { filePath: 'job.yml' } },
        },
      ]
        .map((message) => `${JSON.stringify(message)}\n`)
        .join(''),
    });
    // The input stays open for as long as the answer takes.
    const { out } = sandbox.shell('(cat requests.txt; sleep 3) | aml-guard mcp');
    assert.match(out, /"serverInfo":\{"name":"aml-guard"/);
    assert.match(out, /secret-in-environment-variable/);
    assert.doesNotMatch(out, /hunter2/);
  });

  it('judges many files in threads', () => {
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`many/job-${index}.yml`, badJob]));
    sandbox.write(many);
    const one = sandbox.shell('aml-guard lint many --format json --threads 1');
    const more = sandbox.shell('aml-guard lint many --format json --threads 2');
    assert.equal(one.code, 1);
    assert.deepEqual(more, one);
  });

  it('is adopted in an old repository', () => {
    const fresh = new Sandbox();
    try {
      fresh.install();
      fresh.write({ 'old.yml': badJob });
      const { code, out } = fresh.shell(blocks.get('adopt') ?? '');
      assert.equal(code, 0);
      assert.match(out, /^1 finding in the baseline$/m);
    } finally {
      fresh.dispose();
    }
  });

  for (const name of ['github', 'azure', 'other']) {
    it(`runs each command of docs/ci.md: ${name}`, () => {
      const commands = (blocks.get(name) ?? '').split('\n').filter((line) => line !== '');
      assert.ok(commands.length > 0);
      for (const command of commands) {
        const { code, error } = sandbox.shell(command);
        assert.equal(code, 1, `${command}\n${error}`);
        const report = /--output (\S+)/.exec(command)?.[1];
        assert.ok(report === undefined || readFileSync(path.join(sandbox.work, report), 'utf8').includes('job.yml'));
      }
    });
  }
});

describe('a git repository with the hook', { skip }, () => {
  const sandbox = new Sandbox();
  const identity = {
    GIT_AUTHOR_NAME: 'Ines',
    GIT_AUTHOR_EMAIL: 'i@example.com',
    GIT_COMMITTER_NAME: 'Ines',
    GIT_COMMITTER_EMAIL: 'i@example.com',
  };
  const git = (commands: string) => sandbox.shell(commands, identity);
  before(() => {
    sandbox.install();
    sandbox.write({ '.gitignore': 'node_modules/\n', '.git-hook': blocks.get('hook') ?? '' });
    assert.equal(git('git init -q && mv .git-hook .git/hooks/pre-commit && chmod +x .git/hooks/pre-commit').code, 0);
  });
  after(() => {
    sandbox.dispose();
  });

  it('lets a clean commit through, the first one too, and one of files that are none of ours', () => {
    sandbox.write({ 'jobs/train job.yml': goodJob, 'notes.txt': 'x' });
    const { code, error } = git('git add -A && git commit -q -m clean');
    assert.equal(code, 0, error);
    assert.equal(git('git rev-list --count HEAD').out, '1\n');
  });

  it('refuses a commit with a secret, and says where it is without showing it', () => {
    sandbox.write({ 'jobs/train job.yml': badJob });
    const { code, out, error } = git('git add -A && git commit -m secret');
    assert.notEqual(code, 0);
    assert.match(out + error, /jobs\/train job\.yml:4:16 .*secret-in-environment-variable/);
    assert.doesNotMatch(out + error, /hunter2/);
    assert.equal(git('git rev-list --count HEAD').out, '1\n');
  });

  it('lets what is repaired through, and a commit that only deletes', () => {
    sandbox.write({ 'jobs/train job.yml': `${goodJob}# repaired\n` });
    assert.equal(git('git add -A && git commit -q -m repaired').code, 0);
    assert.equal(git('git rm -q "jobs/train job.yml" && git commit -q -m deleted').code, 0);
    assert.equal(git('git rev-list --count HEAD').out, '3\n');
  });
});

describe('the hook for pre-commit', { skip }, () => {
  const [hook] = parse(read('.pre-commit-hooks.yaml')) as readonly { entry: string; files: string; language: string }[];

  it('is for the files that are read, and no others', () => {
    assert.ok(hook !== undefined);
    const files = new RegExp(hook.files.replace('(?i)', ''), 'i');
    const names = [
      ...['a.yml', 'a.yaml', 'x/MLTable', 'a.py', 'a.ipynb', 'a.sh', 'a.bash', 'a.ps1', 'a.mk', 'a.md', 'Makefile'],
      ...[
        'GNUmakefile',
        'x/Dockerfile',
        'Dockerfile.gpu',
        'gpu.dockerfile',
        'requirements.txt',
        'requirements-dev.txt',
      ],
      ...['constraints.txt', 'a.txt', 'a.json', 'yml', 'a.yml.bak', 'apy', 'my-requirements.csv', 'x.pyc', 'README'],
    ];
    assert.deepEqual(
      names.filter((name) => files.test(name)),
      names.filter((name) => languageOf(name) !== undefined),
    );
  });

  it('runs as pre-commit runs it: the entry with the names of files behind it', () => {
    const sandbox = new Sandbox();
    try {
      sandbox.install();
      sandbox.write({ 'a b.yml': badJob, 'c.yml': goodJob });
      assert.equal(sandbox.shell(`${hook?.entry ?? ''} c.yml`).code, 0);
      assert.equal(sandbox.shell(`${hook?.entry ?? ''} --fail-on medium 'a b.yml' c.yml`).code, 1);
    } finally {
      sandbox.dispose();
    }
  });
});

interface Step {
  readonly run?: string;
  readonly bash?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The variables of a step, with the inputs or parameters in them filled in. */
function filled(step: Step, values: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(step.env ?? {}).map(([name, text]) => [
      name,
      text.replace(/\$\{\{ (?:inputs|parameters)\.([\w-]+) \}\}/g, (_whole, key: string) => {
        assert.ok(key in values, key);
        return values[key] ?? '';
      }),
    ]),
  );
}

describe('the GitHub action', { skip }, () => {
  const action = parse(read('action.yml')) as {
    inputs: Readonly<Record<string, { default: string }>>;
    runs: { steps: readonly Step[] };
  };
  const sandbox = new Sandbox();
  after(() => {
    sandbox.dispose();
  });

  function runAction(inputs: Readonly<Record<string, string>>) {
    const defaults = Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default]));
    const values = { ...defaults, package: archive, ...inputs };
    sandbox.write({ output: '', summary: '' });
    const [outputFile, summaryFile] = [path.join(sandbox.work, 'output'), path.join(sandbox.work, 'summary')];
    const ended = action.runs.steps.map((step) =>
      sandbox.shell(step.run ?? '', {
        ...filled(step, values),
        RUNNER_TEMP: path.join(sandbox.root, 'runner'),
        GITHUB_OUTPUT: outputFile,
        GITHUB_STEP_SUMMARY: summaryFile,
      }),
    );
    const last = ended.at(-1);
    return {
      codes: ended.map(({ code }) => code),
      out: last?.out ?? '',
      error: last?.error ?? '',
      output: readFileSync(outputFile, 'utf8'),
      summary: readFileSync(summaryFile, 'utf8'),
    };
  }

  it('shows findings beside the lines, in the summary and as SARIF, and fails', () => {
    sandbox.write({ 'jobs/a.yml': badJob, 'jobs/b.yml': goodJob });
    const { codes, out, output, summary } = runAction({ paths: 'jobs/*.yml\n', sarif: 'aml-guard.sarif' });
    assert.deepEqual(codes, [0, 1]);
    assert.match(out, /^::error file=jobs\/a\.yml,line=4,/);
    assert.equal(output, 'exit-code=1\n');
    assert.match(summary, /^\| high \| jobs\/a\.yml:4:16 \|/m);
    const sarif = JSON.parse(readFileSync(path.join(sandbox.work, 'aml-guard.sarif'), 'utf8')) as { version: string };
    assert.equal(sarif.version, '2.1.0');
  });

  it('passes where nothing is found, and with --fail-on above what is', () => {
    assert.deepEqual(runAction({ paths: 'jobs/b.yml' }).codes, [0, 0]);
    assert.deepEqual(runAction({ 'fail-on': 'critical', strictness: 'pedantic' }).codes, [0, 0]);
  });

  it('runs nothing that stands in an input', () => {
    const { codes, error } = runAction({ paths: '$(touch evil); `touch evil`\n"; touch evil #' });
    assert.deepEqual(codes, [0, 2]);
    assert.match(error, /does not exist/);
    assert.ok(!existsSync(path.join(sandbox.work, 'evil')));
  });

  it('puts inputs into variables only', () => {
    for (const { run = '' } of action.runs.steps) {
      assert.doesNotMatch(run, /\$\{\{/);
    }
  });
});

describe('the template for Azure Pipelines', { skip }, () => {
  const template = parse(read('azure-pipelines/aml-guard.yml')) as {
    parameters: readonly { name: string; default: string }[];
    steps: readonly Step[];
  };
  const sandbox = new Sandbox();
  after(() => {
    sandbox.dispose();
  });

  function runTemplate(parameters: Readonly<Record<string, string>>) {
    const defaults = Object.fromEntries(template.parameters.map(({ name, default: value }) => [name, value]));
    const values = { ...defaults, package: archive, ...parameters };
    return template.steps
      .filter(({ bash }) => bash !== undefined)
      .map((step) =>
        sandbox.shell(step.bash ?? '', {
          ...filled(step, values),
          AGENT_TEMPDIRECTORY: path.join(sandbox.root, 'agent'),
        }),
      );
  }

  it('shows findings as issues, writes the reports and fails', () => {
    sandbox.write({ 'jobs/a.yml': badJob });
    const [installed, judged] = runTemplate({ paths: 'jobs' });
    assert.equal(installed?.code, 0, installed?.error);
    assert.equal(judged?.code, 1);
    assert.match(judged.out, /^##vso\[task\.logissue type=error;sourcepath=jobs\/a\.yml;linenumber=4;/);
    const results = path.join(sandbox.root, 'agent', 'aml-guard-results');
    assert.deepEqual(readdirSync(results).sort(), ['aml-guard.junit', 'aml-guard.sarif']);
  });

  it('passes with a higher limit', () => {
    assert.equal(runTemplate({ failOn: 'critical' }).at(-1)?.code, 0);
  });

  it('puts parameters into variables only', () => {
    for (const { bash = '' } of template.steps) {
      assert.doesNotMatch(bash, /\$\{\{/);
    }
  });
});

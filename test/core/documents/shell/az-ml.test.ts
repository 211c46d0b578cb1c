import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultConfiguration } from '../../../../src/core/config/configuration.js';
import type { Language } from '../../../../src/core/documents/document.js';
import { applyEdits } from '../../../../src/core/documents/text-edit.js';
import { lint } from '../../../../src/core/lint.js';
import { noProject } from '../../../../src/core/project/project-facts.js';
import { dedent } from '../../../support/marked-text.js';

function findingsIn(text: string, language: Language): readonly string[] {
  const context = { config: { ...defaultConfiguration, sensitiveWords: ['nightjar'] }, project: noProject };
  return lint({ path: 'x', text, language }, context).findings.map(
    ({ ruleId, span }) => `${ruleId} at ${text.slice(span.start, span.end)}`,
  );
}

const pipeline = (...commands: readonly string[]): string =>
  ['trigger: [main]', 'steps:', '  - bash: |', ...commands.map((command) => `      ${command}`), ''].join('\n');

describe('what az ml is given', () => {
  const cases: Readonly<Record<string, readonly [text: string, language: Language, findings: readonly string[]]>> = {
    'an environment variable from the shell': [
      'az ml job create --file job.yml --set environment_variables.HF_TOKEN=$HF_TOKEN',
      'shell',
      ['secret-in-environment-variable at $HF_TOKEN'],
    ],
    'several pairs behind one --set, quotes anywhere': [
      'az ml job create --set inputs.rate=1 "environment_variables.A_KEY=$API_KEY" environment_variables.B="${DB_PASSWORD}" -f x.yml',
      'shell',
      ['secret-in-environment-variable at $API_KEY', 'secret-in-environment-variable at ${DB_PASSWORD}'],
    ],
    'a step of a pipeline job, --set=, single quotes': [
      "az ml job create --set=jobs.train.environment_variables.DB_PASSWORD='hunter2-hunter2' --web",
      'shell',
      ['secret-in-environment-variable at hunter2-hunter2'],
    ],
    'a value from Key Vault': [
      'X=$(az keyvault secret show --vault-name kv --name x --query value -o tsv)\naz ml job create --set environment_variables.X=$X',
      'shell',
      ['secret-in-environment-variable at $X'],
    ],
    'a command in a substitution, over several lines': [
      'JOB=$(az ml job create \\\n  --set environment_variables.X="$(az acr credential show -n cr --query passwords[0].value)" \\\n  --query name)',
      'shell',
      ['secret-in-environment-variable at $(az acr credential show -n cr --query passwords[0].value)'],
    ],
    'arguments in an array': [
      'args+=(--set "environment_variables.HF_TOKEN=$HF_TOKEN")\naz ml job create "${args[@]}"',
      'shell',
      ['secret-in-environment-variable at $HF_TOKEN'],
    ],
    'an online deployment, with and without a reference': [
      "az ml online-deployment create --set environment_variables.A_KEY='${{keyvault:https://kv.vault.azure.net/secrets/a}}' environment_variables.B_KEY=$B_KEY",
      'shell',
      ['secret-in-environment-variable at $B_KEY'],
    ],
    'who is signed in, asked for by a command': [
      'WHO=$(git config user.email)\naz ml job create --name "$(whoami)-1" --set tags.owner=$WHO inputs.by=`id -un` tags.host=$(hostname)',
      'shell',
      ['sensitive-run-id at $(whoami)', 'sensitive-run-id at $WHO', 'sensitive-run-id at `id -un`'],
    ],
    'names and tags': [
      'az ml job create --name "nightjar-1" --set display_name="by $USER_EMAIL" tags.owner=ines.duarte@larkspur-home.com experiment_name=churn',
      'shell',
      [
        'sensitive-run-id at nightjar-1',
        'sensitive-run-id at $USER_EMAIL',
        'sensitive-run-id at ines.duarte@larkspur-home.com',
      ],
    ],
    'the name of a job that is only looked at': ['az ml job show --name nightjar-1', 'shell', []],
    'credentials for a datastore': [
      'az ml datastore create --file x.yml --set credentials.account_key=$STORAGE_KEY',
      'shell',
      [],
    ],
    'credentials written down': [
      'az ml connection create --file x.yml --set credentials.key=hunter2-hunter2',
      'shell',
      ['credential-literal at hunter2-hunter2'],
    ],
    'a password of a compute': [
      'az ml compute create --name c --admin-password hunter2-hunter2',
      'shell',
      ['credential-literal at hunter2-hunter2'],
    ],
    'a password in a variable': [
      'DB_PASSWORD="hunter2-hunter2"\naz ml job create',
      'shell',
      ['credential-literal at hunter2-hunter2'],
    ],
    'a default, which is no literal': ['local db_password="${5:-}"\naz ml job create', 'shell', []],
    'a pipeline secret through env': [
      'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - env:\n          KEY: ${{ secrets.K }}\n        run: az ml job create --set environment_variables.X=$KEY\n',
      'yaml',
      ['secret-in-environment-variable at $KEY'],
    ],
    'who started the pipeline': [
      pipeline('az ml job create --set tags.by="$(Build.RequestedFor)" name=run-$(Build.BuildId)'),
      'yaml',
      ['sensitive-run-id at $(Build.RequestedFor)'],
    ],
    'a job file that yq changes': [
      pipeline(
        `yq -i '.jobs.train.environment_variables.HF_TOKEN = "$(hfToken)"' job.yml`,
        "yq -i '.environment_variables.X = strenv(API_KEY)' job.yml",
        'yq -i \'.environment_variables.STAGE = "prod"\' job.yml && az ml job create -f job.yml',
      ),
      'yaml',
      ['secret-in-environment-variable at $(hfToken)', 'secret-in-environment-variable at strenv(API_KEY)'],
    ],
    'PowerShell with backticks': [
      '$key = az keyvault secret show --vault-name kv --name x --query value -o tsv\naz ml job create `\n  --file job.yml `\n  --set "environment_variables.X=$key"\n',
      'powershell',
      ['secret-in-environment-variable at $key'],
    ],
    'a recipe of make': [
      'train:\n\taz ml job create --set environment_variables.A_KEY=$(API_KEY) \\\n\t\tenvironment_variables.B_KEY=$$B_KEY\n',
      'makefile',
      ['secret-in-environment-variable at $(API_KEY)', 'secret-in-environment-variable at $$B_KEY'],
    ],
    'a literal given to an action and to a task': [
      'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: x/push@v1\n        with: {password: hunter2-hunter2, name: x}\n      - run: az ml job list\n',
      'yaml',
      ['credential-literal at hunter2-hunter2'],
    ],
    'a folded block': [
      'trigger: [main]\nsteps:\n  - script: >\n      az ml job create\n      --set environment_variables.HF_TOKEN=$(hfToken)\n',
      'yaml',
      ['secret-in-environment-variable at $(hfToken)'],
    ],
    'a here-document, whose lines are no commands': [
      'cat <<EOF > job.yml\ndeploy --key $API_KEY\nEOF\naz ml job create -f job.yml',
      'shell',
      [],
    ],
  };
  for (const [name, [text, language, findings]] of Object.entries(cases)) {
    it(name, () => {
      assert.deepEqual(findingsIn(text, language), findings);
    });
  }
});

describe('taking a variable out of an az ml command', () => {
  const cases: Readonly<Record<string, readonly [before: string, after: string]>> = {
    'the only pair goes with its --set': [
      'az ml job create --file job.yml --set environment_variables.HF_TOKEN=$HF_TOKEN --web',
      'az ml job create --file job.yml --web',
    ],
    'one of several goes alone': [
      'az ml job create --set environment_variables.HF_TOKEN="$HF_TOKEN" inputs.rate=1',
      'az ml job create --set inputs.rate=1',
    ],
    'a line of its own': [
      'az ml job create \\\n  --set environment_variables.HF_TOKEN=$HF_TOKEN \\\n  --web',
      'az ml job create \\\n  --web',
    ],
  };
  for (const [name, [before, after]] of Object.entries(cases)) {
    it(name, () => {
      const text = dedent(before).trimEnd();
      const result = lint({ path: 'x.sh', text }, { config: defaultConfiguration, project: noProject });
      assert.equal(applyEdits(text, result.findings[0]?.fixes.at(-1)?.edits ?? []), after);
    });
  }
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseConfiguration } from '../../src/core/config/parse-configuration.js';
import { lint } from '../../src/core/lint.js';
import { crcToken, identifiableKey, letters, seededRandom } from '../core/secrets/made-keys.js';
import { checkDocument, strictest } from './properties.js';

const job = '$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\n';

const pipeline = `jobs:
  - job: deploy
    steps:
      - task: AzureCLI@2
        inputs:
          inlineScript: |
            az ml job create --file job.yml --set environment_variables.A=$(reportMailPassword)
`;

/** What the fuzzer has found, each with what is right. */
describe('inputs that once broke something', () => {
  it('an alias to a mapping with one entry: taking the alias away would leave the secret where it is', () => {
    const text = `${job}x-env: &env\n  API_KEY: hunter2-hunter2\njobs:\n  a:\n    component: ./a.yml\n    environment_variables: *env\n`;
    const { findings } = checkDocument({ path: 'job.yml', language: 'yaml', text });
    const [finding] = findings.filter(({ ruleId }) => ruleId === 'secret-in-environment-variable');
    assert.ok(finding !== undefined);
    assert.ok(!finding.fixes.some(({ title }) => title.startsWith('Remove')));
  });

  it('a configuration that ends inside a mapping: its problem is inside the text', () => {
    const text = 'posture:\n  evidence:\n    - {check: a, reason: ';
    for (const { span } of parseConfiguration(text).problems) {
      assert.ok(span.end <= text.length);
    }
  });

  it('settings that name a workspace in another order than they are looked for', () => {
    const text = 'aml_workspace: mlw-churn\nresource_group: rg-churn\nvariables:\n  aml_workspace: mlw-churn\n';
    checkDocument({ path: 'config/prod/a.yml', language: 'yaml', text });
  });

  it('a variable whose name is a credential: no title of a fix repeats it', () => {
    const token = crcToken(seededRandom(7), 'ghp_');
    const text = `import os\nfrom azure.ai.ml import command\ncommand(environment_variables={"${token}": os.environ["PASSWORD"]})\n`;
    const { findings } = lint({ path: 'a.py', text }, strictest);
    assert.ok(!JSON.stringify(findings).includes(token.slice(4, 12)));
  });

  it('a key with `=` behind it, in what stands for a name: no message repeats it', () => {
    const key = identifiableKey(seededRandom(7), 39, 42, 'AzSe', 'PAdmin00', letters);
    const name = `az ml job create --set ${key}=$(reportMailPassword) CRM_PASSWORD`;
    const text = `${pipeline}        env:\n          "${name}": $(CrmPassword)\n`;
    const { findings } = lint({ path: 'pipelines/deploy.yml', text }, strictest);
    assert.ok(findings.some(({ ruleId }) => ruleId === 'secret-in-pipeline-variable'));
    assert.ok(!JSON.stringify(findings).includes(key.slice(4, 12)));
  });

  it('a key where the host of an image should be: no message shows it in lower case', () => {
    const key = identifiableKey(seededRandom(7), 39, 42, 'AzSe', 'PAdmin00', letters);
    const text = `$schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json\nname: churn\nimage: "${key}:5000/team/churn"\n`;
    const { findings } = lint({ path: 'environment.yml', text }, strictest);
    assert.ok(findings.some(({ ruleId }) => ruleId === 'image-from-elsewhere'));
    assert.ok(!JSON.stringify(findings).toLowerCase().includes(key.slice(4, 12).toLowerCase()));
  });

  it('a datastore with keys of an environment: it is no environment when its credentials are gone', () => {
    const text =
      'name: churn\nimage: python\nconda_file: conda.yml\ntype: azure_blob\ncredentials:\n  account_key: $(ACCOUNT_KEY)\n';
    const { findings } = checkDocument({ path: 'store.yml', language: 'yaml', text });
    assert.ok(findings.some(({ ruleId }) => ruleId === 'datastore-with-credentials'));
  });

  it('a string that does not end, behind another: its text is known not to be right', () => {
    const { document } = checkDocument({
      path: 'train.py',
      language: 'python',
      text: 'from azure.ai.ml import MLClient\ndb_password = "hunter2-hunter"python train.py",\n',
    });
    assert.ok(document.syntaxErrors > 0);
  });

  it('aliases of aliases: the file is not read, and says so', () => {
    const levels = Array.from({ length: 30 }, (_, level) => {
      const keys = Array.from({ length: 9 }, (__, key) => `k${key}: *a${level}`).join(', ');
      return `a${level + 1}: &a${level + 1} {${keys}}`;
    });
    const text = `${job}a0: &a0 {x: http://a}\n${levels.join('\n')}\nsettings: *a30\n`;
    const { faults } = lint({ path: 'job.yml', text }, strictest);
    assert.deepEqual(faults, [{ ruleId: 'reading', reason: 'TooManyAliases' }]);
  });

  it('merges of merges: each name counts once', () => {
    const levels = Array.from({ length: 30 }, (_, level) => {
      const sources = Array.from({ length: 9 }, () => `*a${level}`).join(', ');
      return `a${level + 1}: &a${level + 1} {<<: [${sources}], k${level}: x}`;
    });
    const text = `${job}a0: &a0 {x: y}\n${levels.join('\n')}\nenvironment_variables: {<<: *a30}\n`;
    assert.deepEqual(lint({ path: 'job.yml', text }, strictest).faults, []);
  });
});

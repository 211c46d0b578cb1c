import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultConfiguration } from '../../../src/core/config/configuration.js';
import { lint } from '../../../src/core/lint.js';
import { noProject } from '../../../src/core/project/project-facts.js';
import { dedent } from '../../support/marked-text.js';

const endpoint = '$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json';
const workspace = '$schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json';
const aci = 'from azureml.core.webservice import AciWebservice\nAciWebservice.deploy_configuration';
const login =
  'from azure.ai.ml import MLClient\nfrom azure.identity import ClientSecretCredential\nClientSecretCredential(t, c, s)';

const schedule = 'trigger: {type: cron}\ncreate_job:\n  type: pipeline';
const program =
  'from azure.ai.ml import command\nfrom azure.ai.ml.entities import Environment, JobSchedule\nJobSchedule(create_job=job)';

/** Name, rule, path, text, and what the rule says to whom, as "message severity confidence strictness". */
const cases: readonly (readonly [string, string, string, string, readonly string[]])[] = [
  ['a key asked for', 'endpoint-key-auth', 'e.yml', `${endpoint}\nauth_mode: key`, ['explicit medium high regular']],
  ['a key asked for in tests', 'endpoint-key-auth', 'tests/e.yml', `${endpoint}\nauth_mode: key`, ['explicit medium high pedantic']],
  ['keys by default', 'endpoint-key-auth', 'e.yml', `${endpoint}\nname: churn`, ['implicit medium high pedantic']],
  ['keys by default in production', 'endpoint-key-auth', 'e.yml', `${endpoint}\nname: churn-prod`, ['implicit medium high regular']],
  ['keys perhaps', 'endpoint-key-auth', 'e.yml', `${endpoint}\nauth_mode: $(MODE)`, ['unknown low low pedantic']],
  ['a public endpoint', 'endpoint-public-network', 'e.yml', `${endpoint}\npublic_network_access: enabled`, ['explicit medium high regular']],
  ['a public endpoint by default', 'endpoint-public-network', 'e.yml', `${endpoint}\nname: churn`, ['implicit low high auditor']],
  ['a public endpoint by default in production', 'endpoint-public-network', 'prod/e.yml', `${endpoint}\nname: churn`, ['production medium medium regular']],
  ['a public workspace', 'workspace-public-network', 'w.yml', `${workspace}\nname: w\npublic_network_access: enabled`, ['explicit medium high regular']],
  ['a public workspace perhaps', 'workspace-public-network', 'w.yml', `${workspace}\nname: w`, ['implicit low low auditor']],
  ['a public workspace perhaps, with patients', 'workspace-public-network', 'w.yml', `${workspace}\nname: patients`, ['marked medium medium regular']],
  ['no managed network in production', 'workspace-without-network-isolation', 'prod/w.yml', `${workspace}\nname: w`, ['marked low medium pedantic']],
  ['no managed network, with patients', 'workspace-without-network-isolation', 'w.yml', `${workspace}\nname: patients`, ['marked low medium regular']],
  ['a workspace that is not marked', 'workspace-not-high-business-impact', 'w.yml', `${workspace}\nname: w`, ['unmarked info high pedantic']],
  ['patients, and not marked', 'workspace-not-high-business-impact', 'w.yml', `${workspace}\nname: patients`, ['sensitive medium high regular']],
  ['an open web service', 'webservice-without-authentication', 'd.py', `${aci}(auth_enabled=False)`, ['explicit high high regular']],
  ['an open web service by default', 'webservice-without-authentication', 'd.py', `${aci}()`, ['implicit medium high regular']],
  ['an open web service in a network', 'webservice-without-authentication', 'd.py', `${aci}(vnet_name="v")`, ['implicit medium high pedantic']],
  ['a web service without TLS by default', 'webservice-without-tls', 'd.py', `${aci}()`, ['implicit medium high pedantic']],
  ['a client secret', 'client-secret-login', 'submit.py', login, ['clientSecret medium high regular']],
  ['a client secret in tests', 'client-secret-login', 'src/test_submit.py', login, ['clientSecret medium high pedantic']],
  ['a client secret in the stage "test"', 'client-secret-login', 'test/submit.py', login, ['clientSecret medium high regular']],
  ['a label in a job of a schedule', 'floating-asset-version', 's.yml', `${schedule}\n  jobs: {a: {component: azureml:a@latest}}`, ['production medium high regular']],
  ['a label in a program that makes a schedule', 'floating-asset-version', 's.py', `${program}\ncommand(environment="a@latest")`, ['production medium medium regular']],
  ['an image in a program that makes a schedule', 'unpinned-image', 's.py', `${program}\nEnvironment(image="python:latest")`, ['production medium medium regular']],
]; // prettier-ignore

describe('who hears of it, and how sure it is', () => {
  for (const [name, ruleId, path, text, expected] of cases) {
    it(`${ruleId}: ${name}`, () => {
      const config = { ...defaultConfiguration, strictness: 'auditor' } as const;
      const { findings } = lint({ path, text: dedent(text) }, { config, project: noProject });
      assert.deepEqual(
        findings
          .filter((finding) => finding.ruleId === ruleId)
          .map(
            ({ messageId, severity, confidence, strictness }) => `${messageId} ${severity} ${confidence} ${strictness}`,
          ),
        expected,
      );
    });
  }
});

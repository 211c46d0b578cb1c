import { secretInSetupScript } from '../../../../src/posture/checks/compute/secret-in-setup-script.js';
import { computeInstance } from '../../../support/azure/made-computes.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { made } from '../../../support/made-secrets.js';
import { testCheck } from '../../../support/posture-tester.js';

const bare = { ...computeInstance(), properties: { computeType: 'ComputeInstance' } };

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}

function script(text: string, more: object = {}): Changes {
  const startupScript = { scriptSource: 'inline', scriptData: encode(text), timeout: '30m', ...more };
  return { 'workspace/computes': [computeInstance({ setupScripts: { scripts: { startupScript } } })] };
}

testCheck(secretInSetupScript, {
  pass: {
    'a plain script': { given: script('pip install pandas') },
    'a script that asks the vault': { given: script('TOKEN=$(az keyvault secret show --name t --query value -o tsv)') },
  },
  fail: {
    'a password': { given: script('export DB_PASSWORD=k9vQ2xL7zRw4'), says: /scriptData/ },
    'a password beside a script that cannot be read': {
      given: {
        'workspace/computes': [
          computeInstance({
            setupScripts: {
              scripts: {
                startupScript: { scriptSource: 'workspaceStorage', scriptData: 'Users/ada/start.sh' },
                creationScript: { scriptSource: 'inline', scriptData: encode('export DB_PASSWORD=k9vQ2xL7zRw4') },
              },
            },
          }),
        ],
      },
    },
    'a token among the arguments': {
      given: script('echo $1', { scriptArguments: `--token ${made.storageKey}` }),
      says: /scriptArguments/,
    },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'an answer without the settings': { given: { 'workspace/computes': [bare] }, says: /not in the answer/ },
    'a script in the file share': {
      given: script('', { scriptSource: 'workspaceStorage', scriptData: 'Users/ada/setup.sh' }),
      says: /file share/,
    },
  },
  notApplicable: {
    'no instance': {},
    'no script': { given: { 'workspace/computes': [computeInstance()] }, says: /no setup script/ },
  },
});

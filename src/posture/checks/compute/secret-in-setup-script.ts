import { advise } from '../../fixes/remedy.js';
import { Unread } from '../../snapshot/reading.js';
import type { Node } from '../../snapshot/resource.js';
import { removed } from '../../snapshot/scrub.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { settingsOf } from './compute-parts.js';

const paths = ['setupScripts.scripts.startupScript', 'setupScripts.scripts.creationScript'];

export const secretInSetupScript = defineCheck({
  id: 'secret-in-setup-script',
  summary: 'secret in the setup script of a compute instance',
  group: 'compute',
  serves: 'identity-no-secrets',
  severity: 'high',
  since: '0.1.0',
  on: 'compute-instance',
  why:
    'The script is stored with the instance as base64, which hides nothing: everybody who may read the workspace can read ' +
    'it, and the password for a package index in it.',
  passes:
    'Neither scriptData nor scriptArguments of setupScripts has a secret. Texts are judged while reading and are not ' +
    'kept. A script in the workspace’s file share (scriptSource workspaceStorage) is unknown, because it is not read.',
  breaks: 'The script has to fetch the secret from the key vault with the instance’s identity.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-customize-compute-instance'],
  judge({ subject: compute }) {
    const settings = settingsOf(compute);
    const scripts = paths.map((path) => settings.node(path)).filter((script) => script?.has('scriptData') === true);
    const known = scripts.filter((script) => script !== undefined);
    if (known.length === 0) {
      return notApplicable('The instance has no setup script');
    }
    if (known.some((script) => script.text('scriptData') === removed.scriptWithSecret)) {
      return fail('scriptData has a secret');
    }
    if (known.some((script) => script.text('scriptArguments')?.includes(removed.secret) === true)) {
      return fail('scriptArguments has a secret');
    }
    known.forEach(throwUnlessInline);
    return pass('No secret is seen in the setup scripts');
  },
  fix: ({ subject: compute }) =>
    advise(
      `Replace the secret at its source, let the script fetch the new one from the key vault, and make ${compute.name} anew`,
    ),
});

function throwUnlessInline(script: Node): void {
  if (!script.is('scriptSource', 'inline')) {
    throw new Unread({
      code: 'not-read',
      message: 'The setup script lies in the file share of the workspace, which is not read',
    });
  }
}

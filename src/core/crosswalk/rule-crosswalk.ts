import type { CrossReference } from './cross-reference.js';

/**
 * What each rule serves in the Microsoft cloud security benchmark and which technique of MITRE ATLAS it finds the means
 * for, by our reading of both; no rule has an entry of its own in either.
 *
 * Sources of their texts: `mcsb-controls.ts` and `atlas-techniques.ts`.
 */
export const rulesCrosswalk: Readonly<Record<string, CrossReference>> = {
  'client-secret-login': { controls: ['IM-3', 'IM-8'], techniques: ['AML.T0055'] },
  'client-secret-pipeline-login': { controls: ['IM-3', 'IM-8'], techniques: ['AML.T0055'] },
  'compute-instance-in-production': { controls: ['GS-2'], techniques: [] },
  'compute-public-ip': { controls: ['NS-2'], techniques: [] },
  'compute-public-ssh': { controls: ['NS-1', 'NS-2'], techniques: ['AML.T0049'] },
  'compute-without-identity': { controls: ['IM-3'], techniques: [] },
  'connection-with-credentials': { controls: ['IM-3', 'IM-8'], techniques: ['AML.T0055'] },
  'credential-in-notebook-output': { controls: ['IM-8'], techniques: ['AML.T0055'] },
  'credential-literal': { controls: ['IM-8'], techniques: ['AML.T0055'] },
  'data-from-public-url': { controls: ['DS-2'], techniques: ['AML.T0010.002', 'AML.T0020'] },
  'datastore-with-credentials': { controls: ['IM-1', 'IM-3', 'IM-8'], techniques: ['AML.T0055'] },
  'deployment-open-egress': { controls: ['NS-3', 'DP-2'], techniques: ['AML.T0025'] },
  'endpoint-key-auth': { controls: ['IM-1'], techniques: ['AML.T0012'] },
  'endpoint-public-network': { controls: ['NS-2'], techniques: ['AML.T0040'] },
  'environment-in-log': { controls: ['IM-8'], techniques: ['AML.T0055'] },
  'extra-package-index': { controls: ['DS-2'], techniques: ['AML.T0010.001', 'AML.T0011.001'] },
  'floating-asset-version': { controls: ['DS-2'], techniques: ['AML.T0010'] },
  'image-from-elsewhere': { controls: ['DS-2', 'DS-6'], techniques: ['AML.T0010.004'] },
  'interactive-login-in-job': { controls: ['IM-3'], techniques: [] },
  'model-from-url': { controls: ['DS-2'], techniques: ['AML.T0010.003'] },
  'one-workspace-for-all-stages': { controls: ['GS-2'], techniques: [] },
  'pipeline-without-security-scan': { controls: ['DS-4'], techniques: [] },
  'plain-http': { controls: ['NS-8', 'DP-3'], techniques: [] },
  'registry-password': { controls: ['IM-1', 'IM-3', 'IM-8'], techniques: ['AML.T0012', 'AML.T0055'] },
  'scoring-data-in-log': { controls: ['DP-1', 'GS-3'], techniques: [] },
  'secret-in-environment-variable': { controls: ['IM-8'], techniques: ['AML.T0055'] },
  'secret-in-input': { controls: ['IM-8'], techniques: ['AML.T0055'] },
  'secret-in-log': { controls: ['IM-8'], techniques: ['AML.T0055'] },
  'secret-in-pipeline-log': { controls: ['IM-8'], techniques: ['AML.T0055'] },
  'secret-in-pipeline-variable': { controls: ['IM-8', 'DS-3'], techniques: ['AML.T0055'] },
  'secret-in-trace': { controls: ['IM-8'], techniques: ['AML.T0055'] },
  'secret-on-command-line': { controls: ['IM-8'], techniques: ['AML.T0055'] },
  'sensitive-run-id': { controls: ['DP-1', 'GS-3'], techniques: [] },
  'test-target-in-production': { controls: ['GS-2'], techniques: [] },
  'tls-verification-off': { controls: ['IM-4', 'DP-3'], techniques: [] },
  'trust-remote-code': { controls: ['DS-2'], techniques: ['AML.T0010.003', 'AML.T0011.000'] },
  'unpinned-dependency': { controls: ['DS-2'], techniques: ['AML.T0010.001', 'AML.T0011.001'] },
  'unpinned-image': { controls: ['DS-2'], techniques: ['AML.T0010.004'] },
  'unsafe-model-load': { controls: ['DS-2'], techniques: ['AML.T0011.000', 'AML.T0018'] },
  'weak-storage-account': { controls: ['NS-2', 'IM-1', 'DP-3'], techniques: [] },
  'webservice-without-authentication': { controls: ['IM-1'], techniques: ['AML.T0040'] },
  'webservice-without-tls': { controls: ['DP-3'], techniques: [] },
  'workspace-not-high-business-impact': { controls: ['DP-1', 'GS-3'], techniques: [] },
  'workspace-public-network': { controls: ['NS-2'], techniques: [] },
  'workspace-without-customer-managed-key': { controls: ['DP-5'], techniques: [] },
  'workspace-without-network-isolation': { controls: ['NS-1', 'NS-3'], techniques: ['AML.T0025'] },
};

/** Rules that serve no control, and why. */
export const rulesWithoutControl: Readonly<Record<string, string>> = {
  'ineffective-allow': 'It is about comments of this tool, not about a system.',
};

const none: CrossReference = { controls: [], techniques: [] };

/** What a rule serves; nothing for an id that no rule has. */
export function crosswalkOfRule(id: string): CrossReference {
  return Object.hasOwn(rulesCrosswalk, id) ? (rulesCrosswalk[id] ?? none) : none;
}

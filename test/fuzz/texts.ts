import { parseFleet, serializeFleet } from '../../src/posture/fleet/fleet-file.js';
import { fleetFormat } from '../../src/posture/fleet/fleet-snapshot.js';
import { serializeSnapshot } from '../../src/posture/snapshot/snapshot.js';
import { madeAt, madeSnapshot } from '../support/azure/made-snapshot.js';
import { sampleSnapshot } from '../support/azure/sample-snapshot.js';
import type { Seed } from './seeds.js';

function seed(path: string, text: string): Seed {
  return { path, language: 'yaml', text };
}

/** Configurations with every kind of entry. */
export const configurationSeeds: readonly Seed[] = [
  `extends: ../shared/aml-guard.yaml
strictness: pedantic
rules:
  sensitive-run-id: low
  plain-http: off
sensitiveWords: [falcon]
secretNames: [ACME_PIN]
publicNames: [LICENSE_KEY]
production: {paths: [live, prod], names: [live]}
stages:
  staging: [int, abnahme]
  production: [live]
allow:
  - rule: endpoint-key-auth
    files: [legacy/]
    reason: moves to Entra tokens with the new gateway
    until: 2027-06-30
overrides:
  - files: [jobs/]
    strictness: auditor
exclude: ["generated/", '*.gen.yml']
`,
  `secretFormats:
  - id: acme-key
    title: ACME key
    pattern: acme_[A-Za-z0-9]{32}
    severity: high
posture:
  productionWorkspaces: [mlw-live]
  allowedVmSizes: [STANDARD_D4S_V5]
  maxPrivilegedPrincipals: 3
  evidence:
    - {check: workspace-without-logs, says: pass, reason: kept elsewhere, by: team, until: 2027-01-01}
  exceptions:
    - check: online-endpoint-with-keys
      reason: &why "on its way out"
      until: 2026-12-31
`,
].map((text) => seed('.aml-guard.yaml', text));

export const baselineSeeds: readonly Seed[] = [
  seed(
    '.aml-guard-baseline.json',
    JSON.stringify({
      version: 1,
      findings: [
        { path: 'jobs/train.yml', ruleId: 'secret-in-log', fingerprint: '0123456789abcdef0123456789abcdef', count: 2 },
        { path: 'src/a.py', ruleId: 'credential-literal', fingerprint: 'ffffffffffffffffffffffffffffffff', count: 1 },
      ],
    }),
  ),
];

export function snapshotSeeds(): readonly Seed[] {
  return [sampleSnapshot(), madeSnapshot()].map((snapshot) => seed('snapshot.json', serializeSnapshot(snapshot)));
}

export function fleetSeeds(): readonly Seed[] {
  const fleet = serializeFleet({
    format: fleetFormat,
    takenAt: madeAt,
    cloud: 'public',
    sample: false,
    scope: {},
    subscriptionNames: {},
    workspaces: [madeSnapshot()],
  });
  parseFleet(fleet);
  return [seed('fleet.json', fleet)];
}

/** The answers of which the made workspace consists, by path. */
export const answerSeeds: readonly Seed[] = Object.entries(madeSnapshot().readings).flatMap(([path, reading]) =>
  reading.is === 'read' ? [seed(path, JSON.stringify(reading.body))] : [],
);

export const hintSeeds: readonly Seed[] = [
  seed('config.json', '{"subscription_id": "a", "resource_group": "b", "workspace_name": "c"}'),
  seed('.azure/config', '[defaults]\nworkspace = c\ngroup = b\n\n[cloud]\nname = AzureCloud\n'),
];

import { azurePolicies, type AzurePolicy } from './azure-policies.js';

/** The catalogues whose entries checks name: how they stand in front of an id, and the form of their ids. */
const catalogues = {
  'Azure Policy': /^[0-9a-f]{8}$/,
  'Azure Landing Zones': /^[A-Z][A-Za-z-]+$/,
  ALZ: /^[A-Z][A-Za-z-]+$/,
  PSRule: /^AZR-\d{6}$/,
  checkov: /^CKV2?_AZURE_\d+$/,
  azqr: /^[a-z]+-\d{3}$/,
  APRL: /^[0-9a-f]{8}$/,
  AzTS: /^[A-Za-z_]+$/,
  Prowler: /^[a-z0-9_]+$/,
  cloudsploit: /^[A-Za-z]+$/,
  steampipe: /^[a-z0-9_]+$/,
  terrascan: /^AC_AZURE_\d{4}$/,
  trivy: /^AZU-\d{4}$/,
  KICS: /^[a-z_]+$/,
  'Cloud Custodian': /^[a-z-]+$/,
  'SonarQube IaC': /^[A-Za-z]+$/,
  sonar: /^[A-Za-z]+$/,
} as const;

/** A catalogue by one name, where checks write two. */
const oneName: Readonly<Partial<Record<keyof typeof catalogues, string>>> = {
  ALZ: 'Azure Landing Zones',
  sonar: 'SonarQube IaC',
  checkov: 'Checkov',
};

/** What the same check is called elsewhere. */
export interface Peer {
  /** `Azure Policy`, `PSRule`, `Checkov`, … */
  readonly catalogue: string;
  /** As the catalogue writes it; of Azure Policy the whole id of the definition. */
  readonly id: string;
  /** What the definition of Azure Policy is called; the other catalogues are named by id alone. */
  readonly title?: string;
}

/** Reads `PSRule AZR-000406` and its like; `undefined` for what is of no known catalogue or form. */
export function parsePeer(written: string): Peer | undefined {
  const names = Object.keys(catalogues) as (keyof typeof catalogues)[];
  const name = names.find((candidate) => written.startsWith(`${candidate} `));
  if (name === undefined) {
    return undefined;
  }
  const id = written.slice(name.length + 1);
  if (!catalogues[name].test(id)) {
    return undefined;
  }
  if (name !== 'Azure Policy') {
    return { catalogue: oneName[name] ?? name, id };
  }
  const policy = policyOf(written);
  return policy === undefined ? undefined : { catalogue: name, id: policy.id, title: policy.title };
}

/** The definition that `Azure Policy 438c38d2` stands for: ids are written by their first eight digits. */
export function policyOf(written: string): AzurePolicy | undefined {
  const [, start] = /^Azure Policy ([0-9a-f]{8})$/.exec(written) ?? [];
  return start === undefined ? undefined : azurePolicies.find(({ id }) => id.startsWith(start));
}

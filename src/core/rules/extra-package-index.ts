import type { Field } from '../facts/field.js';
import { hostName } from '../facts/host-name.js';
import type { PackageIndex } from '../facts/package-index.js';
import type { Fix } from '../findings/finding.js';
import { defineRule } from './define-rule.js';

export const extraPackageIndex = defineRule({
  id: 'extra-package-index',
  summary: 'second place for packages beside the main index',
  serves: 'threat-tampering',
  severity: 'medium',
  confidence: 'medium',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://pip.pypa.io/en/stable/cli/pip_install/',
    'https://learn.microsoft.com/azure/devops/artifacts/python/python-packages',
    'https://nvd.nist.gov/vuln/detail/CVE-2018-20225',
  ],
  messages: {
    extra:
      'pip asks this index and the main one, and takes the higher version: whoever publishes the name of a package of yours on the public one is installed',
    links: 'pip also takes packages from this page, and prefers whichever version is higher',
  },
  visit: {
    packageIndex(index, report, { facts }) {
      if (index.role !== 'extra' && index.role !== 'links') {
        return;
      }
      const host = hostOf(index.address);
      // A folder of files that stand beside the requirements.
      if (index.role === 'links' && index.address.state === 'literal' && host === undefined) {
        return;
      }
      const common = { span: index.span, ...(isPublic(host) ? quiet : {}) };
      if (index.role === 'extra') {
        report('extra', {
          ...common,
          fixes: fixesFor(
            index,
            facts.some((fact) => fact.kind === 'packageIndex' && fact.role === 'main'),
          ),
        });
      } else {
        report('links', { ...common, severity: 'low' });
      }
    },
  },
});

const quiet = { severity: 'low', strictness: 'pedantic' } as const;

/** Indexes with nobody's private packages: their names can be taken too, but only by a name that is new there. */
function isPublic(host: string | undefined): boolean {
  return /^(?:download\.pytorch\.org|(?:pypi|pypi\.ngc|developer\.download)\.nvidia\.com|data\.pyg\.org|azuremlsdktestpypi\.azureedge\.net|storage\.googleapis\.com|download\.openmmlab\.com|dl\.fbaipublicfiles\.com)$/.test(
    host ?? '',
  );
}

function hostOf(address: Field): string | undefined {
  const text =
    address.state === 'literal'
      ? address.value
      : address.state === 'dynamic'
        ? address.origins.map((origin) => (origin.is === 'text' ? origin.text : 'x')).join('')
        : '';
  const host = /^[a-z+]+:\/\/(?:[^/@\s]*@)?([^/:?#\s]+)/i.exec(text)?.[1];
  return host === undefined ? undefined : hostName(host);
}

// The index has to know the public packages too, hence "unsafe".
function fixesFor(index: PackageIndex, hasMain: boolean): readonly Fix[] {
  return hasMain
    ? []
    : [
        {
          title: 'Make it the only index, which has to pass on the public packages',
          safety: 'unsafe',
          patches: [{ op: 'setting', on: index, key: 'option', value: '--index-url' }],
        },
      ];
}

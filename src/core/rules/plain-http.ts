import type { PlainAddress } from '../facts/plain-address.js';
import type { Fix } from '../findings/finding.js';
import { defineRule } from './define-rule.js';
import { strictnessIn } from './test-code.js';

export const plainHttp = defineRule({
  id: 'plain-http',
  summary: 'data or service that is reached over unencrypted HTTP',
  serves: 'network-endpoints',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer',
    'https://cwe.mitre.org/data/definitions/319.html',
  ],
  messages: {
    address: 'What is read from or sent to this address can be read and changed on the way',
    protocol: 'This datastore is read over unencrypted HTTP, so data and signatures can be read and changed on the way',
  },
  visit: {
    plainAddress(address, report, { path }) {
      const strictness = strictnessIn(path);
      if (address.value.value.toLowerCase() === 'http') {
        report('protocol', { span: address.value.span, strictness, fixes: fixesFor(address, 'https') });
      } else if (leavesTheMachine(address.value.value)) {
        const secure = address.value.value.replace(/^http:/i, 'https:');
        report('address', { span: address.value.span, strictness, fixes: fixesFor(address, secure) });
      }
    },
  },
});

/** Whether an address is somewhere else: not this machine, not the same cluster or private network, no example. */
function leavesTheMachine(address: string): boolean {
  const host = /^http:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(address)?.[1]?.toLowerCase() ?? '';
  return (
    host.includes('.') &&
    !/[<>{}$%]/.test(host) &&
    !/^(?:127\.|10\.|192\.168\.|169\.254\.|0\.0\.0\.0$|172\.(?:1[6-9]|2\d|3[01])\.)/.test(host) &&
    !/(?:^|\.)(?:local|internal|localhost|test|invalid|example|svc|cluster\.local|example\.(?:com|org|net)|w3\.org)$/.test(
      host,
    )
  );
}

// Not every server answers on HTTPS, hence "unsafe".
function fixesFor(address: PlainAddress, text: string): readonly Fix[] {
  return [
    {
      title: 'Use HTTPS, so that nobody on the way reads or changes it',
      safety: 'unsafe',
      patches: [{ op: 'set', on: address, value: { text } }],
    },
  ];
}

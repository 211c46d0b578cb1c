import { defineRule } from './define-rule.js';

export const tlsVerificationOff = defineRule({
  id: 'tls-verification-off',
  summary: 'connection that accepts any certificate',
  serves: 'threat-tampering',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://requests.readthedocs.io/en/latest/user/advanced/',
    'https://docs.python.org/3/library/ssl.html',
    'https://pip.pypa.io/en/stable/cli/pip/',
    'https://curl.se/docs/sslcerts.html',
    'https://www.gnu.org/software/wget/manual/html_node/HTTPS-_0028SSL_002fTLS_0029-Options.html',
    'https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-webrequest',
    'https://cwe.mitre.org/data/definitions/295.html',
  ],
  messages: {
    code: '{call} accepts any certificate here, so whoever stands between can read and change what is sent',
    packages: 'pip accepts any certificate from this host, so whoever stands between decides what is installed',
  },
  visit: {
    riskyCall(found, report) {
      if (found.risk.is === 'unverifiedTls') {
        report('code', {
          span: found.span,
          // A server with a certificate of its own making is refused afterwards.
          fixes: [
            {
              title: 'Check the certificate, so that no other server is trusted',
              safety: 'unsafe',
              patches: [{ op: 'remove', on: found }],
            },
          ],
          data: { call: found.call },
        });
      }
    },
    packageIndex(index, report) {
      // PyPI and its files have valid certificates; naming them is a habit from networks that take TLS apart.
      if (index.role === 'untrusted') {
        report('packages', { span: index.span });
      }
    },
  },
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultConfiguration } from '../../../src/core/config/configuration.js';
import type { Origin } from '../../../src/core/facts/origin.js';
import {
  findEvidence,
  isHarmlessText,
  isTelemetryName,
  judgeName,
  withArticle,
} from '../../../src/core/rules/evidence.js';
import { made } from '../../support/made-secrets.js';

const span = { start: 3, end: 9 };
const way = { start: 1, end: 2 };
const config = defaultConfiguration;

/** What speaks for a value that is made of these, as "is, what, confidence, severity". */
function evidenceOf(...origins: readonly Origin[]): readonly string[] {
  return findEvidence({ state: 'dynamic', span, origins }, config).map(({ is, what, confidence, severity }) =>
    [is, what, confidence, ...(severity === undefined ? [] : [severity])].join(', '),
  );
}

function environment(name: string): Origin {
  return { is: 'environment', name, span };
}

describe('evidence', () => {
  it('is a known form in a literal text or in the fixed part of one', () => {
    const field = { state: 'literal', value: made.storageKey, span } as const;
    const [evidence, ...more] = findEvidence(field, config);
    assert.deepEqual(more, []);
    assert.deepEqual(evidence, {
      is: 'format',
      what: 'an Azure Storage account key',
      span,
      confidence: 'high',
      severity: 'high',
      related: [],
    });
    assert.deepEqual(
      findEvidence(
        { state: 'dynamic', span, origins: [{ is: 'text', text: made.storageKey, span, via: [way] }] },
        config,
      ),
      [{ ...evidence, related: [{ span: way, message: 'the value comes from here', step: true }] }],
    );
  });

  it('is not there where nothing stands', () => {
    assert.deepEqual(findEvidence({ state: 'absent' }, config), []);
  });

  it('is the name of an environment variable, less so where the name is vague or for telemetry', () => {
    assert.deepEqual(evidenceOf(environment('DB_PASSWORD')), ['variable, the environment variable DB_PASSWORD, high']);
    assert.deepEqual(evidenceOf(environment('APPINSIGHTS_KEY')), [
      'variable, the environment variable APPINSIGHTS_KEY, low, low',
    ]);
    assert.deepEqual(evidenceOf(environment('zzz_token')), ['variable, the environment variable zzz_token, low']);
    assert.deepEqual(evidenceOf(environment('EPOCHS')), []);
    assert.deepEqual(evidenceOf({ is: 'environment', span }), []);
  });

  it('is a name in code, of which the words of a constant have to say more', () => {
    assert.deepEqual(evidenceOf({ is: 'name', name: 'dbPassword', span }), ['name, dbPassword, medium']);
    assert.deepEqual(evidenceOf({ is: 'name', name: 'DB_PASSWORD', span }), ['name, DB_PASSWORD, medium']);
    assert.deepEqual(evidenceOf({ is: 'name', name: 'X_KEY', span }), []);
    assert.deepEqual(evidenceOf(environment('X_KEY')), ['variable, the environment variable X_KEY, high']);
  });

  it('is a secret of a pipeline, or a variable whose name says so', () => {
    const reference = (syntax: string, name: string): Origin => ({ is: 'reference', syntax, name, span }) as Origin;
    assert.deepEqual(evidenceOf(reference('githubSecret', 'X')), ['pipelineSecret, the pipeline secret X, high']);
    for (const syntax of ['githubVariable', 'devopsVariable', 'shellVariable', 'template']) {
      assert.deepEqual(
        evidenceOf(reference(syntax, 'DB_PASSWORD')),
        ['variable, the variable DB_PASSWORD, medium'],
        syntax,
      );
    }
    const others = ['amlExpression', 'keyVaultReference', 'connectionReference', 'promptflowConnection', 'keyVaultUri'];
    for (const syntax of [...others, 'githubActor', 'githubContext', 'devopsPerson']) {
      assert.deepEqual(evidenceOf(reference(syntax, 'DB_PASSWORD')), [], syntax);
    }
  });

  const settings = [
    ...['id', 'ids', 'client-id', 'client_ids', 'app.name', 'a names', 'group', 'groups', 'host', 'hosts', 'hostname'],
    ...[
      'url',
      'urls',
      'uri',
      'uris',
      'endpoint',
      'endpoints',
      'region',
      'regions',
      'location',
      'locations',
      'workspace',
    ],
    ...[
      'tenant',
      'subscription',
      'server',
      'database',
      'port',
      'version',
      'path',
      'databricksHost',
      'v2Host',
      'CLIENT_ID',
    ],
  ];
  it('is weak where a vault keeps what is no secret by its name', () => {
    for (const name of settings) {
      const [found = ''] = evidenceOf({ is: 'secretSource', source: 'Key Vault secret', name, span });
      assert.equal(found, 'source, a Key Vault secret, low', name);
    }
    for (const name of ['paid', 'idle', 'url-key', 'hostage', 'seaport', undefined]) {
      const [found = ''] = evidenceOf({ is: 'secretSource', source: 'Key Vault secret', name, span } as Origin);
      assert.equal(found, 'source, a Key Vault secret, high', name);
    }
  });

  it('is told with the strongest first', () => {
    const vague = environment('zzz_token');
    const code: Origin = { is: 'name', name: 'dbPassword', span };
    const sure = environment('DB_PASSWORD');
    assert.deepEqual(
      findEvidence({ state: 'dynamic', span, origins: [vague, code, sure] }, config).map(
        ({ confidence }) => confidence,
      ),
      ['high', 'medium', 'low'],
    );
  });
});

describe('the name of a setting', () => {
  it('is what the configuration says, whatever its case, and public before secret', () => {
    const own = { ...config, secretNames: ['acme-seal', 'both'], publicNames: ['db_password', 'BOTH'] };
    assert.deepEqual(judgeName('ACME-SEAL', own), { secret: true, word: 'ACME-SEAL', certainty: 'strong' });
    assert.deepEqual(judgeName('DB_PASSWORD', own), { secret: false });
    assert.deepEqual(judgeName('both', own), { secret: false });
    assert.equal(judgeName('acme-sealed', own).secret, false);
    assert.equal(judgeName('db_passwords', own).secret, true);
  });

  it('may be for telemetry', () => {
    const names = [
      'APPINSIGHTS_KEY',
      'app_insights',
      'ApplicationInsightsKey',
      'application_insights',
      'InstrumentationKey',
    ];
    for (const name of [...names, 'instrumentation_key']) {
      assert.ok(isTelemetryName(name), name);
    }
    for (const name of ['insights', 'app-insights', 'instrument_key']) {
      assert.ok(!isTelemetryName(name), name);
    }
  });
});

describe('a text', () => {
  const harmless = [
    ...['true', 'False', 'yes', 'NO', 'on', 'off', 'None', 'null', '7', '0.5', '123'],
    ...['https://h', 'http://h/p', 'https://host.example/path', '/', '/run/x', './x', '../x', '~/x', 'C:\\x', 'd:\\'],
  ];
  for (const value of harmless) {
    it(`is harmless: ${value}`, () => {
      assert.equal(isHarmlessText(value), true);
    });
  }
  const others = [
    ...[
      'truer',
      'atrue',
      '1234',
      'abc',
      '',
      'https://u:p@h',
      'https://h?sig=x',
      'https://h x',
      'xhttps://h',
      'httpss://h',
    ],
    ...['x/run', '.../x', '/run x', '~x', 'CC:\\x', '1:\\x', 'C:x'],
  ];
  for (const value of others) {
    it(`is not: ${value}`, () => {
      assert.equal(isHarmlessText(value), false);
    });
  }

  it('is spoken with its article', () => {
    const an = ['Azure key', 'account', 'item', 'other key', 'Ozone', 'unknown', 'SAS token', 'MD5', 'MS key'];
    for (const noun of [...an, 'FTP password', 'HF token', 'NPM token', 'RSA key', 'XML']) {
      assert.equal(withArticle(noun), `an ${noun}`);
    }
    for (const noun of [
      'key',
      'user name',
      'unit',
      'Storage key',
      'Slack token',
      'MQ key',
      'Hugging Face token',
      'GitHub token',
    ]) {
      assert.equal(withArticle(noun), `a ${noun}`);
    }
  });
});

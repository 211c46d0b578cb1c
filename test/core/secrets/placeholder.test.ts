import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeReference, isKeyOfMapping, isPlaceholder } from '../../../src/core/secrets/placeholder.js';
import { letters, randomText, seededRandom } from './made-keys.js';

describe('isPlaceholder', () => {
  const placeholders = [
    '',
    '   ',
    '""',
    '<your-key>',
    '<KEY>',
    'YOUR_KEY_HERE',
    'your-api-key',
    'your_password',
    'xxxx',
    'XXXXXXXX',
    '***',
    '********',
    'sk-xxxxxxxxxxxxxxxx',
    '...',
    'abc...',
    'changeme',
    'CHANGE_ME',
    'change-me',
    'TODO',
    'TODO: add key',
    'REPLACE_ME',
    'replace-with-key',
    'dummy',
    'dummy-key',
    'example',
    'example-password',
    'None',
    'null',
    'N/A',
    'my-secret',
    'my_secret_key',
    'MY_API_KEY',
    'secret',
    'password',
    '{{ api_key }}',
    '{% secret %}',
    '[REDACTED]',
    '[your key]',
    'redacted',
    'fake-token',
    'test-key',
    'some_token',
    '00000000',
    '-',
    '____',
    'AZURE_OPENAI_KEY',
    'db-password',
    '__API_KEY__',
    '%API_KEY%',
    'insert-key-here',
    '1234567890',
    'abcdefgh12345678',
  ];
  for (const value of placeholders) {
    it(`takes ${JSON.stringify(value)} for one`, () => {
      assert.equal(isPlaceholder(value), true);
    });
  }

  const random = seededRandom(5);
  const real = [
    'Tr0ub4dor&3',
    'hunter2',
    'correct horse battery',
    'S3cr3t!Pa55',
    'churn-prod-2024!',
    'p@ssw0rd',
    randomText(random, 32, '0123456789abcdef'),
    randomText(random, 40, letters),
    randomText(random, 88, `${letters}+/`),
  ];
  for (const value of real) {
    it(`takes ${JSON.stringify(value)} for a value`, () => {
      assert.equal(isPlaceholder(value), false);
    });
  }

  it('takes no random value for one', () => {
    for (let round = 0; round < 2000; round++) {
      const value = randomText(random, 32 + (round % 60), `${letters}+/`);
      assert.equal(isPlaceholder(value), false, value);
    }
  });
});

describe('describeReference', () => {
  const whole: Readonly<Record<string, readonly [kind: string, name: string]>> = {
    '${{inputs.x}}': ['amlExpression', 'inputs.x'],
    '${{ parent.inputs.x }}': ['amlExpression', 'parent.inputs.x'],
    '${{outputs.model}}': ['amlExpression', 'outputs.model'],
    '${{parent.jobs.train.outputs.model}}': ['amlExpression', 'parent.jobs.train.outputs.model'],
    '${{search_space.lr}}': ['amlExpression', 'search_space.lr'],
    '${{name}}': ['amlExpression', 'name'],
    '${{keyvault:https://kv.vault.azure.net/secrets/db-pw/123}}': ['keyVaultReference', 'db-pw'],
    '${{azureml://connections/aoai/credentials/key}}': ['connectionReference', 'aoai/credentials/key'],
    '${conn.api_key}': ['promptflowConnection', 'conn.api_key'],
    '${open_ai_connection.api_base}': ['promptflowConnection', 'open_ai_connection.api_base'],
    'db-pw@https://kv.vault.azure.net': ['keyVaultUri', 'db-pw'],
    'https://kv.vault.azure.net/secrets/db-pw': ['keyVaultUri', 'db-pw'],
    'https://kv.vault.azure.net/secrets/db-pw/0a1b': ['keyVaultUri', 'db-pw'],
    'https://kv.vault.azure.net/': ['keyVaultUri', ''],
    '${{ secrets.API_KEY }}': ['githubSecret', 'API_KEY'],
    "${{ secrets['API_KEY'] }}": ['githubSecret', 'API_KEY'],
    "${{ github.ref == 'x' && secrets.A || secrets.B }}": ['githubSecret', 'A'],
    '${{ vars.REGION }}': ['githubVariable', 'REGION'],
    '${{ env.API_KEY }}': ['githubVariable', 'API_KEY'],
    '${{ github.actor }}': ['githubActor', 'github.actor'],
    '${{ github.triggering_actor }}': ['githubActor', 'github.triggering_actor'],
    '${{ github.event.pull_request.user.login }}': ['githubActor', 'github.event.pull_request.user.login'],
    '${{ github.event.head_commit.author.email }}': ['githubActor', 'github.event.head_commit.author.email'],
    '${{ github.sha }}': ['githubContext', 'github.sha'],
    '${{ steps.x.outputs.y }}': ['githubContext', 'steps.x.outputs.y'],
    '$(API_KEY)': ['devopsVariable', 'API_KEY'],
    '$(Build.BuildId)': ['devopsVariable', 'Build.BuildId'],
    '$[ variables.X ]': ['devopsVariable', 'X'],
    "$[ variables['my.x'] ]": ['devopsVariable', 'my.x'],
    '${{ variables.X }}': ['devopsVariable', 'X'],
    '${{ parameters.x }}': ['devopsVariable', 'x'],
    '$(Build.RequestedFor)': ['devopsPerson', 'Build.RequestedFor'],
    '$(Build.RequestedForEmail)': ['devopsPerson', 'Build.RequestedForEmail'],
    '$(Release.RequestedFor)': ['devopsPerson', 'Release.RequestedFor'],
    '$(Release.Deployment.RequestedForEmail)': ['devopsPerson', 'Release.Deployment.RequestedForEmail'],
    "$[ variables['Build.RequestedFor'] ]": ['devopsPerson', 'Build.RequestedFor'],
    $API_KEY: ['shellVariable', 'API_KEY'],
    '${API_KEY}': ['shellVariable', 'API_KEY'],
    '${API_KEY:-none}': ['shellVariable', 'API_KEY'],
    '$env:API_KEY': ['shellVariable', 'API_KEY'],
    '{{ api_key }}': ['template', 'api_key'],
    '{% api_key %}': ['template', 'api_key'],
    '<<api_key>>': ['template', 'api_key'],
    '${model.lr}': ['template', 'model.lr'],
    '${inputs.question}': ['template', 'inputs.question'],
  };
  for (const [value, [kind, name]] of Object.entries(whole)) {
    it(`reads ${value}`, () => {
      assert.deepEqual(describeReference(value), [{ start: 0, end: value.length, kind, name }]);
    });
  }

  it('reads several between plain text', () => {
    const value = 'run-${{ github.actor }}-$(Build.BuildId)_$USER';
    const parts = describeReference(value).map(({ start, end, kind }) => [value.slice(start, end), kind]);
    assert.deepEqual(parts, [
      ['${{ github.actor }}', 'githubActor'],
      ['$(Build.BuildId)', 'devopsVariable'],
      ['$USER', 'shellVariable'],
    ]);
  });

  it('reads a reference inside the brackets of an optional argument', () => {
    const value = '$[[--key ${{inputs.key}}]]';
    assert.deepEqual(describeReference(value), [{ start: 9, end: 24, kind: 'amlExpression', name: 'inputs.key' }]);
  });

  const plain = [
    '',
    'plain',
    '$',
    '$$',
    '$$HOME',
    '$5.00',
    'costs 5$',
    '^abc$',
    '^(a|b)$',
    '\\d+$',
    'C:\\$Recycle.Bin\\x',
    '\\$HOME',
    '$(date +%s)',
    '$(whoami)',
    '$(cat key.txt)',
    'a << b',
    'cat <<EOF',
    '${{ never closed',
    '{{',
    '{"a": {"b": 1}}',
    'https://learn.microsoft.com/x',
    'https://kv.vault.azure.net.evil.io/secrets/x',
    'user@host',
  ];
  for (const value of plain) {
    it(`finds none in ${JSON.stringify(value)}`, () => {
      assert.deepEqual(describeReference(value), []);
    });
  }

  it('never throws, and answers inside the text and in order', () => {
    const random = seededRandom(17);
    const pieces = [
      '$',
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      '<<',
      '>>',
      '%',
      ' ',
      'secrets.',
      'a',
      'https://kv.vault.azure.net',
      '@',
    ];
    for (let round = 0; round < 2000; round++) {
      let text = '';
      for (let i = Math.floor(random() * 30); i > 0; i--) {
        text += pieces[Math.floor(random() * pieces.length)] ?? '';
      }
      let last = 0;
      for (const { start, end } of describeReference(text)) {
        assert.ok(start >= last && end > start && end <= text.length, text);
        last = end;
      }
    }
  });
});

describe('isKeyOfMapping', () => {
  it('knows names of settings and headers from secrets', () => {
    assert.equal(isKeyOfMapping('BATCH_SIZE_KEY', 'batch_size'), true);
    assert.equal(isKeyOfMapping('AUTHORIZATION', 'Authorization'), true);
    assert.equal(isKeyOfMapping('BATCH_SIZE_KEY', 'b4tch'), false);
    assert.equal(isKeyOfMapping('API_KEY', 'supersecret'), false);
    assert.equal(isKeyOfMapping('password', 'swordfish'), false);
  });
});

describe('isPlaceholder at the edges of its words', () => {
  // Random letters round a word, so that nothing else makes it a placeholder.
  const placeholders = [
    'nil',
    'undefined',
    'na',
    'NaN',
    'false',
    'true',
    'tbd',
    'fixme',
    'empty',
    'unset',
    'blank',
    'default',
    'change',
    'changeit',
    'key',
    'token',
    'passwd',
    'pass',
    'pwd',
    'apikey',
    'api-key',
    'api_key',
    'api key',
    'accesskey',
    'access_key',
    'access key',
    'credential',
    'credentials',
    'value',
    'string',
    'str',
    'test',
    'foo',
    'bar',
    'baz',
    'foobar',
    'x',
    'xx',
    '?',
    '??',
    '.',
    '..',
    '--',
    '_',
    "'changeme'",
    '`changeme`',
    ' " none " ',
    '"<kQ9 vtLw2z>"',
    '{{kQ9vtLw2z}}',
    '{%kQ9vtLw2z%}',
    '__kQ9vtLw2z__',
    '%kQ9vtLw2z%',
    '@@kQ9vtLw2z@@',
    '[kQ9vtLw2z]',
    '<kQ9\nvtLw2z>',
    'kQ9 changeit',
    'kQ9-change_it-7',
    'kQ9 change this',
    'kQ9 changeme',
    'kQ9 replace me',
    'kQ9 replacethis',
    'kQ9 replace_with',
    'kQ9 replace',
    'kQ9 insert',
    'kQ9 fill in',
    'kQ9 fill-me',
    'kQ9 fillin',
    'kQ9 fake',
    'kQ9 sample',
    'kQ9 removed',
    'kQ9 hidden',
    'kQ9 put 7',
    'kQ9 enter',
    'kQ9 here',
    'kQ9-xx-7',
    'kQ9-xxx-7',
    'kQ9 the key',
    'kQ9 a-token',
    'kQ9 super_secret',
    'kQ9 mypassword7',
    'kQ9 someaccess9',
    '!?§$',
    'aws-secret-access-key',
  ];
  for (const value of placeholders) {
    it(`accepts ${JSON.stringify(value)}`, () => {
      assert.equal(isPlaceholder(value), true);
    });
  }

  const values = [
    'kQ9nil',
    'nonek9',
    'nonesuch9',
    '<kQ9vtLw2z',
    'kQ9vtLw2z>',
    'q[kQ9vtLw2z]',
    '[kQ9vt]Lw2z',
    'q{{kQ9vtLw2z}}',
    '{{kQ9vt}}Lw2z',
    'q{%kQ9vtLw2z%}',
    '{%kQ9vt%}Lw2z',
    'q__kQ9vtLw2z__',
    '__kQ9vt__Lw2z',
    'q%kQ9vtLw2z%',
    '%kQ9vt%Lw2z',
    'q@@kQ9vtLw2z@@',
    '@@kQ9vt@@Lw2z',
    'kQ9yourvtLw2z',
    'yourk9QvtLw2z',
    'kQ9vtLwhere',
    'k9herevtLw2z',
    'kQ9xxvtLw2z',
    'kQ9mysecretvtLw2',
    'kQ9thevtLw2z',
    'kQ9 change+me',
    'kQ9 my+secret',
    'kQ9 fill+in',
    'kQ9vtLw2z!',
    'q"nil"',
    '"nil"q',
    '"nilq',
    '\'nil"',
    'kQ9nilvt',
    'é9ö8',
  ];
  for (const value of values) {
    it(`refuses ${JSON.stringify(value)}`, () => {
      assert.equal(isPlaceholder(value), false);
    });
  }

  it('takes the name of a secret for a name up to 64 characters', () => {
    const name = `${'kwzt_rqvb_hmcn_'.repeat(3)}dlpg_fjwszx_api_key`;
    assert.equal(name.length, 64);
    assert.equal(isPlaceholder(name), true);
    assert.equal(isPlaceholder(`k${name}`), false);
  });

  it('takes a name for a name only as a whole', () => {
    assert.equal(isPlaceholder('kQ_api_key'), true);
    for (const value of ['9api_key', 'api_key9', 'api_key!', 'api__key']) {
      assert.equal(isPlaceholder(value), false, value);
    }
  });
});

describe('isKeyOfMapping at its edges', () => {
  it('knows a key by the words of its name, whatever stands between the words of its value', () => {
    for (const value of ['region', 'name of_the-region.code']) {
      assert.equal(isKeyOfMapping('DATABASE_KEY', value), true, value);
    }
    for (const value of ['re+gion', 'region9', '9region', 'region ']) {
      assert.equal(isKeyOfMapping('DATABASE_KEY', value), false, value);
    }
  });
  it('takes what a service calls its key for a secret', () => {
    for (const name of ['API_KEY', 'MY_ACCESS_KEY', 'ENCRYPTION_KEY', 'SIGNING_KEY']) {
      assert.equal(isKeyOfMapping(name, 'region'), false, name);
    }
  });
});

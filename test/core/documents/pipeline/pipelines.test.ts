import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languageOf } from '../../../../src/core/documents/detect.js';
import { readDocument } from '../../../../src/core/documents/read-document.js';
import { applyEdits } from '../../../../src/core/documents/text-edit.js';
import { noProject } from '../../../../src/core/project/project-facts.js';

const read = (path: string, text: string): ReturnType<typeof readDocument> => readDocument({ path, text }, noProject);

describe('which files concern Azure ML', () => {
  const steps = 'steps:\n  - script: az ml job create -f job.yml\n';
  const job = 'jobs:\n  a:\n    runs-on: x\n    steps:\n      - run: az ml job create\n';
  const cases: Readonly<Record<string, readonly [path: string, text: string, concerned: boolean]>> = {
    'an Azure pipeline': ['ci.yml', `trigger: [main]\n${steps}`, true],
    'a template of one': ['steps.yml', steps, true],
    stages: [
      'ci.yml',
      'stages:\n  - stage: a\n    jobs:\n      - job: b\n        steps:\n          - script: az ml job list\n',
      true,
    ],
    'steps under a condition': ['ci.yml', 'steps:\n  - ${{ if x }}:\n    - script: az ml job list\n', true],
    'a template of variables': ['vars.yml', 'variables:\n  azuremlWorkspace: x\n', true],
    'a GitHub workflow': ['train.yml', `on: push\n${job}`, true],
    'a composite action': ['action.yml', 'runs:\n  using: composite\n  steps:\n    - run: az ml job create\n', true],
    'the extension of the command line': [
      'ci.yml',
      'trigger: none\nsteps:\n  - script: az extension add -n ml -y\n',
      true,
    ],
    'an action of Azure ML': [
      'x.yml',
      'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: Azure/aml-run@v1\n',
      true,
    ],
    'a pipeline of something else': ['ci.yml', 'trigger: [main]\nsteps:\n  - script: npm test\n', false],
    'a pipeline that names it in a comment': [
      'ci.yml',
      'trigger: [main]\nsteps:\n  # az ml job create\n  - script: npm test\n',
      false,
    ],
    'a CircleCI configuration': [
      'config.yml',
      'version: 2.1\njobs:\n  a:\n    docker: []\n    steps:\n      - run: az ml job create\n',
      false,
    ],
    'a Kubernetes manifest': ['pod.yml', `apiVersion: v1\nkind: Pod\n${steps}`, false],
    'a docker-compose file': ['compose.yml', 'services:\n  a:\n    command: az ml job create\n    steps: []\n', false],
    'a conda file': ['conda.yml', 'channels: [x]\nvariables: {A: b}\ndependencies: [azureml-core]\n', false],
    'a DVC pipeline': ['dvc.yaml', 'stages:\n  a:\n    cmd: az ml job create\n', false],
    'a list': ['x.yml', '- script: az ml job create\n  steps:\n', false],
    'a script': ['x.sh', 'az ml job create\n', true],
    'a script of something else': ['x.sh', 'az vm list\n# az ml job list\n', false],
    'a PowerShell script': ['x.ps1', 'az ml job create\n', true],
    'a PowerShell script of something else': ['x.ps1', 'Write-Host $key\n', false],
    'a Makefile': ['Makefile', 'a:\n\taz ml job create\n', true],
    'a Makefile of something else': ['rules.mk', 'a:\n\techo $(KEY)\n', false],
  };
  for (const [name, [path, text, concerned]] of Object.entries(cases)) {
    it(name, () => {
      const document = read(path, text);
      assert.equal(document.relevance, concerned ? 'definition' : 'none');
      assert.ok(concerned || document.facts.length === 0);
    });
  }
  it('knows Makefiles and PowerShell by their names', () => {
    const names = ['a/Makefile', 'makefile', 'GNUmakefile', 'x.mk', 'X.PS1', 'Makefile.md', 'remake'];
    assert.deepEqual(names.map(languageOf), [
      'makefile',
      'makefile',
      'makefile',
      'makefile',
      'powershell',
      'markdown',
      undefined,
    ]);
  });
});

describe('pipelines and scripts that are being typed', () => {
  const script = [
    'KEY=$(az keyvault secret show --name x --query value -o tsv)',
    'if true; then echo "key $KEY" `id` $(( 1 + 2 )); fi',
    'az ml job create \\',
    '  --set environment_variables.HF_TOKEN=\'$HF_TOKEN\' inputs.a="${B:-x}" tags.c=${{ secrets.C }}',
    'yq -i \'.environment_variables.X = "$(apiKey)"\' job.yml && cat job.yml <(printenv)',
    'cat <<-EOF > x',
    'echo $API_KEY',
    'EOF',
    'az login -u a -p=$SECRET | tee x 2>&1 >> y',
  ];
  const indented = script.map((line) => `          ${line}`);
  const texts: Readonly<Record<string, string>> = {
    'ci.yml': [
      'trigger: [main]', 'variables:', '  - name: apiKey', '    value: abcdef123', '  - ${{ if x }}:', '    - {name: b, value: c}',
      'steps:', '  - task: AzureCLI@2', '    inputs:', '      scriptType: bash', '      inlineScript: |', ...indented,
      '    env: {A: $(b)}', '  - pwsh: >-', '      Write-Host "$env:KEY"', '',
    ].join('\n'),
    'train.yml': [
      'on: push', 'env: &e', '  A_KEY: ${{ secrets.K }}', 'jobs:', '  a:', '    runs-on: windows-latest', '    env: *e', '    steps:',
      '      - uses: azure/login@v2', '        with: {creds: "${{ secrets.C }}"}', '      - shell: bash', '        run: |', ...indented, '',
    ].join('\n'),
    'x.sh': script.join('\n'),
    'x.ps1': ['$key = az keyvault secret show -n x', 'az ml job create `', '  --set "tags.a=$($key.Length)" @"', 'here $key', '"@', ...script].join('\n'),
    'Makefile': ['KEY := $(shell az acr credential show)', 'export P = hunter2-hunter2 # x', 'a: b', ...script.map((line) => `\t@${line}`), ''].join('\n'),
  }; // prettier-ignore
  for (const [path, sample] of Object.entries(texts)) {
    it(`${path} never throws, keeps spans inside the text, and its edits apply`, () => {
      let state = 11;
      const random = (below: number): number => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state % below;
      };
      const junk = [
        '"',
        "'",
        '`',
        '$(',
        '${',
        '${{',
        '}}',
        ')',
        '\\\n',
        '<<A\n',
        '\r\n',
        '|',
        '&a ',
        '*b ',
        ': ',
        '- ',
        '\t',
        '#',
        '@"\n',
        '<#',
        '=',
        '--set ',
      ];
      assert.ok(read(path, sample).facts.length > 4);
      for (let round = 0; round < 500; round++) {
        const at = random(sample.length);
        const text =
          round % 4 === 0
            ? sample.slice(0, at)
            : sample.slice(0, at) +
              (junk[random(junk.length)] ?? '') +
              sample.slice(at + random(round % 2 === 0 ? 1 : 9));
        const document = read(path, text);
        for (const fact of document.facts) {
          assert.ok(fact.span.start >= 0 && fact.span.start <= fact.span.end && fact.span.end <= text.length, text);
          for (const edits of [
            document.render({ op: 'remove', on: fact }),
            document.render({ op: 'set', on: fact, value: { redacted: 'x' } }),
          ]) {
            assert.ok(edits === undefined || applyEdits(text, edits).length >= 0);
            assert.ok((edits ?? []).every(({ span }) => span.start <= span.end && span.end <= text.length));
          }
        }
      }
    });
  }
});

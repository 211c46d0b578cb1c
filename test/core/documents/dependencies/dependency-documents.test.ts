import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DockerfileDocument } from '../../../../src/core/documents/dependencies/dockerfile-document.js';
import { RequirementsDocument } from '../../../../src/core/documents/dependencies/requirements-document.js';
import { languageOf } from '../../../../src/core/documents/detect.js';
import type { Document } from '../../../../src/core/documents/document.js';
import { readDocument } from '../../../../src/core/documents/read-document.js';
import { noProject } from '../../../../src/core/project/project-facts.js';
import { ProjectIndex } from '../../../../src/core/project/project-index.js';
import { dedent } from '../../../support/marked-text.js';

/** `kind text`, with what matters of the fact behind it. */
function describeFacts({ text, facts }: Document): readonly string[] {
  return facts.map((fact) => {
    const place = text.slice(fact.span.start, fact.span.end).replace(/\r\n/g, '\n');
    switch (fact.kind) {
      case 'dependency':
        return `${fact.name} ${fact.version}: ${place}`;
      case 'packageIndex':
        return `${fact.role} ${fact.address.state}: ${place}`;
      case 'imageUse':
        return `image ${fact.image.state === 'literal' ? fact.image.value : fact.image.state}: ${place}`;
      case 'credential':
        return `credential ${fact.slot}: ${place}`;
      default:
        return `${fact.kind}: ${place}`;
    }
  });
}

for (const eol of ['\n', '\r\n'] as const) {
  const name = eol === '\n' ? 'LF' : 'CRLF';

  describe(`a requirements file (${name})`, () => {
    const read = (code: string): readonly string[] =>
      describeFacts(new RequirementsDocument(dedent(code, eol), { carried: true }));

    it('gives requirements and indexes', () => {
      const facts = read(`
        # numpy
        numpy==1.26.4   # exactly
        torch == 2.1.0 ; sys_platform == "linux"
        scikit-learn[extra]>=1.5, \\
          <2
        mlflow==2.14.3 \\
            --hash=sha256:0123456789abcdef
        -r other.txt
        --index-url https://pypi.larkspur.example/simple
        --extra-index-url=https://\${TOKEN}@pypi.larkspur.example/simple
        --only-binary :all:
        git+https://github.com/larkspur/a.git
        ./wheels/b.whl
        some words of prose
      `);
      assert.deepEqual(facts, [
        'numpy exact: numpy==1.26.4',
        'torch exact: torch == 2.1.0',
        'scikit-learn range: scikit-learn[extra]>=1.5, \\\n  <2',
        'mlflow exact: mlflow==2.14.3',
        'main literal: --index-url https://pypi.larkspur.example/simple',
        'extra dynamic: --extra-index-url=https://${TOKEN}@pypi.larkspur.example/simple',
        'a address: git+https://github.com/larkspur/a.git',
      ]);
    });
  });

  describe(`a Dockerfile (${name})`, () => {
    const read = (code: string): readonly string[] =>
      describeFacts(new DockerfileDocument(dedent(code, eol), { carried: true }));

    it('gives images, packages, secrets and what is fetched', () => {
      const facts = read(`
        ARG VERSION=3.12
        FROM --platform=linux/amd64 python:\${VERSION} AS build
        FROM build
        FROM $BASE
        ARG DB_PASSWORD=larkspur-7f3a
        ARG DB_PASSWORD
        ENV API_KEY="larkspur-9c2b" MODE=fast
        ENV CLIENT_SECRET larkspur-4d1e
        ENV TOKEN=$TOKEN
        ADD --chown=a:b https://larkspur.example/a.tar.gz /opt/
        COPY --from=ghcr.io/larkspur/tools:4 /bin/tool /bin/
        RUN pip install numpy==1.26.4 && \\
            # between
            pip install -q --find-links https://larkspur.example/wheels "pandas>=2"
        USER root
      `);
      assert.deepEqual(facts, [
        'image python:3.12: FROM --platform=linux/amd64 python:${VERSION} AS build',
        'image dynamic: FROM $BASE',
        'credential DB_PASSWORD: DB_PASSWORD=larkspur-7f3a',
        'credential API_KEY: API_KEY="larkspur-9c2b"',
        'credential CLIENT_SECRET: CLIENT_SECRET larkspur-4d1e',
        'dataSource: https://larkspur.example/a.tar.gz',
        'image ghcr.io/larkspur/tools:4: COPY --from=ghcr.io/larkspur/tools:4 /bin/tool /bin/',
        'numpy exact: numpy==1.26.4',
        'links literal: --find-links https://larkspur.example/wheels',
        'pandas range: pandas>=2',
      ]);
    });

    it('joins lines by the escape character that it names', () => {
      const facts = read('# escape=`\nFROM python `\n  AS build\nRUN pip install `\n  numpy\n');
      assert.deepEqual(facts, ['image python: FROM python `\n  AS build', 'numpy any: numpy']);
    });
  });
}

describe('files that a job carries', () => {
  it('are known by their names', () => {
    const languages = [
      'requirements.txt',
      'a/requirements-gpu.txt',
      'constraints.txt',
      'Dockerfile',
      'a/Dockerfile.gpu',
      'train.dockerfile',
      'notes.txt',
      'Dockerfile.md',
      'Dockerfile.dockerignore',
      'requirements.md',
    ].map(languageOf);
    assert.deepEqual(languages, [
      'requirements',
      'requirements',
      'requirements',
      'dockerfile',
      'dockerfile',
      'dockerfile',
      undefined,
      'markdown',
      undefined,
      'markdown',
    ]);
  });

  it('count when an environment, a job or code of the SDK leads to them', () => {
    const index = new ProjectIndex();
    const add = (path: string, code: string): void => {
      index.set(path, readDocument({ path, text: dedent(code, '\n') }, noProject));
    };
    add(
      'environments/churn.yml',
      `
        $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
        name: churn
        image: python
        conda_file: ./conda/churn.yml
      `,
    );
    add(
      'endpoints/blue.yml',
      `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
        name: blue
        endpoint_name: churn
        code_configuration: {code: ../src/score, scoring_script: score.py}
        environment:
          build: {path: ../docker, dockerfile_path: images/Serve}
      `,
    );
    add(
      'sdk/submit.py',
      `
        from azure.ai.ml.entities import BuildContext, Environment
        from azureml.core import Environment as OldEnvironment
        a = Environment(name="a", image="python", conda_file="./a/conda.yml")
        b = Environment(name="b", build=BuildContext(path="b"))
        c = OldEnvironment.from_pip_requirements("c", "c/requirements.txt")
        d = OldEnvironment.from_dockerfile("d", dockerfile="d/Dockerfile")
        e = OldEnvironment.from_conda_specification(name="e", file_path="e/conda.yml")
        f = Environment(name="f", conda_file="https://larkspur.example/conda.yml")
      `,
    );
    const reached = [
      'environments/conda/churn.yml',
      'environments/conda/requirements.txt',
      'src/score/requirements.txt',
      'docker/Dockerfile',
      'docker/deep/below/requirements.txt',
      'sdk/a/conda.yml',
      'sdk/b/Dockerfile',
      'sdk/c/requirements.txt',
      'sdk/d/Dockerfile',
      'sdk/e/conda.yml',
    ];
    const others = ['requirements.txt', 'environments/requirements.txt', 'src/requirements.txt', 'sdk/Dockerfile'];
    assert.deepEqual(
      [...reached, ...others].filter((path) => index.findEnvironments(path).length > 0),
      reached,
    );
    assert.ok(index.delete('sdk/submit.py')?.affected.includes('sdk/d/Dockerfile'));
    assert.deepEqual(index.findEnvironments('sdk/b/Dockerfile'), []);
  });

  it('are read whatever stands in them', () => {
    const texts = [
      '',
      '\\',
      'FROM',
      'RUN <<EOF',
      '--hash',
      '"',
      "RUN pip install '",
      '-e',
      'a @',
      '\u0000',
      '# escape=`',
      '\r',
    ];
    for (const first of texts) {
      for (const second of texts) {
        const text = `${first}\n${second}`;
        for (const document of [
          new RequirementsDocument(text, { carried: true }),
          new DockerfileDocument(text, { carried: true }),
        ]) {
          for (const { span } of document.facts) {
            assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, JSON.stringify(text));
          }
        }
      }
    }
  });
});

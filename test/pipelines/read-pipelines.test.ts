import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { askQuestion, type PipelineClient } from '../../src/pipeline-readers/ask-question.js';
import type { Question } from '../../src/pipeline-readers/question.js';
import { questionsOf, readPipelines, withPipelines } from '../../src/pipeline-readers/read-pipelines.js';
import { checks } from '../../src/posture/checks/registry.js';
import { defaultPostureSettings } from '../../src/posture/checks/posture-settings.js';
import { runChecks } from '../../src/posture/checks/run.js';
import { placeOf } from '../../src/posture/checks/subjects.js';
import { parseSnapshot, readingKey, serializeSnapshot } from '../../src/posture/snapshot/snapshot.js';
import { madeToken } from '../support/azure/double-client.js';
import { madeAt, madeSnapshot } from '../support/azure/made-snapshot.js';
import { canary } from '../support/pipelines/canary.js';
import { gitHubPaths } from '../support/pipelines/made-github.js';
import { madePlaces, madeReadings, madeWithPipelines } from '../support/pipelines/made-pipelines.js';
import { MadeServices } from '../support/pipelines/made-services.js';

const within = (): AbortSignal => AbortSignal.timeout(30_000);

describe('reading pipelines', () => {
  let services: MadeServices;
  before(async () => {
    services = await MadeServices.start();
  });
  after(() => services.stop());
  afterEach(() => {
    services.misbehave(undefined);
    for (const double of services.all) {
      double.change({ pageSize: 1000 });
      double.requests.length = 0;
    }
  });

  /** A question of a service, and its client. */
  function oneOf(host: string, end: string): { readonly question: Question; readonly client: PipelineClient } {
    const found = services
      .connected()
      .flatMap(({ place, client }) => questionsOf(place, madeReadings()).map((question) => ({ question, client })))
      .find(({ question: { key } }) => key.includes(host) && key.endsWith(end));
    assert.ok(found !== undefined);
    return found;
  }

  it('reads everything that checks look at, and keeps of each answer what they need', async () => {
    const readings = await readPipelines(services.connected(), {}, within());
    assert.deepEqual(readings, madeReadings());
  });

  it('asks by GET, nothing twice, and each host with its own token alone', async () => {
    await readPipelines(services.connected(), {}, within());
    for (const double of services.all) {
      assert.ok(double.requests.length > 0);
      const asked = double.requests.map(({ path, query }) => path + query);
      assert.equal(new Set(asked).size, asked.length);
      assert.deepEqual([...new Set(double.requests.map(({ method }) => method))], ['GET']);
      assert.deepEqual(
        [...new Set(double.requests.map(({ authorization }) => authorization))],
        [`Bearer ${madeToken}`],
      );
    }
    assert.deepEqual([services.devOpsCredential.asked > 0, services.gitHubCredential.asked > 0], [true, true]);
  });

  it('joins the pages of both services', async () => {
    for (const double of services.all) {
      double.change({ pageSize: 1 });
    }
    assert.deepEqual(await readPipelines(services.connected(), {}, within()), madeReadings());
    assert.ok(services.gitHub.requests.some(({ query }) => query.includes('page=1')));
    assert.ok(services.devOps.requests.some(({ query }) => query.includes('continuationToken=1')));
  });

  it('asks by the preview of a version where the service has no other', async () => {
    const { question, client } = oneOf('dev.azure.com', '/queues');
    services.devOps.misbehave(
      {
        is: 'status',
        status: 400,
        message: 'The requested version "7.1" is under preview. The -preview flag must be supplied in the api-version',
      },
      1,
    );
    const reading = await askQuestion(client, question, 5_000, within());
    assert.equal(reading.is, 'read', JSON.stringify(reading));
    assert.deepEqual(
      services.devOps.requests.map(({ query }) => new URLSearchParams(query).get('api-version')),
      ['7.1', '7.1-preview'],
    );
  });

  it('asks about a branch with a slash in its name by one part of the address', async () => {
    const readings = madeReadings();
    const { [readingKey(gitHubPaths.repository)]: read } = readings;
    const body = { ...(read?.is === 'read' ? (read.body as object) : {}), default_branch: 'release/1' };
    const [, gitHub] = services.connected();
    assert.ok(gitHub !== undefined && read?.is === 'read');
    const questions = questionsOf(gitHub.place, {
      ...readings,
      [readingKey(gitHubPaths.repository)]: { ...read, body },
    });
    for (const question of questions.filter(({ key }) => key.includes('release/1'))) {
      await askQuestion(gitHub.client, question, 5_000, within());
    }
    assert.deepEqual(
      services.gitHub.addresses.map((address) => address.replace(/\?.*/, '')),
      ['/repos/contoso/churn/rules/branches/release%2F1', '/repos/contoso/churn/branches/release%2F1/protection'],
    );
  });

  it('knows nothing of a repository that is named and not in the list', () => {
    const [devOps] = madePlaces;
    assert.ok(devOps?.kind === 'azure-devops');
    const snapshot = { ...madeWithPipelines(), pipelines: [{ ...devOps, repository: 'other' }] };
    const chosen = checks.filter(({ on }) => on === 'azure-devops-repository');
    const { results } = runChecks(snapshot, chosen, defaultPostureSettings(Date.parse(madeAt)));
    assert.deepEqual([...new Set(results.map(({ verdict }) => verdict.is))], ['unknown']);
  });

  it('keeps no secret, no value of a variable and nobody’s name', async () => {
    const readings = await readPipelines(services.connected(), {}, within());
    const text = serializeSnapshot(withPipelines(madeSnapshot(), madePlaces, readings));
    for (const [what, value] of Object.entries(canary)) {
      assert.ok(!text.includes(value), `the ${what} is in the snapshot`);
    }
    assert.doesNotMatch(text, new RegExp(`${madeToken}|Bearer|canary`, 'i'));
  });

  it('ends when it is cancelled, and closes its sockets', async () => {
    services.misbehave({ is: 'never' });
    services.devOps.abandoned = 0;
    services.gitHub.abandoned = 0;
    const stop = new AbortController();
    const reading = readPipelines(services.connected(), {}, stop.signal);
    setTimeout(() => {
      stop.abort();
    }, 300);
    await assert.rejects(reading, { name: 'AbortError' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.ok(services.devOps.abandoned + services.gitHub.abandoned >= 8);
  });

  it('has at most eight questions on their way', async () => {
    services.misbehave({ is: 'slow', ms: 30 });
    let most = 0;
    const timer = setInterval(() => {
      most = Math.max(
        most,
        services.all.reduce((sum, double) => sum + double.open, 0),
      );
    }, 5);
    await readPipelines(services.connected(), {}, within());
    clearInterval(timer);
    assert.ok(most > 1 && most <= 8, String(most));
  });
});

describe('a snapshot with pipelines', () => {
  const settings = defaultPostureSettings(Date.parse(madeAt));
  const around = checks.filter(({ on }) => placeOf(on) !== undefined);

  it('is the same after it was saved and opened', () => {
    const snapshot = madeWithPipelines();
    assert.deepEqual(parseSnapshot(serializeSnapshot(snapshot)), snapshot);
  });

  it('opens without pipelines, as older ones are', () => {
    const snapshot = madeSnapshot();
    assert.equal('pipelines' in parseSnapshot(serializeSnapshot(snapshot)), false);
  });

  it('is refused where a place is none', () => {
    const text = serializeSnapshot(madeWithPipelines()).replace('"project": "churn model"', '"project": "../other"');
    assert.throws(() => parseSnapshot(text), { code: 'invalid-snapshot', message: /"pipelines"/ });
  });

  it('passes every check or does not apply', () => {
    const { results, faults } = runChecks(madeWithPipelines(), checks, settings);
    assert.deepEqual(faults, []);
    const other = results.filter(({ verdict }) => verdict.is === 'fail' || verdict.is === 'unknown');
    assert.deepEqual(
      other.map(({ check, verdict }) => [check.id, verdict]),
      [],
    );
  });

  it('is judged in each connected place where another one could not be read', () => {
    const snapshot = madeWithPipelines(
      Object.fromEntries(
        Object.keys(madeReadings())
          .filter((key) => key.includes('dev.azure.com'))
          .map((key) => [key, 'forbidden']),
      ),
    );
    const { results } = runChecks(snapshot, around, settings);
    const words = (part: string): readonly string[] => [
      ...new Set(results.filter(({ subject }) => subject.type.startsWith(part)).map(({ verdict }) => verdict.is)),
    ];
    assert.deepEqual(words('azure-devops/'), ['unknown']);
    assert.ok(words('github/').includes('pass'));
  });

  it('says in one line that pipelines were not read where none is connected, and calls none good', () => {
    const { results } = runChecks(madeSnapshot(), checks, settings);
    const lines = results.filter(({ check }) => check.group === 'pipelines');
    assert.deepEqual(
      lines.map(({ check, verdict }) => [check.id, verdict]),
      [
        [
          'pipelines-without-security-scan',
          {
            is: 'not-applicable',
            why: 'No project of Azure DevOps or repository on GitHub is connected; the pipelines around the workspace were not read',
          },
        ],
      ],
    );
  });

  it('says nothing of a service that is not connected', () => {
    const snapshot = { ...madeWithPipelines(), pipelines: madePlaces.filter(({ kind }) => kind === 'github') };
    const { results } = runChecks(snapshot, around, settings);
    assert.ok(results.length > 0);
    assert.deepEqual(
      results.filter(({ check }) => placeOf(check.on) === 'azure-devops'),
      [],
    );
  });

  it('knows nothing where all of it is unread', () => {
    const snapshot = { ...madeSnapshot(), pipelines: madePlaces };
    const { results } = runChecks(snapshot, around, settings);
    assert.deepEqual([...new Set(results.map(({ verdict }) => verdict.is))], ['unknown']);
  });
});

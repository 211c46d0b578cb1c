import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { defaultPostureSettings } from '../../src/posture/checks/posture-settings.js';
import { BicepTypes } from '../support/azure/bicep-types.js';
import { gitHubPaths } from '../support/pipelines/made-github.js';
import { madeWithPipelines } from '../support/pipelines/made-pipelines.js';
import { madeAt, madeSnapshot, type Changes } from '../support/azure/made-snapshot.js';
import { observe, observeMutations, type ObservedPaths } from '../support/azure/observed-paths.js';
import {
  describeRecorded,
  readJson,
  readRecorded,
  recordedSources,
  withChildren,
  type Body,
  type RecordedSource,
} from '../support/azure/recorded.js';
import { SeenShapes } from '../support/azure/seen-shapes.js';
import { snapshotVariants } from '../support/azure/snapshot-variants.js';
import { neverSeen, noPaths, previewOnly } from './unseen-paths.js';

const settings = defaultPostureSettings(Date.parse(madeAt));
const otherSettings = { ...settings, sensitiveData: false, production: false, allowedVmSizes: ['STANDARD_D4S_V5'] };

/** Branches of checks that one value less does not lead to. */
const pipelineVariants: readonly Changes[] = [
  { [gitHubPaths.repository]: { visibility: 'public' } },
  { [gitHubPaths.subject]: { use_default: false, include_claim_keys: ['repo'] } },
  { [gitHubPaths.codeScanning]: { state: 'not-configured' } },
  { [gitHubPaths.rules]: [], [gitHubPaths.protection]: { allow_force_pushes: { enabled: true } } },
];

const observed: ObservedPaths = new Map();
before(() => {
  for (const snapshot of snapshotVariants()) {
    observe(snapshot, settings, observed);
    observe(snapshot, { ...otherSettings, apiProfile: 'v1-isolated' }, observed);
  }
  observeMutations(madeSnapshot(), settings, observed);
  for (const change of pipelineVariants) {
    observe(madeWithPipelines(change), settings, observed);
  }
  observeMutations(madeWithPipelines(), settings, observed);
});

describe('the paths that checks read', () => {
  it('have all been read', () => {
    const read = [...observed.values()].flatMap((paths) => [...paths]);
    const missed = pathsInSource().filter(
      (one) => !Object.hasOwn(noPaths, one) && !read.some((path) => path === one || path.endsWith(`.${one}`)),
    );
    assert.deepEqual(missed, []);
  });
});

describeRecorded('the paths that checks read', () => {
  it('are in the schema of Azure Machine Learning', () => {
    const types = new BicepTypes(readJson('schema/aml-2026-05-01.types.json') as readonly Body[]);
    const missing = flat((type, path) => type.startsWith(machineLearning) && !types.has(type, path));
    assert.deepEqual(missing, Object.keys(previewOnly).sort());
  });

  it('have been seen in bodies of their type', () => {
    const bodies = (Object.keys(recordedSources) as RecordedSource[]).flatMap((source) => readRecorded(source).bodies);
    const shapes = new SeenShapes(bodies.flatMap(withChildren).map((one) => ({ ...one, type: typeOf(one.type) })));
    const missing = flat((type, path) => isOfAzure(type) && !shapes.has(typeOf(type), path));
    const unexplained = missing.filter((one) => !Object.hasOwn(neverSeen, one));
    assert.deepEqual(unexplained, []);
    const read = new Set(flat(() => true));
    const stale = Object.keys(neverSeen).filter((one) => read.has(one) && !missing.includes(one));
    assert.deepEqual(stale, [], 'explained, and seen after all');
  });
});

const machineLearning = 'microsoft.machinelearningservices/';

/** Answers of Azure DevOps and GitHub are made in the types of the services' own clients, which the compiler checks. */
function isOfAzure(type: string): boolean {
  return !type.startsWith(machineLearning) && !/^(?:azure-devops|github)\//.test(type);
}

/** What answers without an id or below an action are called in the recorded bodies. */
const otherNames: Readonly<Record<string, string>> = {
  'microsoft.policyinsights/policystates/queryresults': 'microsoft.policyinsights/policystates',
  'microsoft.keyvault/vaults/keys/versions': 'microsoft.keyvault/vaults/keys',
};

function typeOf(type: string): string {
  return otherNames[type] ?? type;
}

/** `type path` of everything that was read and meets a condition, sorted. */
function flat(condition: (type: string, path: string) => boolean): readonly string[] {
  return [...observed]
    .flatMap(([type, paths]) => [...paths].filter((path) => condition(type, path)).map((path) => `${type} ${path}`))
    .sort();
}

/** The paths that stand in the source of the posture half as plain text. */
function pathsInSource(): readonly string[] {
  const folder = path.resolve(import.meta.dirname, '../../src/posture');
  const reads = /\.(?:text|flag|number|is|texts|list|node|entries|nodes|has)\(\s*'([\w.@]+)'/g;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const found = files.flatMap((file) =>
    [...readFileSync(path.join(folder, file), 'utf8').matchAll(reads)].map(([, text = '']) => text),
  );
  return [...new Set(found)].sort();
}

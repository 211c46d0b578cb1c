import { questionsOf } from '../../../src/pipeline-readers/read-pipelines.js';
import type { Question } from '../../../src/pipeline-readers/question.js';
import type { PipelinePlace } from '../../../src/posture/pipelines/places.js';
import type { Reading } from '../../../src/posture/snapshot/reading.js';
import { scrub } from '../../../src/posture/snapshot/scrub.js';
import { readingKey, type Snapshot } from '../../../src/posture/snapshot/snapshot.js';
import { applyChange, madeSnapshot, type Changes } from '../azure/made-snapshot.js';
import { devOpsPlace, madeAzureDevOps } from './made-azure-devops.js';
import { gitHubPlaceMade, madeGitHub } from './made-github.js';

export const madePlaces: readonly PipelinePlace[] = [devOpsPlace, gitHubPlaceMade];

export function madeAnswers(): Readonly<Record<string, unknown>> {
  return { ...madeAzureDevOps(), ...madeGitHub() };
}

/** The made workspace with the made pipelines around it, all in good order, changed as said. */
export function madeWithPipelines(changes: Changes = {}): Snapshot {
  const readings: Record<string, Reading> = { ...madeReadings() };
  const around = Object.entries(changes).filter(([path]) => path.startsWith('https://'));
  const inAzure = Object.entries(changes).filter(([path]) => !path.startsWith('https://'));
  for (const [path, change] of around) {
    applyChange(readings, readingKey(path), change);
  }
  const snapshot = madeSnapshot(Object.fromEntries(inAzure));
  return { ...snapshot, pipelines: madePlaces, readings: { ...snapshot.readings, ...readings } };
}

/** What the readers make of the made answers: the same questions, and of each answer the same is kept. */
export function madeReadings(): Readonly<Record<string, Reading>> {
  const answers = madeAnswers();
  const byKey = new Map(Object.entries(answers).map(([path, body]) => [readingKey(path), body]));
  const readings: Record<string, Reading> = {};
  for (const place of madePlaces) {
    for (let count = -1; count !== Object.keys(readings).length;) {
      count = Object.keys(readings).length;
      for (const question of questionsOf(place, readings)) {
        readings[readingKey(question.key)] ??= readingOf(question, byKey.get(readingKey(question.key)), place);
      }
    }
  }
  return readings;
}

function readingOf(question: Question, answer: unknown, { kind }: PipelinePlace): Reading {
  if (answer === undefined) {
    throw new Error(`There is no made answer for ${question.key}`);
  }
  if (typeof answer === 'object' && answer !== null && 'status' in answer && answer.status === 404) {
    return { is: 'absent' };
  }
  const apiVersion = kind === 'github' ? '2022-11-28' : '7.1';
  const body = question.shape === 'switch' ? { enabled: answer === 204 } : joined(question, answer);
  return { is: 'read', body: scrub(question.keep(body)), apiVersion };
}

/** A list as the clients return it, whatever the service wraps it in. */
function joined({ shape }: Question, answer: unknown): unknown {
  if (shape !== 'list') {
    return answer;
  }
  const list = Array.isArray(answer) ? answer : Object.values(answer as object).find((part) => Array.isArray(part));
  return { value: list as unknown };
}

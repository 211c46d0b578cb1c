import { isAbsent, asServiceError, reasonOf } from '../azure/failures.js';
import { serviceTitles } from '../posture/pipelines/places.js';
import type { Reading, UnreadReason } from '../posture/snapshot/reading.js';
import { scrub } from '../posture/snapshot/scrub.js';
import type { Asked, Question } from './question.js';

/** What a service is asked through. */
export interface PipelineClient {
  readonly service: Asked['service'];
  /** The version of the API, as snapshots note it. */
  readonly apiVersion: string;
  /** For sentences about a question: which host does not answer. */
  hostOf(question: Question): string;
  /**
   * The body of an answer, of a list with all its pages; the elements of a list stand in `value`.
   *
   * @throws RestError for a status that is no success, ReadFailure for an answer that is none
   */
  fetch(question: Question, signal: AbortSignal): Promise<unknown>;
}

/** Asks a question and says what came of it. Never throws, except for a cancelled `signal`. */
export async function askQuestion(
  client: PipelineClient,
  question: Question,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Reading> {
  const timer = new AbortController();
  const timeout = setTimeout(() => {
    timer.abort();
  }, timeoutMs);
  const asked: Asked = { service: client.service, host: client.hostOf(question), question };
  try {
    const body = await client.fetch(question, AbortSignal.any([signal, timer.signal]));
    return { is: 'read', body: scrub(question.keep(body)), apiVersion: client.apiVersion };
  } catch (error) {
    signal.throwIfAborted();
    // A body that is cut off by our own timer ends as a broken connection.
    if (timer.signal.aborted) {
      const seconds = String(Math.round(timeoutMs / 100) / 10);
      const message = `${serviceTitles[client.service]} did not answer within ${seconds} seconds`;
      return { is: 'unreadable', reason: { code: 'timeout', message } };
    }
    return readingOf(error, asked);
  } finally {
    clearTimeout(timeout);
  }
}

function readingOf(error: unknown, asked: Asked): Reading {
  if (isAbsent(error)) {
    const { message } = asServiceError(error);
    return asked.question.absent?.test(message) === true
      ? { is: 'absent' }
      : { is: 'unreadable', reason: hidden(asked) };
  }
  return { is: 'unreadable', reason: reasonFor(error, asked) };
}

/** A 404 that is no fact: the services hide what the account may not see. */
function hidden({ service, question: { permission } }: Asked): UnreadReason {
  return {
    code: 'forbidden',
    message: `${serviceTitles[service]} shows this account no such thing; it does not exist, or ${permission} is missing`,
    permission,
  };
}

/** Why a question has no answer, in words for people. */
export function reasonFor(error: unknown, { service, host, question }: Asked): UnreadReason {
  const reason = reasonOf(error, question.permission, host);
  // The policies below say Azure, whomever they ask.
  const message = reason.message.replace(/(^| to )Azure\b(?! DevOps)/, `$1${serviceTitles[service]}`);
  return { ...reason, message };
}

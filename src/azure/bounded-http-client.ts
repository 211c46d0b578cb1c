import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import { ReadFailure } from './failures.js';

/** The largest answer that is read, bytes. The largest list of a busy workspace is well below a megabyte a page. */
export const largestAnswer = 8 * 1024 * 1024;

/** An HTTP client that stops reading an answer when it gets too large, instead of filling the memory with it. */
export class BoundedHttpClient implements HttpClient {
  constructor(
    private readonly inner: HttpClient,
    private readonly limit: number = largestAnswer,
  ) {}

  async sendRequest(request: PipelineRequest): Promise<PipelineResponse> {
    // Every status as a stream, so that the body passes through our hands.
    request.streamResponseStatusCodes = new Set([Number.POSITIVE_INFINITY]);
    const response = await this.inner.sendRequest(request);
    const { readableStreamBody, blobBody, ...rest } = response;
    const chunks: Uint8Array[] = [];
    let size = 0;
    const declared = Number(response.headers.get('content-length') ?? 0);
    if (declared > this.limit) {
      readableStreamBody?.on('error', ignore);
      (readableStreamBody as { destroy?: () => void } | undefined)?.destroy?.();
      throw this.tooLarge();
    }
    if (readableStreamBody !== undefined) {
      for await (const chunk of readableStreamBody) {
        const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
        size += bytes.length;
        if (size > this.limit) {
          throw this.tooLarge();
        }
        chunks.push(bytes);
      }
      return { ...rest, bodyAsText: decode(chunks, size) };
    }
    const blob = await blobBody;
    if (blob !== undefined && blob.size > this.limit) {
      throw this.tooLarge();
    }
    return blob === undefined ? response : { ...rest, bodyAsText: await blob.text() };
  }

  private tooLarge(): ReadFailure {
    return new ReadFailure(
      'too-large',
      `The answer is larger than ${String(Math.round(this.limit / 1024 / 1024))} MB and was not read`,
    );
  }
}

function ignore(): void {
  // The stream is given up; what it says about that is of no interest.
}

function decode(chunks: readonly Uint8Array[], size: number): string {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return new TextDecoder().decode(whole);
}

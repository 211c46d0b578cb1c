import type { PipelineResponse } from '@azure/core-rest-pipeline';
import type { Answer } from '../azure/ask.js';

/** Stands for a slash within a name, such as that of a branch. */
export const slashInName = '\0';

/** The address of a question, with its names encoded part by part. */
export function addressOf(origin: string, path: string, query: Readonly<Record<string, string>>): string {
  const encoded = path
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll('%00', '%2F'))
    .join('/');
  const search = new URLSearchParams(query).toString();
  return `${origin}${encoded}${search === '' ? '' : `?${search}`}`;
}

export function bodyOf(response: PipelineResponse): Answer {
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    text: response.bodyAsText ?? '',
  };
}

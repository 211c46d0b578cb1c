import type { Span } from './span.js';

/** A copy of a plain value in which every `{start, end}` is moved. */
export function moved<T>(value: T, move: (span: Span) => Span): T {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => moved(item, move)) as T;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (isSpan(value)) {
    return { ...value, ...move(value) };
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [key, moved(item, move)]),
  ) as T;
}

function isSpan(value: object): value is Span {
  return 'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number';
}

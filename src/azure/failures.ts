import { redactSecrets } from '../core/findings/redaction.js';
import type { UnreadCode, UnreadReason } from '../posture/snapshot/reading.js';

/** A read that ended without an answer, for a reason that we found ourselves. */
export class ReadFailure extends Error {
  constructor(
    readonly reason: UnreadCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ReadFailure';
  }
}

/** What an error of the Azure client says, as far as it is used here. */
interface ServiceError {
  readonly statusCode?: number;
  readonly code?: string;
  readonly message: string;
  readonly requestId?: string;
}

/** The network's error codes, in words. */
const networkWords: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name does not resolve; offline, or a private DNS zone is missing',
  EAI_AGAIN: 'its name does not resolve at the moment',
  ECONNREFUSED: 'it refuses connections',
  ECONNRESET: 'the connection was reset; a firewall or a private link may stand in between',
  ETIMEDOUT: 'it does not answer',
  EPIPE: 'the connection was closed',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself; a proxy may stand in between',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate chain is not trusted; a proxy may stand in between',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted; a proxy may stand in between',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/**
 * Why a read failed, in words for people.
 *
 * `permission` is what the read needs, named when the service refuses it without saying what is missing.
 */
export function reasonOf(error: unknown, permission: string, host: string): UnreadReason {
  if (error instanceof ReadFailure) {
    return { code: error.reason, message: clean(error.message) };
  }
  if (isAbort(error)) {
    return { code: 'cancelled', message: 'The read was cancelled' };
  }
  const service = asServiceError(error);
  const requestId = service.requestId === undefined ? {} : { requestId: service.requestId };
  switch (service.statusCode) {
    case undefined:
      return { code: 'network', message: networkMessage(service, host) };
    case 401:
      return { code: 'signed-out', message: 'Azure does not accept the sign-in; sign in again', ...requestId };
    case 403: {
      const missing = /perform action '([\w./*-]+)'/.exec(service.message)?.[1] ?? permission;
      return {
        code: 'forbidden',
        message: `The permission ${missing} is missing`,
        permission: missing,
        ...requestId,
      };
    }
    case 429:
      return { code: 'throttled', message: 'Azure asks to slow down; try again in a while', ...requestId };
    default:
      return {
        code: service.statusCode >= 500 ? 'service-error' : 'refused',
        message: `Azure answered ${String(service.statusCode)}${service.code === undefined ? '' : ` (${clean(service.code)})`}`,
        ...requestId,
      };
  }
}

function networkMessage(service: ServiceError, host: string): string {
  const words = networkWords[service.code ?? ''];
  return `${host} could not be reached: ${words ?? clean(service.code ?? 'the connection failed')}`;
}

/** Whether the service refuses the version of the API, so that an older one is worth a try. */
export function refusesApiVersion(error: unknown): boolean {
  const { statusCode, code, message } = asServiceError(error);
  return (
    (statusCode === 400 || statusCode === 404) &&
    /^(?:InvalidApiVersionParameter|NoRegisteredProviderFound|InvalidResourceType|UnsupportedApiVersion|MissingApiVersionParameter)$/i.test(
      code ?? '',
    ) &&
    /api[- ]?version|registered/i.test(message)
  );
}

export function isAbsent(error: unknown): boolean {
  return asServiceError(error).statusCode === 404;
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** Takes apart what the client throws: its own `RestError`, or an error of Node's network below it. */
export function asServiceError(error: unknown): ServiceError {
  if (!(error instanceof Error)) {
    return { message: String(error) };
  }
  const { statusCode, code, request } = error as {
    readonly statusCode?: unknown;
    readonly code?: unknown;
    readonly request?: { readonly requestId?: unknown };
  };
  return {
    message: error.message,
    ...(typeof statusCode === 'number' ? { statusCode } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof request?.requestId === 'string' ? { requestId: request.requestId } : {}),
  };
}

/** Text from outside on one line, bounded, without what has the form of a secret. */
function clean(text: string): string {
  return redactSecrets(text.replaceAll(/\s+/g, ' ').trim()).slice(0, 300).replace(/\.$/, '');
}

/** Why something could not be read. Every code is stable: reports and tests rest on it. */
export type UnreadCode =
  /** Nobody has asked: the snapshot is older than the check, or the read was left out. */
  | 'not-read'
  /** 403. `permission` says what is missing. */
  | 'forbidden'
  /** 401, also after a challenge. */
  | 'signed-out'
  /** 429 for longer than we wait. */
  | 'throttled'
  | 'timeout'
  /** The name does not resolve, the connection breaks, the certificate is refused. */
  | 'network'
  /** 5xx after retries. */
  | 'service-error'
  /** Something that is not Resource Manager answered: HTML of a proxy, an empty body, a redirect elsewhere. */
  | 'not-azure'
  /** JSON of an unexpected shape. */
  | 'wrong-shape'
  /** More than we are ready to read. */
  | 'too-large'
  /** The next page lies at another host; it is not asked, a token would go with it. */
  | 'foreign-page'
  /** No version of the API that we know is offered here, or only one that does not have the property yet. */
  | 'api-version'
  | 'cancelled'
  /** 400, 409 and other refusals. */
  | 'refused';

/** Why there is no answer: a sentence for people, and what would help. */
export interface UnreadReason {
  readonly code: UnreadCode;
  /** One plain sentence without a final stop; no token, no secret. */
  readonly message: string;
  /** The Azure permission that is missing: `Microsoft.Storage/storageAccounts/read`. */
  readonly permission?: string;
  /** The request id of the service, for a support case. */
  readonly requestId?: string;
}

/** What came of one question to Azure. */
export type Reading =
  /** The raw body, scrubbed of secrets; pages of a list are joined into one `value`. */
  | {
      readonly is: 'read';
      readonly body: unknown;
      readonly apiVersion: string;
      /**
       * Resource Graph, whose answers are a little behind and whose API version nobody states (default: Resource
       * Manager).
       */
      readonly from?: 'resource-graph';
    }
  /** 404: a fact, there is none. */
  | { readonly is: 'absent' }
  | { readonly is: 'unreadable'; readonly reason: UnreadReason };

/**
 * Thrown by the lenses on a snapshot where a value cannot be known; the runner turns it into the verdict `unknown`. So
 * that a check which forgets the case cannot pass by it.
 */
export class Unread extends Error {
  constructor(readonly reason: UnreadReason) {
    super(reason.message);
    this.name = 'Unread';
  }
}

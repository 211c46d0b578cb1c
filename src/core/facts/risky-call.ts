import type { Span } from '../documents/span.js';

/**
 * Code that lets what it reads, or whoever stands between, decide what runs.
 *
 * Sources: <https://docs.python.org/3/library/pickle.html>, <https://docs.pytorch.org/docs/stable/generated/torch.load.html>,
 * <https://huggingface.co/docs/transformers/custom_models>, <https://docs.python.org/3/library/ssl.html>.
 */
export interface RiskyCall {
  readonly kind: 'riskyCall';
  /** The call, argument or assignment. */
  readonly span: Span;
  /** As the author calls it: `joblib.load`, `requests.get`. */
  readonly call: string;
  readonly risk: Risk;
}

export type Risk =
  /** Reading the file runs what the file says. */
  | {
      readonly is: 'unpickling';
      /** - `library`: unavoidable there; `switch`: a setting makes it safe; `loader`: another function does. */
      readonly remedy: 'none' | 'weights-only' | 'allow-pickle' | 'safe-load';
      /** Whether the author wrote the unsafe setting, or a default may have become safe since. */
      readonly certain: boolean;
      /** Where the file is from. */
      readonly source: 'downloaded' | 'unknown';
      /** Whether only the weights are used, so that nothing but weights has to be read. */
      readonly onlyWeights: boolean;
      readonly inScoring: boolean;
    }
  /**
   * `trust_remote_code=True`; the code comes from a repository as it is at the time, from one `commit` of it, or from a
   * folder at hand.
   */
  | { readonly is: 'remoteCode'; readonly from: 'hub' | 'commit' | 'folder' }
  /** Certificates are not checked. */
  | { readonly is: 'unverifiedTls' };

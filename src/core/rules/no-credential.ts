import { isHarmlessText } from './evidence.js';

/**
 * Whether a text that stands where a credential could is none: a switch, an address, a path or file, the name of a
 * variable, a sentence, or too short for any.
 */
export function isNoCredential(value: string): boolean {
  return (
    value.length < 4 ||
    isHarmlessText(value) ||
    /^(?:https?|abfss?|wasbs?|azureml|file):\/\/[^@?]*$/.test(value) ||
    /\.(?:pem|pfx|cer|crt|key|json|ya?ml|txt|env|pub)$/i.test(value) ||
    /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) ||
    /\s\S+\s/.test(value)
  );
}

/**
 * Whether a text can be what a name promises. `BATCH_SIZE_KEY = "batch_size"` is the key of a dict and
 * `include_pat=".bin$"` a pattern: a key or token that somebody issued has digits and letters in it; a password may be
 * any word.
 *
 * @param word the word by which the name says secret
 */
export function suitsWord(word: string, value: string): boolean {
  return /(?:key|token|pat)$/.test(word) ? /\d/.test(value) && /[A-Za-z]/.test(value) && !/[$*|\\^]/.test(value) : true;
}

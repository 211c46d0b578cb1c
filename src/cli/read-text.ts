import { isAscii } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { languageOf } from '../core/documents/detect.js';
import { codeOf, fileTrouble } from './errors.js';

const megabyte = 1024 * 1024;

// Larger files are data. Notebooks carry their outputs, which is where signed addresses are found.
const sizeLimit = megabyte;
const notebookSizeLimit = 30 * megabyte;

/** One file's text, or why there is none. */
export type TextReading =
  | { readonly state: 'read'; readonly text: string }
  | { readonly state: 'skipped'; readonly because: string }
  | { readonly state: 'failed'; readonly message: string };

/** Reads a file as text. Never throws; what is too large, binary or in another encoding is skipped with the reason. */
export async function readText(file: string): Promise<TextReading> {
  try {
    return tooLarge(file, (await stat(file)).size) ?? decode(await readFile(file));
  } catch (error) {
    return failed(error);
  }
}

/**
 * The same at once, for a process that does nothing else: waiting for thousands of small files one after the other
 * takes longer than to read them.
 */
export function readTextNow(file: string): TextReading {
  try {
    return tooLarge(file, statSync(file).size) ?? decode(readFileSync(file));
  } catch (error) {
    return failed(error);
  }
}

function tooLarge(file: string, size: number): TextReading | undefined {
  const limit = languageOf(file) === 'notebook' ? notebookSizeLimit : sizeLimit;
  return size > limit
    ? { state: 'skipped', because: `it has ${inMegabytes(size)} and the limit is ${inMegabytes(limit)}` }
    : undefined;
}

function failed(error: unknown): TextReading {
  return { state: 'failed', message: codeOf(error) === undefined ? fileTrouble(error) : `it ${fileTrouble(error)}` };
}

/**
 * Text from bytes: UTF-8, or UTF-16 when a byte order mark says so. The mark is left out, as editors count columns
 * without it.
 */
export function decode(bytes: Uint8Array): TextReading {
  const utf16 = utf16Of(bytes);
  if (utf16 === undefined && bytes.includes(0)) {
    return { state: 'skipped', because: 'it is a binary file' };
  }
  if (utf16 === undefined && isAscii(bytes)) {
    return { state: 'read', text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1') };
  }
  const encoding = utf16 ?? 'utf-8';
  try {
    return { state: 'read', text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { state: 'skipped', because: `it is not valid ${encoding.toUpperCase()} text` };
  }
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return 'utf-16le';
  }
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function inMegabytes(size: number): string {
  return `${(size / megabyte).toFixed(size % megabyte === 0 ? 0 : 1)} MB`;
}

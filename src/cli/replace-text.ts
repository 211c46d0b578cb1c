import { randomUUID } from 'node:crypto';
import { chmod, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from './errors.js';
import { decode } from './read-text.js';

/**
 * Puts another text into a file, in the encoding and with the byte order mark that it has. The new text is complete on
 * disk before it takes the old one's place, so that nothing is lost when the machine stops in between. A link stays a
 * link.
 *
 * @param expected what the file has to hold still, so that nobody's change is written over
 * @returns why it was left as it is, in words that go on after the file's name; never throws
 */
export async function replaceText(file: string, expected: string, text: string): Promise<string | undefined> {
  let beside: string | undefined;
  try {
    const target = await realpath(file);
    const bytes = await readFile(target);
    const reading = decode(bytes);
    if (reading.state !== 'read' || reading.text !== expected) {
      return 'it was not changed, because it is not what was judged any more';
    }
    const { mode } = await stat(target);
    beside = path.join(path.dirname(target), `.aml-guard-${randomUUID()}.tmp`);
    const handle = await open(beside, 'wx', mode);
    try {
      await handle.writeFile(encode(text, bytes));
      await handle.sync();
    } finally {
      await handle.close();
    }
    // The process may take rights away from new files.
    await chmod(beside, mode);
    await rename(beside, target);
    beside = undefined;
    return undefined;
  } catch (error) {
    return `it was not changed, because it cannot be written (${codeOf(error) ?? 'unknown error'})`;
  } finally {
    if (beside !== undefined) {
      await rm(beside, { force: true });
    }
  }
}

/** @param like the bytes whose encoding and mark are kept */
function encode(text: string, like: Uint8Array): Uint8Array {
  const [first, second, third] = like;
  if (first === 0xff && second === 0xfe) {
    return Buffer.from(`\uFEFF${text}`, 'utf16le');
  }
  if (first === 0xfe && second === 0xff) {
    return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  }
  const hasMark = first === 0xef && second === 0xbb && third === 0xbf;
  return Buffer.from(hasMark ? `\uFEFF${text}` : text, 'utf8');
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AnySchema, Ajv } from 'ajv';

/**
 * The schema of the standard, as the package `@microsoft/jest-sarif` has it: version 2.1.0 as adopted by OASIS, with
 * errata. A copy of <https://github.com/oasis-tcs/sarif-spec> that `AML_GUARD_SARIF_SCHEMA` names takes its place.
 */
const file =
  process.env['AML_GUARD_SARIF_SCHEMA'] ??
  createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

/** Whether a log is SARIF by the schema of the standard; `errors` of the function says what is wrong. */
export const isOfficialSarif = compileOfficial(file);

function compileOfficial(from: string): ReturnType<Ajv['compile']> {
  const written = JSON.parse(readFileSync(from, 'utf8')) as Record<string, unknown>;
  const schema = Object.fromEntries(Object.entries(written).filter(([key]) => !['$schema', 'id', '$id'].includes(key)));
  // It is of draft 4 and uses nothing in which later drafts differ. Ajv brings no formats along, and an older edition
  // has a pattern that only lenient readers take.
  const formats = { uri: isUri, 'uri-reference': true, 'date-time': true } as const;
  return new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats }).compile(schema as AnySchema);
}

function isUri(text: string): boolean {
  return URL.canParse(text);
}

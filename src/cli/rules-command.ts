import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { crosswalkOfRule } from '../core/crosswalk/rule-crosswalk.js';
import { mappedIds, type CrossReference } from '../core/crosswalk/cross-reference.js';
import type { Rule } from '../core/rules/define-rule.js';
import type { Check } from '../posture/checks/define-check.js';
import { rules } from '../core/rules/registry.js';
import { jsonVersion } from '../formats/json.js';
import { codeOf, UsageError } from './errors.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import type { Host } from './host.js';

/** `aml-guard rules`. */
export function rulesCommand(format: 'pretty' | 'json', host: Host): ExitCode {
  if (format === 'json') {
    const listed = rules.map(({ id, summary, severity, confidence, strictness, since, fixable, references }) => ({
      id,
      summary,
      severity,
      confidence,
      strictness: strictness ?? 'regular',
      since,
      fixable,
      references,
      crosswalk: listedCrosswalk(crosswalkOfRule(id)),
    }));
    host.out(`${JSON.stringify({ version: jsonVersion, rules: listed }, undefined, 2)}\n`);
    return exitCodes.clean;
  }
  const width = Math.max(...rules.map((rule) => rule.id.length));
  host.out(rules.map((rule) => `${rule.id.padEnd(width)}  ${rule.severity.padEnd(8)}  ${rule.summary}\n`).join(''));
  return exitCodes.clean;
}

/** `aml-guard explain`: the rule's page, or what the rule says of itself where the pages are not installed. */
export async function explainCommand(id: string, host: Host): Promise<ExitCode> {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule !== undefined) {
    const page = (await findPage('rules', id, host.packageFolder)) ?? (await findPacked(id, host.packageFolder));
    host.out(page ?? describe(rule));
    return exitCodes.clean;
  }
  const { checks } = await import('../posture-engine.js');
  const check = checks.find((candidate) => candidate.id === id);
  if (check === undefined) {
    throw new UsageError([`there is no rule or check "${id}"; "aml-guard rules" and "aml-guard checks" list them`]);
  }
  host.out((await findPage('checks', id, host.packageFolder)) ?? describeCheck(check));
  return exitCodes.clean;
}

/** `aml-guard checks`. */
export async function checksCommand(format: 'pretty' | 'json', host: Host): Promise<ExitCode> {
  const { checks, crosswalkOfCheck } = await import('../posture-engine.js');
  if (format === 'json') {
    const listed = checks.map(({ id, summary, group, serves, severity, since, needs, peers, references }) => {
      const crosswalk = crosswalkOfCheck({ id, peers });
      return {
        ...{ id, summary, group, serves, severity, since, needs, peers, references },
        crosswalk: {
          ...listedCrosswalk(crosswalk),
          mcsbByInitiative: crosswalk.byInitiative,
          peers: crosswalk.peers,
        },
      };
    });
    host.out(`${JSON.stringify({ version: jsonVersion, checks: listed }, undefined, 2)}\n`);
    return exitCodes.clean;
  }
  const width = Math.max(...checks.map((check) => check.id.length));
  host.out(
    checks.map((check) => `${check.id.padEnd(width)}  ${check.severity.padEnd(8)}  ${check.summary}\n`).join(''),
  );
  return exitCodes.clean;
}

function listedCrosswalk({ controls, techniques }: CrossReference): object {
  return { mcsb: controls, ...mappedIds(controls), atlas: techniques };
}

async function findPage(
  folder: 'rules' | 'checks',
  id: string,
  packageFolder: string | undefined,
): Promise<string | undefined> {
  if (packageFolder === undefined) {
    return undefined;
  }
  try {
    const page = await readFile(path.join(packageFolder, 'docs', folder, `${id}.md`), 'utf8');
    return page.replace(/^<!--.*-->\n/gm, '').trimStart();
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') {
      return undefined;
    }
    throw error;
  }
}

/** The page of a rule in the extension's package, which has them all in one file. */
async function findPacked(id: string, packageFolder: string | undefined): Promise<string | undefined> {
  if (packageFolder === undefined) {
    return undefined;
  }
  try {
    const pages = JSON.parse(await readFile(path.join(packageFolder, 'dist', 'rule-pages.json'), 'utf8')) as Readonly<
      Record<string, string>
    >;
    return pages[id]?.replace(/^<!--.*-->\n/gm, '').trimStart();
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') {
      return undefined;
    }
    throw error;
  }
}

function describe(rule: Rule): string {
  return [
    `${rule.id}: ${rule.summary}`,
    '',
    `severity ${rule.severity}, confidence ${rule.confidence}, fix: ${rule.fixable}, since ${rule.since}`,
    '',
    ...Object.values(rule.messages).map((message) => `- ${message}`),
    '',
    ...rule.references,
    '',
  ].join('\n');
}

function describeCheck(check: Check): string {
  return [
    `${check.id}: ${check.summary}`,
    '',
    `severity ${check.severity}, since ${check.since}`,
    '',
    check.why,
    '',
    `It passes when: ${check.passes}`,
    `What repairing it breaks or needs: ${check.breaks}`,
    '',
    ...check.references,
    '',
  ].join('\n');
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

/**
 * Answers that Azure gave to others, examples of its documentation and fixtures of other tools. They are not ours to
 * hand on, so they lie outside this repository; the tests that need them are skipped where they are not there.
 */
export const recordedFolder: string | undefined = findFolder();

/** A suite that needs them; where they are not there, its one test is skipped and says so. */
export function describeRecorded(name: string, suite: () => void): void {
  describe(name, () => {
    if (recordedFolder === undefined) {
      const skip =
        'no recorded answers: AML_GUARD_RECORDED_ANSWERS is not set and ../shared/azure-recorded is not there';
      it('needs recorded answers', { skip });
    } else {
      suite();
    }
  });
}

export type Body = Readonly<Record<string, unknown>>;

/** One resource, or something that stands where one would. */
export interface RecordedBody {
  /** The file and what it is in it: `psrule/Resources.ML.json#ml-wks-a`. */
  readonly source: string;
  /** Lower-case resource type; empty where nothing says. */
  readonly type: string;
  /** Letters, digits, hyphens, underscores and dots; `unnamed` where there is none. */
  readonly name: string;
  /** As it was found, with whatever case of keys. */
  readonly body: Body;
  /** What other tools keep inside a resource as `resources`. */
  readonly children: readonly RecordedBody[];
}

/** A list as it was answered, with the type of its elements. */
export interface RecordedList {
  readonly source: string;
  readonly type: string;
  readonly value: readonly unknown[];
}

export interface Recorded {
  readonly bodies: readonly RecordedBody[];
  readonly lists: readonly RecordedList[];
}

/** The folders that are read, and what they hold. */
export const recordedSources = {
  'cloud-custodian/bodies': 'answers of Azure',
  'rest-api-specs-2021': 'examples of the API reference',
  'rest-api-specs-current': 'examples of the API reference',
  psrule: 'fixtures of PSRule',
  checkov: 'fixtures of checkov',
} as const;

export type RecordedSource = keyof typeof recordedSources;

/** Everything of one folder; children of bodies are not listed again. */
export function readRecorded(folder: RecordedSource): Recorded {
  const recorded = { bodies: [] as RecordedBody[], lists: [] as RecordedList[] };
  for (const file of readdirSync(path.join(needFolder(), folder)).sort()) {
    if (file.endsWith('.json')) {
      addFile(`${folder}/${file}`, readJson(`${folder}/${file}`), recorded);
    }
  }
  return recorded;
}

/** A file below the folder. */
export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(needFolder(), file), 'utf8')) as unknown;
}

/** A body and everything inside it. */
export function withChildren(body: RecordedBody): readonly RecordedBody[] {
  return [body, ...body.children.flatMap(withChildren)];
}

function findFolder(): string | undefined {
  const named = process.env['AML_GUARD_RECORDED_ANSWERS'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) {
      throw new Error('AML_GUARD_RECORDED_ANSWERS names a folder that does not exist');
    }
    return named;
  }
  const beside = path.resolve(import.meta.dirname, '../../../../shared/azure-recorded');
  return existsSync(beside) ? beside : undefined;
}

function needFolder(): string {
  if (recordedFolder === undefined) {
    throw new Error('The recorded answers are not there; the test should have been skipped');
  }
  return recordedFolder;
}

interface Found {
  readonly bodies: RecordedBody[];
  readonly lists: RecordedList[];
}

function addFile(source: string, file: unknown, found: Found): void {
  if (Array.isArray(file)) {
    for (const element of file as unknown[]) {
      addBody(source, element, found.bodies);
    }
  } else if (isBody(file)) {
    const answer = answerOf(file);
    if (answer === undefined) {
      addTemplate(source, file, found);
    } else {
      addAnswer(source, answer, found);
    }
  }
}

/** A recorded exchange has its body as `body`, an example of the reference as `responses.200.body`. */
function answerOf(file: Body): Body | undefined {
  const responses = file['responses'];
  const good: unknown = isBody(responses) ? responses['200'] : undefined;
  const answer: unknown = isBody(good) ? good['body'] : file['body'];
  return isBody(answer) ? untangled(answer) : undefined;
}

/** The recorder kept some JSON as text. */
function untangled(answer: Body): Body {
  const text = answer['string'];
  if (typeof text !== 'string' || !/^\uFEFF?\s*\{/.test(text)) {
    return answer;
  }
  const inner: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  return isBody(inner) ? inner : answer;
}

function addAnswer(source: string, answer: Body, found: Found): void {
  const value = answer['value'] ?? rowsOf(answer['data']);
  if (!Array.isArray(value)) {
    addBody(source, answer, found.bodies);
    return;
  }
  const elements: RecordedBody[] = [];
  for (const element of value as unknown[]) {
    addBody(source, element, elements);
  }
  found.bodies.push(...elements);
  found.lists.push({ source, type: elements[0]?.type ?? '', value: value as unknown[] });
}

/** What Resource Graph answers: objects, or a table of columns and rows. */
function rowsOf(data: unknown): unknown {
  if (!isBody(data)) {
    return data;
  }
  const columns = asList(data['columns']).map((column) => (isBody(column) ? String(column['name']) : ''));
  return asList(data['rows']).map((row) =>
    Object.fromEntries(asList(row).map((value, index) => [columns[index] ?? '', value])),
  );
}

/** Every resource of a template, at whatever depth. */
function addTemplate(source: string, node: unknown, found: Found): void {
  if (Array.isArray(node)) {
    for (const element of node as unknown[]) {
      addTemplate(source, element, found);
    }
  } else if (isBody(node)) {
    const type = node['type'];
    if (typeof type === 'string' && /^Microsoft\.\w+\//i.test(type)) {
      // What is inside it is found on the way down.
      addBody(source, Object.fromEntries(Object.entries(node).filter(([key]) => key !== 'resources')), found.bodies);
    }
    for (const inner of Object.values(node)) {
      addTemplate(source, inner, found);
    }
  }
}

function addBody(source: string, body: unknown, bodies: RecordedBody[], otherwise = ''): void {
  if (!isBody(body)) {
    return;
  }
  const name = textOf(body, 'name') ?? '';
  const children: RecordedBody[] = [];
  for (const child of asList(body['resources'])) {
    addBody(source, child, children);
  }
  const properties = valueOf(body, 'properties');
  for (const subnet of isBody(properties) && isBody(properties['addressSpace']) ? asList(properties['subnets']) : []) {
    addBody(source, subnet, children, 'Microsoft.Network/virtualNetworks/subnets');
  }
  bodies.push({
    source: `${source}#${name}`,
    type: (typeByFile(source) ?? typeOf(body) ?? otherwise).toLowerCase(),
    name: name.replace(/[^\w.-]+/g, '-').replace(/^[.-]+|[.-]+$/g, '') || 'unnamed',
    body,
    children,
  });
}

/** Files whose bodies do not say what they are, or say it wrongly: `string`, an old name. */
const typesByFile: Readonly<Record<string, string>> = {
  Datastore_list: 'Microsoft.MachineLearningServices/workspaces/datastores',
  WorkspaceConnection: 'Microsoft.MachineLearningServices/workspaces/connections',
  PrivateEndpointDnsZoneGroup: 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups',
  OnlineEndpoint_list: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints',
  PolicyStates_Query: 'Microsoft.PolicyInsights/policyStates',
};

function typeByFile(source: string): string | undefined {
  return Object.entries(typesByFile).find(([part]) => source.includes(part))?.[1];
}

function typeOf(body: Body): string | undefined {
  const extension = textOf(body, 'ExtensionResourceType');
  const type = textOf(body, 'ResourceType') ?? textOf(body, 'type');
  const whole = type !== undefined && /^Microsoft\.\w+\//i.test(type) ? type : undefined;
  return extension ?? whole ?? typeOfId(textOf(body, 'id') ?? '');
}

/** The type in an id that may have placeholders where Azure has numbers. */
function typeOfId(id: string): string | undefined {
  const parts = id.split('/').filter((part) => part !== '');
  const [namespace, ...rest] = parts.slice(parts.map((part) => part.toLowerCase()).lastIndexOf('providers') + 1);
  return namespace?.includes('.') === true && rest.length > 1
    ? [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/')
    : undefined;
}

function valueOf(body: Body, key: string): unknown {
  const found = Object.keys(body).find((name) => name.toLowerCase() === key.toLowerCase());
  return found === undefined ? undefined : body[found];
}

function textOf(body: Body, key: string): string | undefined {
  const value = valueOf(body, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

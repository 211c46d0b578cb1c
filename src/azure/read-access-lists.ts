import { createPipelineRequest, RestError, type HttpMethods, type PipelineResponse } from '@azure/core-rest-pipeline';
import type { ServiceClient } from '@azure/core-client';
import { dataLakeOrigin, storageAccountIds } from '../posture/snapshot/places.js';
import type { Reading } from '../posture/snapshot/reading.js';
import { scrub } from '../posture/snapshot/scrub.js';
import { readingKey, type Snapshot } from '../posture/snapshot/snapshot.js';
import { SnapshotView } from '../posture/snapshot/snapshot-view.js';
import { attempt, known } from '../posture/access/attempt.js';
import type { ArmClient } from './arm-client.js';
import { parseBody, withinTime } from './ask.js';
import { ReadFailure } from './failures.js';

/** Of the data plane: not the one that Resource Manager takes. */
const scope = 'https://storage.azure.com/.default';
/** Version of the Data Lake REST API. */
const version = '2023-11-03';
const readData = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read';
const listContainers = 'Microsoft.Storage/storageAccounts/blobServices/containers/read';

/** Requests for one account, lists included; what is left then is not called read. */
const mostRequests = 400;
/** Folders of one container whose lists are read; of the others it is said that there are more. */
const mostFolders = 100;
const concurrency = 4;
const defaultTimeoutMs = 60_000;

export interface AccessListOptions {
  /** The storage account alone (default: all of the workspace that have a hierarchical namespace). */
  readonly account?: string;
  /** For one container with its folders, milliseconds (default 60,000). */
  readonly timeoutMs?: number;
  /** Where an account answers, without a slash at the end (default: its name below the cloud's suffix). */
  readonly originOf?: (account: string) => string;
}

/**
 * Reads the access lists of Data Lake accounts: those of each container and of its folders on the first level. Changes
 * nothing, but looks at data accounts with a token of its own for the data plane, hence only at a person's command.
 *
 * What came of it stands in the snapshot below the address of the account; a container that cannot be read has its
 * reason. At most 400 requests for an account, none to another host.
 *
 * Sources: <https://learn.microsoft.com/rest/api/storageservices/datalakestoragegen2/filesystem/list>, `path/list` and
 * `path/get-properties` beside it, and
 * <https://learn.microsoft.com/azure/storage/blobs/data-lake-storage-access-control>.
 *
 * @throws DOMException named AbortError when `signal` is aborted
 */
export async function readAccessLists(
  client: ArmClient,
  snapshot: Snapshot,
  signal: AbortSignal,
  options: AccessListOptions = {},
): Promise<Snapshot> {
  const view = new SnapshotView(snapshot);
  const accounts =
    options.account === undefined
      ? known(
          attempt(() => storageAccountIds(view)),
          [],
        )
      : [options.account];
  const readings: Record<string, Reading> = {};
  for (const account of accounts.filter((id) => hasFolders(view, id))) {
    const address = dataLakeOrigin(account, snapshot.cloud);
    if (address !== undefined) {
      const origin = options.originOf?.(account) ?? address;
      const reader = new AccountReader(client, origin, options.timeoutMs ?? defaultTimeoutMs, signal);
      for (const [path, reading] of await reader.read()) {
        readings[readingKey(`${address}${path}`)] = reading;
      }
      signal.throwIfAborted();
    }
  }
  return { ...snapshot, readings: { ...snapshot.readings, ...readings } };
}

function hasFolders(view: SnapshotView, account: string): boolean {
  return (
    known(
      attempt(() => view.resource(account).flag('properties.isHnsEnabled')),
      undefined,
    ) === true
  );
}

/** Reads one account, with a bound on its requests. */
class AccountReader {
  private readonly service: ServiceClient;
  private requests = 0;

  constructor(
    private readonly client: ArmClient,
    private readonly origin: string,
    private readonly timeoutMs: number,
    private readonly signal: AbortSignal,
  ) {
    this.service = client.dataClient(origin, scope);
  }

  /** The list of containers under the empty path, then that of each container. */
  async read(): Promise<readonly (readonly [path: string, reading: Reading])[]> {
    const containers = await this.within(listContainers, (signal) => this.containers(signal));
    const names = namesOf(containers);
    const lists: (readonly [string, Reading])[] = [];
    const waiting = names.values();
    const worker = async (): Promise<void> => {
      for (const name of waiting) {
        lists.push([`/${name}`, await this.within(readData, (signal) => this.lists(name, signal))]);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    return [['', containers], ...lists];
  }

  private within(permission: string, work: (signal: AbortSignal) => Promise<Reading>): Promise<Reading> {
    return withinTime(this.client, permission, this.timeoutMs, this.signal, work, new URL(this.origin).host);
  }

  private async containers(signal: AbortSignal): Promise<Reading> {
    const response = await this.send('GET', '/?resource=account', signal);
    const filesystems = listIn(response, 'filesystems');
    // Those whose names begin with a dollar sign are the service's own.
    const value = filesystems.filter(({ name }) => typeof name === 'string' && /^[a-z0-9][a-z0-9-]*$/.test(name));
    if (response.headers.get('x-ms-continuation')) {
      throw new ReadFailure('too-large', 'The account has more containers than one answer holds; they were not read');
    }
    return readingOf({ value: value.map(({ name }) => ({ name })) });
  }

  private async lists(container: string, signal: AbortSignal): Promise<Reading> {
    const root = await this.listAt(container, '', signal);
    const response = await this.send(
      'GET',
      `/${container}?resource=filesystem&recursive=false&maxResults=5000`,
      signal,
    );
    const folders = listIn(response, 'paths').filter(({ isDirectory }) => String(isDirectory) === 'true');
    const names = folders.map(({ name }) => name).filter((name) => typeof name === 'string');
    const value = [root];
    for (const name of names.slice(0, mostFolders)) {
      value.push(await this.listAt(container, name, signal));
    }
    const truncated = names.length > mostFolders || Boolean(response.headers.get('x-ms-continuation'));
    return readingOf({ value, truncated });
  }

  private async listAt(container: string, folder: string, signal: AbortSignal): Promise<object> {
    const path = folder.split('/').map(encodeURIComponent).join('/');
    const { headers } = await this.send('HEAD', `/${container}/${path}?action=getAccessControl&upn=false`, signal);
    const acl = headers.get('x-ms-acl');
    if (acl === undefined) {
      throw new ReadFailure('wrong-shape', 'The answer has no access list');
    }
    return { path: `/${folder}`, owner: headers.get('x-ms-owner') ?? '', group: headers.get('x-ms-group') ?? '', acl };
  }

  private async send(method: HttpMethods, path: string, signal: AbortSignal): Promise<PipelineResponse> {
    this.requests++;
    if (this.requests > mostRequests) {
      throw new ReadFailure('too-large', `More than ${String(mostRequests)} requests for one account are not made`);
    }
    const request = createPipelineRequest({ url: `${this.origin}${path}`, method, abortSignal: signal });
    request.headers.set('x-ms-version', version);
    const response = await this.service.sendRequest(request);
    if (response.status < 300) {
      return response;
    }
    const code = response.headers.get('x-ms-error-code');
    // The firewall and a missing role are both 403; the code tells them apart.
    if (response.status === 403 && code === 'AuthorizationFailure') {
      throw new ReadFailure('forbidden', 'The network rules of the account do not let this computer in');
    }
    throw new RestError(`The account answered ${String(response.status)}`, {
      statusCode: response.status,
      request,
      response,
      ...(code === undefined ? {} : { code }),
    });
  }
}

function readingOf(body: object): Reading {
  return { is: 'read', body: scrub(body), apiVersion: version };
}

function namesOf(reading: Reading): readonly string[] {
  return reading.is === 'read'
    ? (reading.body as { readonly value: readonly { readonly name: string }[] }).value.map(({ name }) => name)
    : [];
}

function listIn(
  response: PipelineResponse,
  name: 'filesystems' | 'paths',
): readonly Readonly<Record<string, unknown>>[] {
  const body = parseBody({
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    text: response.bodyAsText ?? '',
  }) as Readonly<Record<string, unknown>>;
  const found = body[name];
  if (!Array.isArray(found) || !found.every((one) => typeof one === 'object' && one !== null)) {
    throw new ReadFailure('wrong-shape', `The answer has no list of ${name}`);
  }
  return found as readonly Readonly<Record<string, unknown>>[];
}

import type { FleetReport, FleetWorkspace } from '../../../posture/fleet/fleet-report.js';
import type { FleetChanges } from './fleet-changes.js';
import { isFleetChanges, isFleetReport } from './report-shape.js';
import { asRecord, isCount, isOneOf, isText } from './values.js';

/** The forms in which the fleet can be saved from the page. */
export const exportForms = ['csv', 'sarif', 'html', 'json'] as const;
export type ExportForm = (typeof exportForms)[number];

/** What a command of VS Code asks the page to do. */
export const pageActions = ['showTable', 'showMap', 'filter'] as const;
export type PageAction = (typeof pageActions)[number];

/** From the extension to the page. */
export type HostMessage =
  | {
      readonly type: 'fleet';
      readonly report: FleetReport;
      readonly changes: FleetChanges | undefined;
      /** Whether Azure can be asked again: false for a file and for the sample. */
      readonly isLive: boolean;
      /** What is shown: `All I can see`, the file's name. */
      readonly title: string;
      /** Kept by the page, and handed back when VS Code is opened again. */
      readonly origin: unknown;
    }
  /** What is being done; empty when it is over. */
  | { readonly type: 'working'; readonly text: string }
  /** There is no data any more; the page offers to read again. */
  | { readonly type: 'missing'; readonly message: string; readonly origin: unknown }
  | { readonly type: 'act'; readonly action: PageAction };

/** What can be done with the workspace that is selected. */
export const rowActions = ['open', 'readDeeply', 'confirm', 'copyId'] as const;
export type RowAction = (typeof rowActions)[number];

/** What can be done with the whole fleet. */
export const fleetActions = ['refresh', 'compare', 'stopComparing', 'cancel'] as const;
export type FleetAction = (typeof fleetActions)[number];

/** From the page to the extension. */
export type PageMessage =
  /** The page listens. */
  | { readonly type: 'ready' }
  | { readonly type: 'row'; readonly action: RowAction; readonly id: string }
  | { readonly type: 'all'; readonly action: FleetAction }
  | { readonly type: 'export'; readonly form: ExportForm }
  | { readonly type: 'explain'; readonly check: string }
  /** The workspace that the keyboard is on; an empty id for none. */
  | { readonly type: 'selected'; readonly id: string }
  /** The list was drawn. */
  | { readonly type: 'drawn'; readonly shown: number; readonly all: number };

/** Reads what came to the page; `undefined` for anything else, such as a message of VS Code itself. */
export function readHostMessage(value: unknown): HostMessage | undefined {
  const message = asRecord(value);
  switch (message?.['type']) {
    case 'fleet': {
      const { report, changes, isLive, title, origin } = message;
      return isFleetReport(report) &&
        (changes === undefined || isFleetChanges(changes)) &&
        typeof isLive === 'boolean' &&
        isText(title)
        ? { type: 'fleet', report, changes, isLive, title, origin }
        : undefined;
    }
    case 'working':
      return isText(message['text']) ? { type: 'working', text: message['text'] } : undefined;
    case 'missing':
      return isText(message['message'])
        ? { type: 'missing', message: message['message'], origin: message['origin'] }
        : undefined;
    case 'act':
      return isOneOf(pageActions, message['action']) ? { type: 'act', action: message['action'] } : undefined;
    default:
      return undefined;
  }
}

/** Reads what came from the page; `undefined` for anything else. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  const message = asRecord(value);
  switch (message?.['type']) {
    case 'ready':
      return { type: 'ready' };
    case 'row': {
      const { action, id } = message;
      return isOneOf(rowActions, action) && isText(id) ? { type: 'row', action, id } : undefined;
    }
    case 'all':
      return isOneOf(fleetActions, message['action']) ? { type: 'all', action: message['action'] } : undefined;
    case 'export':
      return isOneOf(exportForms, message['form']) ? { type: 'export', form: message['form'] } : undefined;
    case 'explain':
      return isText(message['check']) ? { type: 'explain', check: message['check'] } : undefined;
    case 'selected':
      return isText(message['id']) ? { type: 'selected', id: message['id'] } : undefined;
    case 'drawn': {
      const { shown, all } = message;
      return isCount(shown) && isCount(all) ? { type: 'drawn', shown, all } : undefined;
    }
    default:
      return undefined;
  }
}

/** The form in which ids of workspaces are compared: Azure writes the same id in several cases. */
export function workspaceKey({ id }: Pick<FleetWorkspace, 'id'>): string {
  return id.toLowerCase();
}

import type * as vscode from 'vscode';
import type { ResourceKind } from '../../core/facts/resource.js';

/** A place in a file of the workspace folders that names or defines something of Azure ML. */
export interface ResourceUse {
  readonly location: vscode.Location;
  /** `jobs/train.yml:5`, with the folder's name in front where there are several. */
  readonly label: string;
}

/** What the files of the workspace folders say of resources; the posture view asks, and does not know who answers. */
export interface ResourceUses {
  /** A file began or ceased to name something. */
  readonly onDidChange: vscode.Event<void>;
  /** The places that define or name a resource, in the order of files and lines. */
  find(kind: ResourceKind, name: string): readonly ResourceUse[];
}

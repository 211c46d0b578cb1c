import type * as vscode from 'vscode';
import { findDefinitionTargets, findUses } from '../../core/language/navigation.js';
import { findSubjectAt, type Subject } from '../../core/language/subject.js';
import type { Log } from '../infrastructure/log.js';
import { guarded } from './guarded.js';
import type { Help, HelpSource } from './help-source.js';
import { openedAt } from './places.js';

/** Goes from a use of a resource or file to its definition, and from both to all uses. */
export class ResourceNavigation implements vscode.DefinitionProvider, vscode.ReferenceProvider {
  constructor(
    private readonly source: HelpSource,
    private readonly log: Log,
  ) {}

  provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.LocationLink[] | undefined> {
    return guarded(this.log, `find the definition in ${document.uri.path}`, token, async () => {
      const found = await this.#subjectAt(document, position);
      if (found === undefined) {
        return undefined;
      }
      const { subject, help } = found;
      const targets = findDefinitionTargets(subject, help.context.graph);
      const places = targets.flatMap((target) => (target.is === 'place' ? target.place : []));
      const files = await Promise.all(
        targets.flatMap((target) => (target.is === 'file' ? openedAt(target.path, help.folder) : [])),
      );
      const definitions = subject.is === 'file' ? [] : this.source.locate(subject, 'definitions', places, help);
      const originSelectionRange = help.read.locate(subject.span)?.range;
      return [...definitions, ...files.flat()].map(({ uri, range }) => ({
        targetUri: uri,
        targetRange: range,
        ...(originSelectionRange === undefined ? {} : { originSelectionRange }),
      }));
    });
  }

  provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[] | undefined> {
    return guarded(this.log, `find references in ${document.uri.path}`, token, async () => {
      const found = await this.#subjectAt(document, position);
      if (found === undefined) {
        return undefined;
      }
      const { subject, help } = found;
      const places = findUses(subject, help.context.graph, includeDeclaration);
      return [...this.source.locate(subject, includeDeclaration ? 'all' : 'uses', places, help)];
    });
  }

  async #subjectAt(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ readonly subject: Subject; readonly help: Help } | undefined> {
    const help = await this.source.current(document);
    const offset = help?.read.offsetOf(document, position);
    const subject = help === undefined || offset === undefined ? undefined : findSubjectAt(help.context, offset);
    return help === undefined || subject === undefined ? undefined : { subject, help };
  }
}

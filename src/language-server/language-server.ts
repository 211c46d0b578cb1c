import type {
  CodeAction,
  CodeActionParams,
  CompletionItem,
  Connection,
  DocumentSymbol,
  Hover,
  InitializeParams,
  InitializeResult,
  Location,
  ReferenceParams,
  TextDocumentPositionParams,
  TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { configurationFileName, parseConfiguration } from '../core/config/parse-configuration.js';
import { LineIndex } from '../core/documents/line-index.js';
import { redactSecrets } from '../core/findings/redaction.js';
import { completionsAt } from '../core/language/completion.js';
import { hoverAt } from '../core/language/hover.js';
import { findUses } from '../core/language/navigation.js';
import { findSubjectAt, type Subject } from '../core/language/subject.js';
import { tool } from '../cli/tool.js';
import { type Abilities, abilitiesOf, capabilities } from './capabilities.js';
import { fixActions } from './fix-actions.js';
import { definitionLocations } from './locations.js';
import { fileOf, type JudgedText, OpenTexts } from './open-texts.js';
import { ServedProjects } from './served-projects.js';
import { symbolsOf } from './symbols.js';
import { completionOf, diagnosticOf, diagnosticSource, locationOf, notFinished, rangeOf } from './to-protocol.js';
import { readKnowledge } from './snapshot-option.js';

/** Long enough to join the strokes of a word, short enough to seem at once. */
const typingPauseMs = 200;

/** Answers one client: what the extension shows in VS Code, for every editor that speaks the protocol. */
export class LanguageServer {
  readonly #projects = new ServedProjects(
    () => {
      this.#judgeAll();
    },
    (error) => {
      this.#log('read a project', error);
    },
  );
  readonly #texts = new OpenTexts(this.#projects, () => {
    this.#judgeAll();
  });
  readonly #pauses = new Map<string, NodeJS.Timeout>();
  #abilities: Abilities = abilitiesOf({});

  constructor(
    private readonly connection: Connection,
    private readonly documents: TextDocuments<TextDocument>,
  ) {
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => {
      this.#watch();
    });
    connection.onShutdown(() => {
      this.#pauses.forEach(clearTimeout);
      this.#projects.dispose();
    });
    documents.onDidChangeContent(({ document }) => {
      this.#judgeSoon(document);
    });
    documents.onDidSave(({ document }) => {
      this.#changedOnDisk([document.uri]);
    });
    documents.onDidClose(({ document }) => {
      clearTimeout(this.#pauses.get(document.uri));
      this.#pauses.delete(document.uri);
      this.#inBackground('close a text', async () => {
        await this.#texts.close(document.uri);
        await connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
      });
    });
    connection.onDidChangeWatchedFiles(({ changes }) => {
      this.#changedOnDisk(changes.map(({ uri }) => uri));
    });
    this.#answerQuestions();
  }

  listen(): void {
    this.documents.listen(this.connection);
    this.connection.listen();
  }

  #initialize(params: InitializeParams): InitializeResult {
    this.#abilities = abilitiesOf(params.capabilities);
    const uris = params.workspaceFolders?.map(({ uri }) => uri) ?? [];
    this.#setFolders(uris);
    const option: unknown = params.initializationOptions;
    this.#inBackground('read the snapshot', async () => {
      this.#texts.connected = await readKnowledge(option);
      this.#judgeAll();
    });
    return { capabilities, serverInfo: { name: tool.name, version: tool.version } };
  }

  #setFolders(uris: readonly string[]): void {
    this.#projects.setFolders(uris.flatMap((uri) => fileOf(uri) ?? []));
  }

  #watch(): void {
    if (this.#abilities.watches) {
      this.#inBackground('watch files', async () => {
        await this.connection.sendRequest('client/registerCapability', {
          registrations: [
            {
              id: 'files',
              method: 'workspace/didChangeWatchedFiles',
              registerOptions: {
                watchers: [{ globPattern: `**/{${configurationFileName},*.{yml,yaml,py,sh,bash,ipynb}}` }],
              },
            },
          ],
        });
      });
    }
    if (this.#abilities.folders) {
      this.connection.workspace.onDidChangeWorkspaceFolders(() => {
        this.#inBackground('take over the folders', async () => {
          const folders = (await this.connection.workspace.getWorkspaceFolders()) ?? [];
          this.#setFolders(folders.map(({ uri }) => uri));
          this.#judgeAll();
        });
      });
    }
  }

  #changedOnDisk(uris: readonly string[]): void {
    this.#inBackground('read what changed', async () => {
      await Promise.all(uris.flatMap((uri) => fileOf(uri) ?? []).map((file) => this.#projects.refresh(file)));
      this.#judgeAll();
    });
  }

  #judgeAll(): void {
    this.#texts.forgetAll();
    this.documents.all().forEach((document) => {
      this.#judgeSoon(document, 0);
    });
  }

  #judgeSoon(document: TextDocument, pauseMs = typingPauseMs): void {
    clearTimeout(this.#pauses.get(document.uri));
    const timer = setTimeout(() => {
      this.#inBackground('judge a text', () => this.#publish(document));
    }, pauseMs);
    this.#pauses.set(document.uri, timer);
  }

  async #publish(document: TextDocument): Promise<void> {
    const { uri, version } = document;
    if (uri.endsWith(`/${configurationFileName}`)) {
      await this.connection.sendDiagnostics({ uri, version, diagnostics: configurationProblems(document.getText()) });
      return;
    }
    const judged = await this.#texts.current(document);
    // The text may have changed, or gone, while its configuration was looked for.
    if (this.documents.get(uri)?.version !== version) {
      return;
    }
    judged?.result.faults.forEach(({ ruleId, reason }) => {
      this.connection.console.warn(redactSecrets(`rule ${ruleId} failed on ${uri}: ${reason}`));
    });
    const findings = judged?.result.findings.map((finding) => diagnosticOf(finding, judged.placed)) ?? [];
    const diagnostics = judged?.result.unfinished === true ? [notFinished] : findings;
    await this.connection.sendDiagnostics({ uri, version, diagnostics });
  }

  #answerQuestions(): void {
    const { connection } = this;
    connection.onHover((params) => this.#guarded('hover', undefined, () => this.#hover(params)));
    connection.onDefinition((params) =>
      this.#guarded<Location[]>('find a definition', [], async () => {
        const at = await this.#subjectAt(params);
        return at === undefined ? [] : [...(await definitionLocations(at.subject, at.judged))];
      }),
    );
    connection.onReferences((params) =>
      this.#guarded<Location[]>('find references', [], () => this.#references(params)),
    );
    connection.onCompletion((params) => this.#guarded<CompletionItem[]>('complete', [], () => this.#complete(params)));
    connection.onCodeAction((params) => this.#guarded<CodeAction[]>('offer fixes', [], () => this.#fixes(params)));
    connection.onDocumentSymbol(({ textDocument: { uri } }) =>
      this.#guarded<DocumentSymbol[]>('list symbols', [], async () => {
        const judged = await this.#judged(uri);
        return judged === undefined ? [] : [...symbolsOf(judged.result.document)];
      }),
    );
  }

  async #hover(params: TextDocumentPositionParams): Promise<Hover | undefined> {
    const judged = await this.#judged(params.textDocument.uri);
    if (judged === undefined) {
      return undefined;
    }
    const { help, placed } = judged;
    const links = {
      toPlace: (place: Parameters<typeof locationOf>[1]): string =>
        `${locationOf(placed.root, place).uri}#L${place.start.line + 1}`,
      toCheck: (): undefined => undefined,
    };
    const hover = hoverAt(help, this.#offsetOf(params), links);
    return hover === undefined
      ? undefined
      : { contents: { kind: 'markdown', value: hover.markdown }, range: rangeOf(placed.lines, hover.span) };
  }

  async #references(params: ReferenceParams): Promise<Location[]> {
    const at = await this.#subjectAt(params);
    if (at === undefined) {
      return [];
    }
    const { subject, judged } = at;
    const places = findUses(subject, judged.help.graph, params.context.includeDeclaration);
    return places.map((place) => locationOf(judged.placed.root, place));
  }

  async #complete(params: TextDocumentPositionParams): Promise<CompletionItem[]> {
    const document = this.documents.get(params.textDocument.uri);
    const judged = document === undefined ? undefined : await this.#texts.recent(document);
    if (document === undefined || judged === undefined) {
      return [];
    }
    const text = document.getText();
    const edited = { text, language: judged.result.document.language };
    const lines = new LineIndex(text);
    return completionsAt(edited, document.offsetAt(params.position), judged.help).map((item) =>
      completionOf(item, lines, this.#abilities.insertReplace),
    );
  }

  async #fixes({ textDocument, range, context }: CodeActionParams): Promise<CodeAction[]> {
    const judged = await this.#judged(textDocument.uri);
    return judged === undefined
      ? []
      : [...fixActions(judged.result.findings, range, context, judged.placed, this.#abilities)];
  }

  async #subjectAt(
    params: TextDocumentPositionParams,
  ): Promise<{ readonly subject: Subject; readonly judged: JudgedText } | undefined> {
    const judged = await this.#judged(params.textDocument.uri);
    const subject = judged === undefined ? undefined : findSubjectAt(judged.help, this.#offsetOf(params));
    return judged === undefined || subject === undefined ? undefined : { subject, judged };
  }

  async #judged(uri: string): Promise<JudgedText | undefined> {
    const document = this.documents.get(uri);
    return document === undefined ? undefined : this.#texts.current(document);
  }

  #offsetOf({ textDocument, position }: TextDocumentPositionParams): number {
    return this.documents.get(textDocument.uri)?.offsetAt(position) ?? 0;
  }

  /** A question that fails is answered with nothing, and logged. */
  async #guarded<T>(title: string, nothing: T, answer: () => Promise<T>): Promise<T> {
    try {
      return await answer();
    } catch (error) {
      this.#log(title, error);
      return nothing;
    }
  }

  #inBackground(title: string, run: () => Promise<void>): void {
    run().catch((error: unknown) => {
      this.#log(title, error);
    });
  }

  #log(title: string, error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.connection.console.error(redactSecrets(`could not ${title}: ${text}`));
  }
}

function configurationProblems(text: string) {
  const lines = new LineIndex(text);
  return parseConfiguration(text).problems.map(({ span, message }) => ({
    range: rangeOf(lines, span),
    severity: 1 as const,
    source: diagnosticSource,
    message,
  }));
}

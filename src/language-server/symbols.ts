import type { DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import { contains } from '../core/documents/span.js';
import type { Document } from '../core/documents/document.js';
import { kindWords } from '../core/language/resource-words.js';
import { rangeOf } from './to-protocol.js';

/** `SymbolKind.Object` of the protocol. */
const object: SymbolKind = 19;

/** What a text defines for Azure ML. */
export function symbolsOf({ facts, lines }: Document): readonly DocumentSymbol[] {
  return facts.flatMap((fact) =>
    fact.kind === 'resourceDefinition' && contains(fact.span, fact.head)
      ? [
          {
            name: fact.name === undefined || fact.name === '' ? kindWords[fact.of] : fact.name,
            detail: kindWords[fact.of],
            kind: object,
            range: rangeOf(lines, fact.span),
            selectionRange: rangeOf(lines, fact.head),
          },
        ]
      : [],
  );
}

import type { Node } from 'yaml';
import type { Fact } from '../../facts/fact.js';
import type { SettingValue } from '../../findings/finding.js';
import type { FactEditor } from '../document.js';
import type { LineIndex } from '../line-index.js';
import type { Span } from '../span.js';
import type { TextEdit } from '../text-edit.js';
import { addEntry, removeEntry, renameEntry, setEntry, setValue } from './yaml-edits.js';
import type { Entry, Place, YamlReader } from './yaml-node.js';

/** What the readers of facts share. One instance serves one YAML document. */
export class YamlFactContext {
  readonly facts: Fact[] = [];
  readonly editors = new Map<Fact, FactEditor>();
  /** Places that gave a fact already: an anchor that three aliases use is one finding. */
  readonly #seen = new Set<string>();

  constructor(
    readonly reader: YamlReader,
    readonly text: string,
    readonly lines: LineIndex,
  ) {}

  add(fact: Fact, editor?: FactEditor): void {
    const key = `${fact.kind} ${fact.span.start} ${fact.kind === 'runLabel' ? fact.role : ''}`;
    if (this.#seen.has(key)) {
      return;
    }
    this.#seen.add(key);
    this.facts.push(fact);
    if (editor !== undefined) {
      this.editors.set(fact, editor);
    }
  }

  /**
   * How an entry can be edited.
   *
   * @param removed what a removal takes away, when that is more than the entry
   */
  entryEditor({ place }: Entry, removed: Place = place): FactEditor {
    return {
      remove: () => removeEntry(this.text, this.lines, removed),
      set: (value) => ('text' in value ? setValue(this.text, place, value.text) : undefined),
      rename: (name, value) => renameEntry(this.text, place, name, value),
      addToOwner: (key, value) =>
        place.parent === undefined ? undefined : addEntry(this.text, this.lines, place.parent.map, key, value),
    };
  }

  /** How the settings of a mapping can be edited. */
  settingsEditor(node: Node, parent?: Place): FactEditor {
    return {
      setting: (key, value): readonly TextEdit[] | undefined => {
        const map = this.reader.mapOf(node);
        return map === undefined
          ? undefined
          : setEntry(
              this.text,
              this.lines,
              parent === undefined ? { map } : { map, parent },
              key,
              textOfSetting(value),
            );
      },
    };
  }

  /** The name of what a mapping defines, else its first entry, else the mapping. */
  headOf(node: Node, parent?: Place): Span {
    const name = this.reader.find(node, 'name', parent);
    if (name?.value !== undefined) {
      return this.reader.spanOf(name.value);
    }
    return this.reader.entries(node, parent)[0]?.span ?? this.reader.spanOf(node);
  }
}

function textOfSetting(value: SettingValue | undefined): string | undefined {
  return typeof value === 'boolean' ? String(value) : value;
}

import type { ResourceKind } from '../facts/resource.js';
import { endOfToken, type NameSlot } from './name-slot.js';

/**
 * Which names stand behind a keyword argument.
 *
 * Source: the entities of `azure-ai-ml` (`command(…)`, `ManagedOnlineDeployment(…)`, `PipelineJob.settings`).
 */
const kindsOfKeyword: Readonly<Record<string, { readonly kinds: readonly ResourceKind[]; readonly bare?: true }>> = {
  compute: { kinds: ['compute'], bare: true },
  default_compute: { kinds: ['compute'], bare: true },
  compute_target: { kinds: ['compute'], bare: true },
  image_build_compute: { kinds: ['compute'], bare: true },
  environment: { kinds: ['environment'] },
  default_datastore: { kinds: ['datastore'], bare: true },
  datastore_name: { kinds: ['datastore'], bare: true },
  model: { kinds: ['model'] },
  component: { kinds: ['component'] },
  endpoint_name: { kinds: ['endpoint'], bare: true },
};

/** `ml_client.<operations>.get("…")` and the like, whose first argument or `name=` is the name. */
const kindOfOperations: Readonly<Record<string, ResourceKind>> = {
  compute: 'compute',
  environments: 'environment',
  datastores: 'datastore',
  data: 'data',
  models: 'model',
  components: 'component',
  online_endpoints: 'endpoint',
  batch_endpoints: 'endpoint',
  // SDK v1: `ws.compute_targets["…"]`.
  compute_targets: 'compute',
};

/** SDK v1: `Environment.get(ws, "…")`, whose second argument or `name=` is the name. */
const kindOfClass: Readonly<Record<string, ResourceKind>> = {
  Environment: 'environment',
  Datastore: 'datastore',
  Dataset: 'data',
  ComputeTarget: 'compute',
  Model: 'model',
};

/** Calls whose `path` names data: `Input(path="azureml:orders:1")`. */
const dataCalls = /^(?:Input|Output)$/;

/** Bounds the look back for the call around an argument. */
const longestCall = 4000;

/**
 * The name that is being written at an offset of a Python text; `undefined` outside of strings and where no name of
 * Azure ML can stand. Looks at the text before the offset, because a text that is being written is broken there.
 */
export function findPythonSlot(text: string, offset: number): NameSlot | undefined {
  const string = openStringBefore(text, offset);
  if (string === undefined) {
    return undefined;
  }
  const typed = text.slice(string.start, offset);
  // What an f-string fills in is not known, and no name holds white space or an escape.
  if (/[\s\\{}]/.test(typed)) {
    return undefined;
  }
  const meaning = meaningOf(text.slice(Math.max(0, string.prefixStart - longestCall), string.prefixStart));
  const slot = {
    typed,
    insert: { start: string.start, end: offset },
    replace: { start: string.start, end: endOfToken(text, offset, /[\s"'\\{}]/) },
  };
  if (/^azureml:\/\/datastores\//i.test(typed)) {
    return { ...slot, kinds: ['datastore'], form: 'address' };
  }
  return meaning === undefined ? undefined : { ...slot, ...meaning };
}

function meaningOf(before: string): Pick<NameSlot, 'kinds' | 'form'> | undefined {
  const [, keyword] = /(?:^|[(,\s*{])([A-Za-z_]\w*)\s*=\s*$/.exec(before) ?? [];
  const name = keyword ?? /["']([A-Za-z_]\w*)["']\s*:\s*$/.exec(before)?.[1];
  const isOperation = /\.\s*([a-z_]+)\s*(?:\.\s*(?:get|list_\w+|begin_\w+)\s*\(\s*(?:name\s*=\s*)?|\[\s*)$/.exec(
    before,
  )?.[1];
  if (isOperation !== undefined && Object.hasOwn(kindOfOperations, isOperation)) {
    return named(kindOfOperations[isOperation], 'name');
  }
  const ofClass =
    /\b([A-Z]\w+)\s*\.\s*(?:get|get_by_name)\s*\(\s*[\w.]+\s*,\s*(?:name\s*=\s*)?$/.exec(before)?.[1] ??
    /\b(ComputeTarget|Model)\s*\(\s*(?:workspace\s*=\s*)?[\w.]+\s*,\s*(?:name\s*=\s*)?$/.exec(before)?.[1];
  if (ofClass !== undefined && Object.hasOwn(kindOfClass, ofClass)) {
    return named(kindOfClass[ofClass], 'name');
  }
  if (name === undefined) {
    return undefined;
  }
  const known = Object.hasOwn(kindsOfKeyword, name) ? kindsOfKeyword[name] : undefined;
  if (known !== undefined) {
    return { kinds: known.kinds, form: known.bare === true ? 'name' : 'versioned' };
  }
  return name === 'path' && dataCalls.test(callAround(before) ?? '')
    ? { kinds: ['data', 'datastore'], form: 'address' }
    : undefined;
}

function named(kind: ResourceKind | undefined, form: NameSlot['form']): Pick<NameSlot, 'kinds' | 'form'> | undefined {
  return kind === undefined ? undefined : { kinds: [kind], form };
}

/** The name of the call whose parenthesis is open at the end of a text. */
function callAround(before: string): string | undefined {
  const bare = before.replace(/("""|''')[\s\S]*?\1|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, (found) =>
    ' '.repeat(found.length),
  );
  let closed = 0;
  for (let index = bare.length - 1; index >= 0; index--) {
    const char = bare.charAt(index);
    if (/[)\]}]/.test(char)) {
      closed++;
    } else if (/[([{]/.test(char) && --closed < 0) {
      return /([A-Za-z_]\w*)\s*$/.exec(bare.slice(0, index))?.[1];
    }
  }
  return undefined;
}

interface OpenString {
  /** Behind the opening quote. */
  readonly start: number;
  /** Before the letters in front of the quote. */
  readonly prefixStart: number;
}

/** The string on the line of an offset that is open there; one of several lines holds no names. */
function openStringBefore(text: string, offset: number): OpenString | undefined {
  const lineStart = offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  let open: { readonly quote: string; readonly at: number } | undefined;
  for (let index = lineStart; index < offset; index++) {
    const char = text.charAt(index);
    if (open !== undefined) {
      if (char === '\\') {
        index++;
      } else if (text.startsWith(open.quote, index)) {
        index += open.quote.length - 1;
        open = undefined;
      }
    } else if (char === '#') {
      return undefined;
    } else if (char === '"' || char === "'") {
      const quote = text.startsWith(char.repeat(3), index) ? char.repeat(3) : char;
      open = { quote, at: index };
      index += quote.length - 1;
    }
  }
  // A cursor between the two quotes of an empty string, or a text that is being begun.
  if (open === undefined || open.quote.length > 1) {
    return undefined;
  }
  const prefix = /[A-Za-z]{0,2}$/.exec(text.slice(lineStart, open.at))?.[0] ?? '';
  const isPrefix = /^(?:[rRuUfF]|[rR][fF]|[fF][rR])$/.test(prefix);
  return { start: open.at + 1, prefixStart: isPrefix ? open.at - prefix.length : open.at };
}

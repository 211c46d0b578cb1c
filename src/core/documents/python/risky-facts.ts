import type { Risk } from '../../facts/risky-call.js';
import type { FactEditor } from '../document.js';
import { argumentOf, type FactContext, type NamedCall } from './fact-context.js';
import { dottedPath } from './program.js';
import type { Scope } from './scope.js';
import { spanOf, type Argument, type Expr } from './syntax.js';

/** Code that lets what it reads, or whoever stands between, decide what runs. */
export function readRiskyFacts(context: FactContext, calls: readonly NamedCall[]): void {
  for (const site of calls) {
    readUnpickling(context, site, calls);
    readRemoteCode(context, site);
    readUnverified(context, site);
  }
  for (const write of context.program.memberWrites) {
    const { name, object } = write.target;
    const off = isLiteral(write.value, 'False');
    const value = context.evaluator.qualifiedName(write.value, write.scope) ?? '';
    const session = name === 'verify' && off && isSession(context, object, write.scope);
    const default_ = name === '_create_default_https_context' && value.endsWith('_create_unverified_context');
    const context_ = (name === 'verify_mode' && value.endsWith('CERT_NONE')) || (name === 'verify_ssl' && off);
    if (session || default_ || context_) {
      const call = dottedPath(write.target) ?? name;
      const remove = (): ReturnType<NonNullable<FactEditor['remove']>> => [
        context.edits.removeStatement(write.statement, write.scope),
      ];
      context.add(
        { kind: 'riskyCall', span: spanOf(write.statement.node), call, risk: { is: 'unverifiedTls' } },
        { remove },
      );
    }
  }
  for (const { dict, scope } of context.program.dicts) {
    for (const entry of dict.entries) {
      const key = entry.key === undefined ? undefined : context.evaluator.text(entry.key, scope);
      if (key === 'trust_remote_code' && isLiteral(entry.value, 'True')) {
        context.add(
          {
            kind: 'riskyCall',
            span: spanOf(entry),
            call: 'trust_remote_code',
            risk: { is: 'remoteCode', from: 'hub' },
          },
          { remove: () => [context.edits.removeItem(entry)] },
        );
      }
    }
  }
}

function isLiteral(expr: Expr | undefined, text: string): boolean {
  return expr?.kind === 'literal' && expr.text === text;
}

const always =
  /^(?:c?[pP]ickle|_pickle|dill|cloudpickle|joblib|sklearn\.externals\.joblib|pandas|pickle5|shelve)\.(?:loads?|read_pickle|Unpickler|open)$/;

function readUnpickling(context: FactContext, site: NamedCall, calls: readonly NamedCall[]): void {
  const { call, scope } = site;
  const path = site.path.replace(/^pd\./, 'pandas.');
  const found = unpickling(context, site, path);
  if (found === undefined) {
    return;
  }
  const file = call.args[0];
  const risk: Risk = {
    is: 'unpickling',
    ...found,
    source: file !== undefined && isDownloaded(context, file.value, scope, calls) ? 'downloaded' : 'unknown',
    onlyWeights: onlyWeightsAreUsed(context, site, calls),
    inScoring: context.scoring,
  };
  context.add(
    { kind: 'riskyCall', span: spanOf(call), call: dottedPath(call.callee) ?? site.last, risk },
    unpicklingEditor(context, site),
  );
}

function unpickling(
  context: FactContext,
  { call, scope }: NamedCall,
  path: string,
): Pick<Risk & { is: 'unpickling' }, 'remedy' | 'certain'> | undefined {
  if (always.test(path)) {
    return { remedy: 'none', certain: true };
  }
  if (path === 'torch.load') {
    const weights = argumentOf(call, 'weights_only')?.value;
    const spread = call.args.some((argument) => argument.spread === '**');
    return weights === undefined && !spread
      ? { remedy: 'weights-only', certain: false }
      : isLiteral(weights, 'False')
        ? { remedy: 'weights-only', certain: true }
        : undefined;
  }
  if (path === 'numpy.load' || path === 'np.load') {
    return isLiteral(argumentOf(call, 'allow_pickle', 2)?.value, 'True')
      ? { remedy: 'allow-pickle', certain: true }
      : undefined;
  }
  if (/^yaml\.(?:load|load_all|unsafe_load|unsafe_load_all)$/.test(path)) {
    const loader = argumentOf(call, 'Loader', 1)?.value;
    const name = loader === undefined ? '' : (context.evaluator.qualifiedName(loader, scope) ?? 'unknown');
    // The full loader makes no objects of classes that are not asked for; one of the file's own is not known.
    return path.includes('unsafe') || /(?:^|\.)C?(?:Unsafe)?Loader$/.test(name)
      ? { remedy: 'safe-load', certain: true }
      : loader === undefined
        ? { remedy: 'safe-load', certain: false }
        : undefined;
  }
  return undefined;
}

function unpicklingEditor(context: FactContext, site: NamedCall): FactEditor {
  const { call, path } = site;
  const { edits } = context;
  return {
    setting: (key, value) => {
      if (key === 'Loader' && call.callee.kind === 'member') {
        const loader = argumentOf(call, 'Loader', 1);
        const name = { start: call.callee.end - call.callee.name.length, end: call.callee.end };
        const renamed = edits.replace(name, path.endsWith('_all') ? 'safe_load_all' : 'safe_load');
        return loader === undefined ? [renamed] : [renamed, edits.removeItem(loader)];
      }
      const written = argumentOf(call, key);
      const text = typeof value === 'boolean' ? (value ? 'True' : 'False') : value;
      if (text === undefined) {
        return written === undefined ? undefined : [edits.removeItem(written)];
      }
      const edit =
        written === undefined ? edits.addArgument(call, `${key}=${text}`) : edits.replace(written.value, text);
      return edit === undefined ? undefined : [edit];
    },
  };
}

const fetchers =
  /^(?:requests|httpx|urllib|urllib3|wget|gdown|huggingface_hub|torch\.hub|boto3|gcsfs|aiohttp)\.|(?:^|\.)(?:urlopen|urlretrieve|hf_hub_download|snapshot_download|cached_download|cached_path|download_url_to_file|download_file_from_google_drive)$/;

/** Whether a value, or the file that it names or has been opened as, was fetched by this program from the web. */
function isDownloaded(context: FactContext, expr: Expr, scope: Scope, calls: readonly NamedCall[], depth = 0): boolean {
  if (depth > 6) {
    return false;
  }
  const made = context.evaluator.resolve(expr, scope);
  const again = (inner: Expr): boolean => isDownloaded(context, inner, made.scope, calls, depth + 1);
  switch (made.expr.kind) {
    case 'call': {
      const path = context.evaluator.qualifiedName(made.expr.callee, made.scope) ?? '';
      const callee = made.expr.callee;
      return (
        fetchers.test(path) ||
        (callee.kind === 'member' && again(callee.object)) ||
        (/(?:^|\.)(?:open|BytesIO|read|decompress|b64decode|Path|join)$/.test(path) &&
          made.expr.args.some(({ value }) => again(value)))
      );
    }
    case 'member':
    case 'subscript':
      return again(made.expr.object);
    case 'string':
    case 'name':
      return isFetchedTo(context, expr, scope, calls);
    default:
      return false;
  }
}

/** Whether an earlier call fetched something into the file of that name: `urlretrieve(url, "model.pkl")`. */
function isFetchedTo(context: FactContext, file: Expr, scope: Scope, calls: readonly NamedCall[]): boolean {
  const name = context.evaluator.text(file, scope);
  if (name === undefined) {
    // A variable that `with open(…) as f` binds resolves to the call; other names are not followed.
    return false;
  }
  return calls.some(
    (site) =>
      site.call.end <= file.start &&
      /(?:^|\.)(?:urlretrieve|download_url_to_file)$|^(?:wget|gdown)\.download$/.test(site.path) &&
      site.call.args.some(({ value }) => value.kind !== 'call' && context.evaluator.text(value, site.scope) === name),
  );
}

/** Whether what is read goes straight into `load_state_dict`. */
function onlyWeightsAreUsed(context: FactContext, site: NamedCall, calls: readonly NamedCall[]): boolean {
  return calls.some(
    ({ call, last, scope }) =>
      last === 'load_state_dict' &&
      call.args.some(
        ({ value }) => value === site.written || context.evaluator.resolve(value, scope).expr === site.written,
      ),
  );
}

function readRemoteCode(context: FactContext, { call, scope, last }: NamedCall): void {
  const argument = argumentOf(call, 'trust_remote_code');
  if (argument === undefined || !isLiteral(argument.value, 'True')) {
    return;
  }
  const revision = argumentOf(call, 'revision') ?? argumentOf(call, 'code_revision');
  const commit = revision === undefined ? undefined : context.evaluator.text(revision.value, scope);
  const model = argumentOf(call, 'pretrained_model_name_or_path', 0) ?? argumentOf(call, 'model');
  const from =
    commit !== undefined && /^[\da-f]{7,40}$/i.test(commit)
      ? 'commit'
      : model !== undefined && isFolder(context, model.value, scope)
        ? 'folder'
        : 'hub';
  context.add(
    {
      kind: 'riskyCall',
      span: spanOf(argument),
      call: dottedPath(call.callee) ?? last,
      risk: { is: 'remoteCode', from },
    },
    removeArgument(context, argument),
  );
}

function isFolder(context: FactContext, model: Expr, scope: Scope): boolean {
  return context.evaluator
    .origins(model, scope)
    .some(
      (origin) =>
        (origin.is === 'text' && /^(?:\.{0,2}\/|[A-Za-z]:\\)/.test(origin.text)) ||
        (origin.is === 'environment' && origin.name === 'AZUREML_MODEL_DIR') ||
        (origin.is === 'name' && /(?:^|_)(?:dir|folder|path)$/i.test(origin.name)),
    );
}

function removeArgument(context: FactContext, argument: Argument): FactEditor {
  return { remove: () => [context.edits.removeItem(argument)] };
}

const webMethods =
  /^(?:get|post|put|patch|delete|head|options|request|stream|send|Session|Client|AsyncClient|Request)$/;

function readUnverified(context: FactContext, site: NamedCall): void {
  const { call, last, path, scope } = site;
  const name = dottedPath(call.callee) ?? last;
  if (path === 'ssl._create_unverified_context' || path === '_create_unverified_context') {
    context.add({ kind: 'riskyCall', span: spanOf(call), call: name, risk: { is: 'unverifiedTls' } });
    return;
  }
  for (const argument of call.args) {
    const off = isLiteral(argument.value, 'False');
    const web =
      argument.name === 'verify' &&
      (/^(?:requests|httpx)\./.test(path) ||
        (webMethods.test(last) && call.callee.kind === 'member' && isSession(context, call.callee.object, scope)));
    if (off && (web || argument.name === 'connection_verify' || argument.name === 'verify_ssl')) {
      context.add(
        { kind: 'riskyCall', span: spanOf(argument), call: name, risk: { is: 'unverifiedTls' } },
        removeArgument(context, argument),
      );
    }
  }
}

function isSession(context: FactContext, object: Expr, scope: Scope): boolean {
  const maker = context.evaluator.makerOf(object, scope);
  return maker === undefined
    ? /(?:^|[._])(?:session|s|client|http|requests|httpx)$/i.test(dottedPath(object) ?? '')
    : /^(?:requests|httpx|aiohttp)\.|(?:^|\.)(?:Session|Client|AsyncClient)$/.test(maker);
}

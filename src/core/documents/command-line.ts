import type { Span } from './span.js';

/**
 * The script files that a job's command names, in order: `python train.py --epochs 3`, `bash run.sh`,
 * `python -m churn.train`, `accelerate launch train.py`. Words that are filled in later are left out.
 */
export function scriptsOfCommand(command: string): readonly string[] {
  const scripts: string[] = [];
  for (const module of command.matchAll(/\bpython[\d.]*\s+(?:-[A-Za-ln-z]\s+)*-m\s+([A-Za-z_][\w.]*)/g)) {
    const path = (module[1] ?? '').replaceAll('.', '/');
    scripts.push(`${path}.py`, `${path}/__main__.py`);
  }
  for (const word of command.split(/[\s;&|()"'`]+/)) {
    if (/^[\w./\\-]+\.(?:py|sh|bash)$/.test(word)) {
      scripts.push(word);
    }
  }
  return [...new Set(scripts)];
}

/** Where a script that `scriptsOfCommand` named is written: `train.py`, or `churn.train` for a module. */
export function findScript(text: string, { start, end }: Span, script: string): Span | undefined {
  const searched = text.slice(start, end);
  const module = script.replace(/(?:\/__main__)?\.py$/, '').replaceAll('/', '.');
  for (const written of [script, module]) {
    for (let at = searched.indexOf(written); at >= 0; at = searched.indexOf(written, at + 1)) {
      // Of `pretrain.py train.py` the second is meant.
      if (!/[\w./\\-]/.test(searched.charAt(at - 1)) && !/[\w-]/.test(searched.charAt(at + written.length))) {
        return { start: start + at, end: start + at + written.length };
      }
    }
  }
  return undefined;
}

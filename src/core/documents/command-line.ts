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

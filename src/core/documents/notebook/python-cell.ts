/**
 * A code cell's text as Python: a cell that a magic hands to something else (`%%bash`, `%%writefile train.py`, `%%sql`)
 * is blanked out, so that every place stays what it is. `%%time` and the like run the rest as Python.
 */
export function pythonOf(source: string): string {
  const magic = /^\s*%%(\w+)/.exec(source)?.[1];
  return magic === undefined || /^(?:time|timeit|capture|prun|px|python3?|local)$/.test(magic)
    ? source
    : source.replace(/[^\r\n]/g, ' ');
}

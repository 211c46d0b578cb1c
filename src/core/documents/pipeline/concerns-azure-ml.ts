/**
 * Whether the text of a pipeline, script or Makefile submits work to Azure ML or deploys to it. What only comments say
 * does not count.
 */
export function concernsAzureMl(text: string): boolean {
  return quickly.test(text) && signs.test(text.replace(/^[ \t]*#[^\r\n]*/gm, ''));
}

const signs =
  /\baz(?:\.cmd)?\s+ml\s|azureml|\bAzure\/aml-|\bextension\s+add\b[^\r\n]*\s(?:-n|--name)[\s=]+["']?(?:ml|azure-cli-ml)\b/i;

const quickly = /az(?:\.cmd)?\s+ml\s|azureml|azure\/aml-|extension\s+add/i;

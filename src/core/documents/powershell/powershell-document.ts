import { concernsAzureMl } from '../pipeline/concerns-azure-ml.js';
import { PlainDocument } from '../plain-document.js';
import { commandScope } from '../shell/command-scope.js';
import { readPowershell } from './read-powershell.js';

/** A PowerShell script. It concerns Azure ML when it calls `az ml` or the like. */
export class PowershellDocument extends PlainDocument {
  constructor(text: string) {
    super('powershell', text, concernsAzureMl(text) ? 'definition' : 'none', ({ editors }) =>
      readPowershell(commandScope({ text, syntax: 'powershell', place: 'script', log: 'terminal', editors }), {
        start: 0,
        end: text.length,
      }),
    );
  }
}

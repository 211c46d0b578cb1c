/**
 * The server for the Model Context Protocol: a bundle of its own (`dist/mcp-server.cjs`), so that the command line
 * starts as fast as without it.
 */
import type { Readable, Writable } from 'node:stream';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ElicitResultSchema,
  ListToolsRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { redactSecrets } from './core/findings/redaction.js';
import { AnswerTools, type Consent, type ToolOptions } from './mcp/answer-tools.js';
import { agentTools, getPosture } from './tools/agent-tools.js';

export interface ServerOptions extends ToolOptions {
  readonly version: string;
}

/** Serves one agent until it closes the input. */
export async function serve(input: Readable, output: Writable, options: ServerOptions): Promise<void> {
  // The high-level class takes schemas of one library only; ours stand in package.json too.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const server = new Server(
    { name: 'aml-guard', title: 'AML Guard', version: options.version },
    {
      capabilities: { tools: {} },
      instructions:
        'Check every file for Azure Machine Learning that you write or change, and explain findings by their rule. The tools change nothing.',
      // What a form answers is never read: the person agrees or does not.
      jsonSchemaValidator: {
        getValidator: () => {
          throw new Error('no form is asked for');
        },
      },
    },
  );
  const tools = new AnswerTools(options);
  const consent: Consent = async (what) => {
    // A client that cannot ask shows each call to the person itself, and `--azure` was the person's own word.
    if (server.getClientCapabilities()?.elicitation === undefined) {
      return true;
    }
    const message = `AML Guard wants to read ${what} from Azure with your sign-in, and to tell the agent what fails there. It changes nothing.`;
    const params = { mode: 'form' as const, message, requestedSchema: { type: 'object' as const, properties: {} } };
    const { action } = await server.request({ method: 'elicitation/create', params }, ElicitResultSchema);
    return action === 'accept';
  };
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: agentTools.map(({ name, title, purpose, input: inputSchema }) => ({
      ...{ name, title, description: purpose, inputSchema: structuredClone(inputSchema) },
      annotations: { readOnlyHint: true, openWorldHint: name === getPosture.name },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => answerOf(tools, params, consent));
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve;
  });
  input.once('end', () => void server.close());
  await server.connect(new StdioServerTransport(input, output));
  await closed;
}

async function answerOf(
  tools: AnswerTools,
  { name, arguments: input }: { readonly name: string; readonly arguments?: unknown },
  consent: Consent,
): Promise<CallToolResult> {
  try {
    return { content: [{ type: 'text', text: await tools.answer(name, input, consent) }] };
  } catch (error) {
    // Not by its class, of which another bundle may have its own.
    const isSaid = error instanceof Error && error.name === 'ToolError';
    const text = isSaid ? error.message : `AML Guard failed: ${redactSecrets(String(error))}`;
    return { content: [{ type: 'text', text }], isError: true };
  }
}

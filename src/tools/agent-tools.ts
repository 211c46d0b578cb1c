/**
 * What an agent can ask: the same three tools for VS Code's language models (`package.json`, which a test compares) and
 * for the Model Context Protocol. They read only. Names are of the form `verb_noun`, as VS Code's guide for language
 * model tools asks.
 *
 * Source: https://code.visualstudio.com/api/extension-guides/ai/tools
 */
export interface AgentTool {
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** For people, in a sentence. */
  readonly summary: string;
  /** For the model: what comes back, and when to ask for it. */
  readonly purpose: string;
  readonly input: ObjectSchema;
}

/** The part of JSON Schema that the inputs need. */
export interface ObjectSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, TextSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false;
}

export interface TextSchema {
  readonly type: 'string';
  readonly description: string;
}

export const checkFile = {
  name: 'check_azureml_file',
  title: 'Check an Azure ML file',
  summary: 'Finds security mistakes in job YAML, SDK Python, a notebook or a pipeline for Azure Machine Learning.',
  purpose:
    'Finds security mistakes in one file for Azure Machine Learning: job, pipeline, endpoint, environment or compute YAML, Python that uses the SDK, a notebook, a shell script with az ml, or a CI pipeline. Returns JSON with the rule, severity, place and message of each finding and the titles of its fixes; values of secrets are never in it. Use it after you wrote or changed such a file, and before you call it done. Ask explain_azureml_rule how to repair a finding.',
  input: {
    type: 'object',
    properties: {
      filePath: { type: 'string', description: 'Absolute path of the file. It has to lie in the open project.' },
    },
    required: ['filePath'],
    additionalProperties: false,
  },
} as const satisfies AgentTool;

export const explainRule = {
  name: 'explain_azureml_rule',
  title: 'Explain an Azure ML security rule',
  summary: 'Says why a rule or a check of AML Guard is there, what is wrong and what is right.',
  purpose:
    'Returns the page of one rule or posture check of AML Guard as Markdown: why it matters for Azure Machine Learning, a wrong and a right example, how to repair it, and sources. Use the id of a finding, such as secret-in-environment-variable, or of a posture check, such as workspace-answers-publicly.',
  input: {
    type: 'object',
    properties: { ruleId: { type: 'string', description: 'The id of a rule or a check, in lower case with hyphens.' } },
    required: ['ruleId'],
    additionalProperties: false,
  },
} as const satisfies AgentTool;

export const getPosture = {
  name: 'get_workspace_posture',
  title: 'Get the posture of an Azure ML workspace',
  summary: 'Says what is unsafe in the network, identity, encryption and audit settings of a workspace.',
  purpose:
    'Returns JSON with what fails in the network, identity, data protection and logging settings of an Azure Machine Learning workspace and of the resources around it, with severity, resource and evidence, and with what could not be read: unknown is not a pass. May read Azure with the rights of the person, who is asked first. Changes nothing.',
  input: {
    type: 'object',
    properties: {
      workspace: {
        type: 'string',
        description:
          'Name or resource id of the workspace, or the path of a snapshot that AML Guard exported. Leave it out for the workspace that is connected, or that config.json of the project names.',
      },
    },
    additionalProperties: false,
  },
} as const satisfies AgentTool;

export const agentTools: readonly AgentTool[] = [checkFile, explainRule, getPosture];

/** A request that cannot be met. The message tells the model what to do instead. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}

/** The text that a tool was given under a name; `undefined` when there is none. @throws ToolError when it is no text */
export function textOf(input: unknown, name: string): string | undefined {
  const value: unknown =
    typeof input === 'object' && input !== null && Object.hasOwn(input, name) ? Reflect.get(input, name) : undefined;
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'string' || value.trim() === '') {
    throw new ToolError(`${name} has to be a text that is not empty.`);
  }
  return value.trim();
}

/** The same for a text that has to be there. @throws ToolError */
export function neededTextOf(input: unknown, name: string): string {
  const text = textOf(input, name);
  if (text === undefined) {
    throw new ToolError(`${name} is missing; call the tool again with it.`);
  }
  return text;
}

/**
 * The part of SARIF 2.1.0 that the report uses, stricter than the standard: nothing else may appear.
 *
 * Source: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>, sections named beside each object.
 */
const text = { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1 } } };

function object(required: readonly string[], properties: Readonly<Record<string, object>>): object {
  return { type: 'object', additionalProperties: false, required, properties };
}

function list(items: object): object {
  return { type: 'array', items };
}

const positive = { type: 'integer', minimum: 1 };

/** 3.4: a relative reference without a scheme. */
const artifactLocation = object(['uri', 'uriBaseId'], {
  uri: { type: 'string', pattern: "^(?:[A-Za-z0-9._~!$&'()*+,;=@%-]+/)*[A-Za-z0-9._~!$&'()*+,;=@%-]+$" },
  uriBaseId: { const: '%SRCROOT%' },
});

/** 3.30 */
const region = object(['startLine', 'startColumn', 'endLine', 'endColumn'], {
  startLine: positive,
  startColumn: positive,
  endLine: positive,
  endColumn: positive,
});

/** 3.28 and 3.29 */
function location(extra: Readonly<Record<string, object>> = {}): object {
  return object(['physicalLocation', ...Object.keys(extra)], {
    physicalLocation: object(['artifactLocation', 'region'], { artifactLocation, region }),
    ...extra,
  });
}

/** A step of a flow says what happens there. */
const flowLocation = location({ message: text });

/** 3.30 with 3.3: whole lines, with what may be shown of them. */
const contextRegion = object(['startLine', 'endLine', 'snippet'], {
  startLine: positive,
  endLine: positive,
  snippet: object(['text'], { text: { type: 'string' } }),
});

/** 3.28: where a finding is, with its line. */
const foundLocation = object(['physicalLocation'], {
  physicalLocation: object(['artifactLocation', 'region', 'contextRegion'], {
    artifactLocation,
    region,
    contextRegion,
  }),
});

/** 3.36 to 3.38 */
const codeFlow = object(['threadFlows'], {
  threadFlows: {
    ...list(
      object(['locations'], { locations: { ...list(object(['location'], { location: flowLocation })), minItems: 2 } }),
    ),
    minItems: 1,
    maxItems: 1,
  },
});

/** 3.54: by name and by place in the run's `taxonomies`. */
const componentReference = object(['name', 'index'], {
  name: { type: 'string' },
  index: { type: 'integer', minimum: 0 },
});

/** 3.53 with 3.52: to an entry of a catalogue. */
const relationship = object(['target', 'kinds'], {
  target: object(['id', 'index', 'toolComponent'], {
    id: { type: 'string' },
    index: { type: 'integer', minimum: 0 },
    toolComponent: componentReference,
  }),
  kinds: { const: ['relevant'] },
});

/** 3.19.3: a catalogue of others, with the entries that are used. */
const taxonomy = object(['name', 'version', 'organization', 'informationUri', 'isComprehensive', 'taxa'], {
  name: { type: 'string' },
  fullName: { type: 'string' },
  version: { type: 'string' },
  organization: { type: 'string' },
  informationUri: { type: 'string', pattern: '^https://' },
  isComprehensive: { const: false },
  taxa: {
    ...list(
      object(['id'], {
        id: { type: 'string' },
        shortDescription: text,
        helpUri: { type: 'string', pattern: '^https://' },
        relationships: { ...list(relationship), minItems: 1 },
      }),
    ),
    minItems: 1,
  },
});

/** 3.49 */
const rule = object(
  ['id', 'shortDescription', 'fullDescription', 'helpUri', 'help', 'defaultConfiguration', 'properties'],
  {
    relationships: list(relationship),
    id: { type: 'string', pattern: '^[a-z]+(?:-[a-z]+)+$' },
    shortDescription: text,
    fullDescription: text,
    helpUri: { type: 'string', pattern: '^https://' },
    help: text,
    defaultConfiguration: object(['level'], { level: { enum: ['error', 'warning', 'note'] } }),
    // What GitHub reads: a number as a string, and one of four words.
    properties: object(['security-severity', 'precision', 'tags'], {
      'security-severity': { type: 'string', pattern: '^\\d+\\.\\d$' },
      precision: { enum: ['very-high', 'high', 'medium', 'low'] },
      tags: list({ type: 'string' }),
    }),
  },
);

/** 3.55 to 3.57 */
const fix = object(['description', 'artifactChanges'], {
  description: text,
  artifactChanges: list(
    object(['artifactLocation', 'replacements'], {
      artifactLocation,
      replacements: {
        ...list(object(['deletedRegion'], { deletedRegion: region, insertedContent: text })),
        minItems: 1,
      },
    }),
  ),
});

/** 3.27 */
const result = object(
  ['ruleId', 'ruleIndex', 'level', 'rank', 'message', 'locations', 'properties', 'partialFingerprints'],
  {
    ruleId: { type: 'string' },
    ruleIndex: { type: 'integer', minimum: 0 },
    level: { enum: ['error', 'warning', 'note'] },
    rank: { type: 'number', minimum: 0, maximum: 100 },
    message: text,
    locations: { ...list(foundLocation), minItems: 1, maxItems: 1 },
    relatedLocations: list(location({ id: { type: 'integer', minimum: 0 }, message: text })),
    codeFlows: { ...list(codeFlow), minItems: 1, maxItems: 1 },
    fixes: list(fix),
    suppressions: list(
      object(['kind', 'justification'], {
        kind: { enum: ['inSource', 'external'] },
        justification: { type: 'string' },
      }),
    ),
    partialFingerprints: object(['amlGuardFinding/v2'], {
      'amlGuardFinding/v2': { type: 'string', pattern: '^[0-9a-f]{32}:\\d+$' },
    }),
    properties: object(['messageId', 'severity', 'confidence'], {
      messageId: { type: 'string' },
      severity: { type: 'string' },
      confidence: { type: 'string' },
    }),
  },
);

/** 3.58 */
const notification = object(['level', 'message'], {
  level: { enum: ['error', 'warning', 'note'] },
  message: text,
  locations: list(
    object(['physicalLocation'], { physicalLocation: object(['artifactLocation'], { artifactLocation }) }),
  ),
});

/** 3.13 and 3.14 */
export const sarifSchema: object = object(['$schema', 'version', 'runs'], {
  $schema: { type: 'string' },
  version: { const: '2.1.0' },
  runs: {
    ...list(
      object(['tool', 'taxonomies', 'columnKind', 'originalUriBaseIds', 'invocations', 'results'], {
        taxonomies: list(taxonomy),
        tool: object(['driver'], {
          driver: object(['name', 'version', 'semanticVersion', 'rules', 'supportedTaxonomies'], {
            supportedTaxonomies: list(componentReference),
            name: { type: 'string' },
            version: { type: 'string' },
            semanticVersion: { type: 'string' },
            rules: { ...list(rule), uniqueItems: true },
          }),
        }),
        columnKind: { const: 'utf16CodeUnits' },
        // Without `uri`: a report names no folder of the machine that made it.
        originalUriBaseIds: object(['%SRCROOT%'], { '%SRCROOT%': object(['description'], { description: text }) }),
        invocations: list(
          object(['executionSuccessful', 'toolExecutionNotifications'], {
            executionSuccessful: { type: 'boolean' },
            toolExecutionNotifications: list(notification),
          }),
        ),
        results: list(result),
      }),
    ),
    minItems: 1,
    maxItems: 1,
  },
});

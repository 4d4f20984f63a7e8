/**
 * Resources that none of Microsoft's packages in the registry describes, by Microsoft's reference:
 * https://learn.microsoft.com/rest/api/monitor/prometheus-rule-groups/create-or-update?view=rest-monitor-2023-03-01
 * https://learn.microsoft.com/azure/templates/microsoft.monitor/2023-04-03/accounts
 * Of the last `properties` are left out, which are read only but for one. Read on 29 November 2026.
 */
const text = { type: 'string' } as const;
const texts = { type: 'object', additionalProperties: text } as const;
const minutes = { type: 'string', pattern: '^PT(?:[1-9]|1[0-5])M$' } as const;
const duration = { type: 'string', pattern: '^PT\\d+[SMH]$' } as const;

const rule = {
  type: 'object',
  additionalProperties: false,
  required: ['expression'],
  properties: {
    record: text,
    alert: text,
    enabled: { type: 'boolean' },
    expression: text,
    severity: { type: 'integer', minimum: 0, maximum: 4 },
    for: duration,
    labels: texts,
    annotations: texts,
    actions: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: { actionGroupId: text, actionProperties: texts },
      },
    },
    resolveConfiguration: {
      type: 'object',
      additionalProperties: false,
      properties: { autoResolved: { type: 'boolean' }, timeToResolve: duration },
    },
  },
} as const;

export const describedTypes = {
  'Microsoft.AlertsManagement/prometheusRuleGroups@2023-03-01': {
    type: 'object',
    additionalProperties: false,
    required: ['location', 'properties'],
    properties: {
      location: text,
      tags: texts,
      properties: {
        type: 'object',
        additionalProperties: false,
        required: ['scopes', 'rules'],
        properties: {
          clusterName: text,
          description: text,
          enabled: { type: 'boolean' },
          interval: minutes,
          scopes: { type: 'array', items: text, minItems: 1, maxItems: 1 },
          // A group has at most 20 rules: Azure's limits of managed Prometheus.
          rules: { type: 'array', items: rule, maxItems: 20 },
        },
      },
    },
  },
  'Microsoft.Monitor/accounts@2023-04-03': {
    type: 'object',
    additionalProperties: false,
    required: ['location'],
    properties: { location: text, tags: texts },
  },
} as const;

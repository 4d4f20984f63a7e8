import { type Rule, type RuleFile, readRules } from './ruleFile.ts';

/** Azure's: 0 is critical, 4 verbose. */
const severities = { critical: 0, warning: 2 } as const satisfies Record<
  Rule['labels']['severity'],
  number
>;

/**
 * `infra/alerts.bicep` from the rules for Prometheus: a workspace for metrics and the same alerts in it.
 * @param rules the text of `infra/observability/alerts.yaml`
 */
export function alertsBicep(rules: string): string {
  return `// Made from infra/observability/alerts.yaml by \`node test/house/writeGenerated.ts\`: change the rules there.
// A workspace of Azure Monitor for the metrics, and the alerts on them. How metrics get there: docs/alerts.md.

@description('Begins the name of every resource: lower-case letters and digits, as in platform.bicep.')
@minLength(3)
@maxLength(11)
param name string

@description('Where everything is: regions of the EU alone.')
@allowed(['francecentral', 'germanywestcentral', 'northeurope', 'swedencentral', 'westeurope'])
param region string

@description('Resource id of the action group that tells somebody; none when empty, then alerts stand in Azure Monitor alone.')
param actionGroup string = ''

var told = empty(actionGroup) ? [] : [
  {
    actionGroupId: actionGroup
  }
]

resource workspace 'Microsoft.Monitor/accounts@2023-04-03' = {
  name: name
  location: region
}

${readRules(rules).map(groupOf).join('\n')}
// What the metrics are sent to, and the rule on which their sender needs the role Monitoring Metrics Publisher.
output METRICS_WORKSPACE string = workspace.id
output METRICS_ENDPOINT string = workspace.properties.defaultIngestionSettings.dataCollectionEndpointResourceId
output METRICS_RULE string = workspace.properties.defaultIngestionSettings.dataCollectionRuleResourceId
`;
}

function groupOf({ name, interval = '1m', rules }: RuleFile['groups'][number]): string {
  return `resource ${name} 'Microsoft.AlertsManagement/prometheusRuleGroups@2023-03-01' = {
  name: '\${name}-${name}'
  location: region
  properties: {
    scopes: [workspace.id]
    interval: ${text(duration(interval))}
    rules: [
${rules.map(ruleOf).join('\n')}
    ]
  }
}
`;
}

function ruleOf({ alert, expr, labels, annotations, ...rule }: Rule): string {
  const said = Object.entries(annotations).map(([name, value]) => `${name}: ${text(value)}`);
  return [
    '{',
    `  alert: ${text(alert)}`,
    `  expression: ${text(expr)}`,
    ...(rule.for === undefined ? [] : [`  for: ${text(duration(rule.for))}`]),
    `  severity: ${severities[labels.severity]}`,
    `  labels: {`,
    `    severity: ${text(labels.severity)}`,
    '  }',
    '  annotations: {',
    ...said.map((one) => `    ${one}`),
    '  }',
    '  actions: told',
    '}',
  ]
    .map((line) => `      ${line}`)
    .join('\n');
}

/** "5m" as ISO 8601 has it. */
function duration(prometheus: string): string {
  return `PT${prometheus.toUpperCase()}`;
}

/** A text of Bicep, with nothing in it that would be worked out. */
function text(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('${', '\\${')}'`;
}

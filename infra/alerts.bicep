// Made from infra/observability/alerts.yaml by `node test/house/writeGenerated.ts`: change the rules there.
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

resource naervaer 'Microsoft.AlertsManagement/prometheusRuleGroups@2023-03-01' = {
  name: '${name}-naervaer'
  location: region
  properties: {
    scopes: [workspace.id]
    interval: 'PT1M'
    rules: [
      {
        alert: 'NaervaerGone'
        expression: 'absent(naervaer_outbox_waiting)'
        for: 'PT5M'
        severity: 0
        labels: {
          severity: 'critical'
        }
        annotations: {
          summary: 'Nobody tells of the bot any more'
          runbook: 'docs/alerts.md#naervaergone'
          runbook_da: 'docs/da/alarmer.md#naervaergone'
        }
        actions: told
      }
      {
        alert: 'NaervaerStoreRefuses'
        expression: 'min(naervaer_outside_up{party="store"}) == 0'
        for: 'PT2M'
        severity: 0
        labels: {
          severity: 'critical'
        }
        annotations: {
          summary: 'The store cannot be written'
          runbook: 'docs/alerts.md#naervaerstorerefuses'
          runbook_da: 'docs/da/alarmer.md#naervaerstorerefuses'
        }
        actions: told
      }
      {
        alert: 'NaervaerMessagesHeld'
        expression: 'sum(naervaer_messages_held) > 0'
        for: 'PT2M'
        severity: 0
        labels: {
          severity: 'critical'
        }
        annotations: {
          summary: 'Messages are kept in memory alone'
          runbook: 'docs/alerts.md#naervaermessagesheld'
          runbook_da: 'docs/da/alarmer.md#naervaermessagesheld'
        }
        actions: told
      }
      {
        alert: 'NaervaerProofRefused'
        expression: 'sum by (party, code) (increase(naervaer_outside_faults_total{code=~"graph_401|graph_403|teams_401|entra_refused|entra_no_proof"}[15m])) > 0'
        for: 'PT1M'
        severity: 0
        labels: {
          severity: 'critical'
        }
        annotations: {
          summary: 'Microsoft does not let the bot in ({{ $labels.party }}, {{ $labels.code }})'
          runbook: 'docs/alerts.md#naervaerproofrefused'
          runbook_da: 'docs/da/alarmer.md#naervaerproofrefused'
        }
        actions: told
      }
      {
        alert: 'NaervaerTeamsAway'
        expression: 'min(naervaer_outside_up{party="connector"}) == 0'
        for: 'PT15M'
        severity: 0
        labels: {
          severity: 'critical'
        }
        annotations: {
          summary: 'Teams does not take what the bot sends'
          runbook: 'docs/alerts.md#naervaerteamsaway'
          runbook_da: 'docs/da/alarmer.md#naervaerteamsaway'
        }
        actions: told
      }
      {
        alert: 'NaervaerCalendarsAway'
        expression: 'min(naervaer_outside_up{party="graph"}) == 0'
        for: 'PT15M'
        severity: 2
        labels: {
          severity: 'warning'
        }
        annotations: {
          summary: 'Calendars cannot be reached'
          runbook: 'docs/alerts.md#naervaercalendarsaway'
          runbook_da: 'docs/da/alarmer.md#naervaercalendarsaway'
        }
        actions: told
      }
      {
        alert: 'NaervaerMessagesWait'
        expression: 'max(naervaer_outbox_oldest_seconds) > 900'
        for: 'PT5M'
        severity: 2
        labels: {
          severity: 'warning'
        }
        annotations: {
          summary: 'A message or a job has waited for more than a quarter of an hour'
          runbook: 'docs/alerts.md#naervaermessageswait'
          runbook_da: 'docs/da/alarmer.md#naervaermessageswait'
        }
        actions: told
      }
      {
        alert: 'NaervaerMessagesGivenUp'
        expression: 'sum(increase(naervaer_deliveries_total{outcome="failed"}[1h])) > 0'
        severity: 2
        labels: {
          severity: 'warning'
        }
        annotations: {
          summary: 'Messages or jobs were given up'
          runbook: 'docs/alerts.md#naervaermessagesgivenup'
          runbook_da: 'docs/da/alarmer.md#naervaermessagesgivenup'
        }
        actions: told
      }
      {
        alert: 'NaervaerAnswersUncertain'
        expression: 'sum(increase(naervaer_deliveries_total{outcome="maybe"}[1h])) > 5'
        severity: 2
        labels: {
          severity: 'warning'
        }
        annotations: {
          summary: 'It is not known of several messages whether they arrived'
          runbook: 'docs/alerts.md#naervaeranswersuncertain'
          runbook_da: 'docs/da/alarmer.md#naervaeranswersuncertain'
        }
        actions: told
      }
      {
        alert: 'NaervaerTurnsFail'
        expression: 'sum by (kind) (increase(naervaer_turn_seconds_count{outcome="failed"}[15m])) > 0'
        severity: 2
        labels: {
          severity: 'warning'
        }
        annotations: {
          summary: 'What somebody wrote or pressed was answered with a number of a fault'
          runbook: 'docs/alerts.md#naervaerturnsfail'
          runbook_da: 'docs/da/alarmer.md#naervaerturnsfail'
        }
        actions: told
      }
      {
        alert: 'NaervaerTurnsSlow'
        expression: 'histogram_quantile(0.95, sum by (le) (rate(naervaer_turn_seconds_bucket[10m]))) > 1'
        for: 'PT10M'
        severity: 2
        labels: {
          severity: 'warning'
        }
        annotations: {
          summary: 'One in twenty waits for more than a second'
          runbook: 'docs/alerts.md#naervaerturnsslow'
          runbook_da: 'docs/da/alarmer.md#naervaerturnsslow'
        }
        actions: told
      }
      {
        alert: 'NaervaerRegisterStale'
        expression: 'time() - min(naervaer_register_oldest_read_timestamp_seconds > 0) > 4 * 86400'
        for: 'PT1H'
        severity: 2
        labels: {
          severity: 'warning'
        }
        annotations: {
          summary: 'A school\'s register has not been read for four days'
          runbook: 'docs/alerts.md#naervaerregisterstale'
          runbook_da: 'docs/da/alarmer.md#naervaerregisterstale'
        }
        actions: told
      }
      {
        alert: 'NaervaerRosterWaits'
        expression: 'sum(naervaer_roster_waiting_schools) > 0'
        for: 'PT1H'
        severity: 2
        labels: {
          severity: 'warning'
        }
        annotations: {
          summary: 'A school\'s new roster waits until an operator has looked at it'
          runbook: 'docs/alerts.md#naervaerrosterwaits'
          runbook_da: 'docs/da/alarmer.md#naervaerrosterwaits'
        }
        actions: told
      }
      {
        alert: 'NaervaerRosterStale'
        expression: 'time() - max(naervaer_roster_read_timestamp_seconds > 0) > 2 * 86400'
        for: 'PT1H'
        severity: 2
        labels: {
          severity: 'warning'
        }
        annotations: {
          summary: 'The source of rosters has not been read for two days'
          runbook: 'docs/alerts.md#naervaerrosterstale'
          runbook_da: 'docs/da/alarmer.md#naervaerrosterstale'
        }
        actions: told
      }
      {
        alert: 'NaervaerSubscriptionsLapsed'
        expression: 'time() - min(naervaer_graph_subscription_expiry_timestamp_seconds > 0) > 0'
        for: 'PT1H'
        severity: 2
        labels: {
          severity: 'warning'
        }
        annotations: {
          summary: 'Graph does not tell of changed meetings any more'
          runbook: 'docs/alerts.md#naervaersubscriptionslapsed'
          runbook_da: 'docs/da/alarmer.md#naervaersubscriptionslapsed'
        }
        actions: told
      }
      {
        alert: 'NaervaerCallersRefused'
        expression: 'sum by (reason) (increase(naervaer_requests_refused_total[10m])) > 300'
        severity: 2
        labels: {
          severity: 'warning'
        }
        annotations: {
          summary: 'Many callers are not let in ({{ $labels.reason }})'
          runbook: 'docs/alerts.md#naervaercallersrefused'
          runbook_da: 'docs/da/alarmer.md#naervaercallersrefused'
        }
        actions: told
      }
      {
        alert: 'NaervaerConnectionsMany'
        expression: 'max(naervaer_connections) > 3200'
        for: 'PT5M'
        severity: 2
        labels: {
          severity: 'warning'
        }
        annotations: {
          summary: 'Four fifths of the connections that one instance takes are open'
          runbook: 'docs/alerts.md#naervaerconnectionsmany'
          runbook_da: 'docs/da/alarmer.md#naervaerconnectionsmany'
        }
        actions: told
      }
    ]
  }
}

// What the metrics are sent to, and the rule on which their sender needs the role Monitoring Metrics Publisher.
output METRICS_WORKSPACE string = workspace.id
output METRICS_ENDPOINT string = workspace.properties.defaultIngestionSettings.dataCollectionEndpointResourceId
output METRICS_RULE string = workspace.properties.defaultIngestionSettings.dataCollectionRuleResourceId

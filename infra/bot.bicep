// The bot on what platform.bicep made: one container, the two ways in, and its registration with Teams.

@description('As for platform.bicep: the names of what stands already follow from it.')
param name string

@description('As for platform.bicep.')
param region string

@description('What to run, such as example.azurecr.io/naervaer:0.1.0.')
param image string

@description('Server of the image.')
param registryServer string

@description('Address in the key vault of the database\'s address.')
param databaseUrlSecret string

@description('Client id of the personal tab\'s own app registration; empty: no tab.')
param tabAppId string = ''

@description('More of docs/configuration.md, such as CALENDAR: /municipality/calendar.json.')
param settings object = {}

@description('Address of the key vault.')
param vaultUri string

@description('Settings that are secret, each with the name of its secret in the key vault, such as ROSTER_TOKEN: roster-token.')
param secretSettings object = {}

var messages = '/api/messages'
var notifications = '/api/graph/notifications'
var privacy = '/privacy'
var terms = '/terms'
var support = '/support'
var tab = '/tab'
var tabView = '/tab/view'
var tabScript = '/tab/page.js'
var tabStyle = '/tab/page.css'
var tabTeams = '/tab/teams.js'
var port = 3978

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: name
}

resource environment 'Microsoft.App/managedEnvironments@2025-07-01' existing = {
  name: name
}

// A route's public name in an environment's domain.
var publicHost = 'door.${environment.properties.defaultDomain}'

// As Teams wants it: under the host of the tab.
var tabAppIdUri = empty(tabAppId) ? '' : 'api://${publicHost}/${tabAppId}'

var secrets = {
  DATABASE_URL: 'database-url'
}

// Secrets that the bot reads by itself, as it starts: none of them stands among its settings.
var vaultSecrets = map(items(secretSettings), item => {
  name: item.value
  keyVaultUrl: '${vaultUri}secrets/${item.value}'
  identity: identity.id
})

var fixed = {
  PORT: string(port)
  DATA_DIR: '/data'
  MicrosoftAppType: 'UserAssignedMsi'
  MicrosoftAppId: identity.properties.clientId
  MicrosoftAppTenantId: tenant().tenantId
  PUBLIC_URL: 'https://${publicHost}'
  TAB_APP_ID_URI: tabAppIdUri
}

resource bot 'Microsoft.App/containerApps@2025-07-01' = {
  name: name
  location: region
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      // Nothing of the bot has a public name of its own: the routes below are the only way in from outside.
      ingress: {
        external: false
        targetPort: port
        transport: 'http'
        allowInsecure: false
      }
      registries: [
        {
          server: registryServer
          identity: identity.id
        }
      ]
      secrets: concat([
        {
          name: 'database-url'
          keyVaultUrl: databaseUrlSecret
          identity: identity.id
        }
      ], vaultSecrets)
    }
    template: {
      // The bot needs up to ten seconds to end in order.
      terminationGracePeriodSeconds: 20
      containers: [
        {
          name: 'naervaer'
          image: image
          resources: {
            cpu: json('1.0')
            memory: '2Gi'
          }
          env: concat(
            map(items(union(secretSettings, secrets)), item => { name: item.key, secretRef: item.value }),
            map(items(union(settings, fixed)), item => { name: item.key, value: item.value })
          )
          volumeMounts: [
            {
              volumeName: 'data'
              mountPath: '/data'
            }
            {
              volumeName: 'municipality'
              mountPath: '/municipality'
            }
          ]
          // Not readyz: it says 503 while the database is away and before a roster was imported, when the bot must
          // still be reached to tell people so.
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 5
              timeoutSeconds: 5
              failureThreshold: 30
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 15
              timeoutSeconds: 5
              failureThreshold: 8
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 5
              timeoutSeconds: 5
              failureThreshold: 3
            }
          ]
        }
      ]
      // Always one: time brings work too. Not more: see docs/deployment.md.
      scale: {
        minReplicas: 1
        maxReplicas: 1
      }
      volumes: [
        {
          name: 'data'
          storageType: 'EmptyDir'
        }
        {
          name: 'municipality'
          storageType: 'AzureFile'
          storageName: 'municipality'
        }
      ]
    }
  }
}

// Whole paths: what is not named here, such as /metrics, /readyz and /api/v1, cannot be reached from outside.
resource door 'Microsoft.App/managedEnvironments/httpRouteConfigs@2025-07-01' = {
  parent: environment
  name: 'door'
  properties: {
    rules: [
      {
        description: 'What Teams and Graph send, the pages for everybody, and the tab'
        routes: [
          {
            match: {
              path: messages
              caseSensitive: true
            }
          }
          {
            match: {
              path: notifications
              caseSensitive: true
            }
          }
          {
            match: {
              path: privacy
              caseSensitive: true
            }
          }
          {
            match: {
              path: terms
              caseSensitive: true
            }
          }
          {
            match: {
              path: support
              caseSensitive: true
            }
          }
          {
            match: {
              path: tab
              caseSensitive: true
            }
          }
          {
            match: {
              path: tabView
              caseSensitive: true
            }
          }
          {
            match: {
              path: tabScript
              caseSensitive: true
            }
          }
          {
            match: {
              path: tabStyle
              caseSensitive: true
            }
          }
          {
            match: {
              path: tabTeams
              caseSensitive: true
            }
          }
        ]
        targets: [
          {
            containerApp: bot.name
          }
        ]
      }
    ]
  }
}

resource registration 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: 'westeurope'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'Nærvær'
    endpoint: 'https://${publicHost}${messages}'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppTenantId: tenant().tenantId
    msaAppMSIResourceId: identity.id
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: registration
  name: 'MsTeamsChannel'
  location: 'westeurope'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}

output BOT_NAME string = bot.name
output BOT_DOMAIN string = door.properties.fqdn
output TAB_APP_ID_URI string = empty(tabAppId) ? 'none' : tabAppIdUri

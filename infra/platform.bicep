// What the bot stands on, made once and again without harm: identity, network, database, secrets, logs, images.
// The bot itself is in bot.bicep, since it needs an image in the registry that is made here.

@description('Begins the name of every resource: lower-case letters and digits.')
@minLength(3)
@maxLength(11)
param name string

@description('Where everything is: regions of the EU alone.')
@allowed(['francecentral', 'germanywestcentral', 'northeurope', 'swedencentral', 'westeurope'])
param region string

@description('Of the database\'s owner: letters and digits, since it stands in an address.')
@minLength(24)
@secure()
param databasePassword string

@description('Compute of the database.')
param databaseSize string = 'Standard_D2ds_v5'

@description('A second database server in another zone, which takes over with all that was answered.')
@allowed(['Disabled', 'ZoneRedundant'])
param databaseStandby string = 'Disabled'

@description('IPv4 address from which the municipality\'s files are put into the share; none when empty.')
param operatorAddress string = ''

var unique = '${name}${uniqueString(resourceGroup().id)}'
var databaseName = 'naervaer'
var databaseOwner = 'naervaer'

// Built-in roles of Azure.
var readsSecrets = '4633458b-17de-408a-b874-0445c86b69e6'
var pullsImages = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: region
}

resource logs 'Microsoft.OperationalInsights/workspaces@2021-06-01' = {
  name: name
  location: region
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 90
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: region
  properties: {
    addressSpace: {
      addressPrefixes: ['10.20.0.0/16']
    }
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: '10.20.0.0/24'
          delegations: [
            {
              name: 'apps'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
          serviceEndpoints: [
            {
              service: 'Microsoft.Storage'
            }
          ]
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: '10.20.1.0/28'
          delegations: [
            {
              name: 'database'
              properties: {
                serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers'
              }
            }
          ]
        }
      }
    ]
  }
}

resource apps 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' existing = {
  parent: network
  name: 'apps'
}

resource databases 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' existing = {
  parent: network
  name: 'database'
}

resource databaseNames 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: '${unique}.private.postgres.database.azure.com'
  location: 'global'
}

resource databaseNamesInNetwork 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2020-06-01' = {
  parent: databaseNames
  name: name
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: network.id
    }
  }
}

// Reached from the network alone; encrypted on disk by Azure, on the way by TLS.
resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: unique
  location: region
  sku: {
    name: databaseSize
    tier: 'GeneralPurpose'
  }
  properties: {
    version: '17'
    administratorLogin: databaseOwner
    administratorLoginPassword: databasePassword
    storage: {
      storageSizeGB: 32
      autoGrow: 'Enabled'
    }
    backup: {
      backupRetentionDays: 35
      geoRedundantBackup: 'Disabled'
    }
    highAvailability: {
      mode: databaseStandby
    }
    network: {
      delegatedSubnetResourceId: databases.id
      privateDnsZoneArmResourceId: databaseNames.id
      publicNetworkAccess: 'Disabled'
    }
  }
  dependsOn: [databaseNamesInNetwork]
}

// Plain byte order: no update of the system changes what an index holds.
resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: server
  name: databaseName
  properties: {
    charset: 'UTF8'
    collation: 'C'
  }
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: unique
  location: region
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }
}

resource databaseUrl 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'database-url'
  properties: {
    value: 'postgresql://${databaseOwner}:${databasePassword}@${server.properties.fullyQualifiedDomainName}/${databaseName}?sslmode=verify-full'
  }
}

resource mayReadSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, readsSecrets)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', readsSecrets)
  }
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
  name: unique
  location: region
  sku: {
    name: 'Basic'
  }
  properties: {
    adminUserEnabled: false
  }
}

resource mayPullImages 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, pullsImages)
  scope: registry
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', pullsImages)
  }
}

// The municipality's own files: calendar, playbook, rosters. The bot reads them at /municipality.
resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: unique
  location: region
  kind: 'StorageV2'
  sku: {
    name: 'Standard_ZRS'
  }
  properties: {
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowBlobPublicAccess: false
    networkAcls: {
      bypass: 'None'
      defaultAction: 'Deny'
      virtualNetworkRules: [
        {
          id: apps.id
        }
      ]
      ipRules: empty(operatorAddress) ? [] : [
        {
          value: operatorAddress
        }
      ]
    }
  }
}

resource shares 'Microsoft.Storage/storageAccounts/fileServices@2024-01-01' existing = {
  parent: storage
  name: 'default'
}

resource share 'Microsoft.Storage/storageAccounts/fileServices/shares@2024-01-01' = {
  parent: shares
  name: 'municipality'
  properties: {
    shareQuota: 5
  }
}

resource environment 'Microsoft.App/managedEnvironments@2025-07-01' = {
  name: name
  location: region
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
    vnetConfiguration: {
      infrastructureSubnetId: apps.id
      internal: false
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource municipality 'Microsoft.App/managedEnvironments/storages@2025-07-01' = {
  parent: environment
  name: share.name
  properties: {
    azureFile: {
      accountName: storage.name
      accountKey: storage.listKeys().keys[0].value
      shareName: share.name
      accessMode: 'ReadOnly'
    }
  }
}

// Names of what the toolkit writes into env/ and hands on.
output BOT_ID string = identity.properties.clientId
output BOT_PRINCIPAL_ID string = identity.properties.principalId
output REGISTRY_NAME string = registry.name
output REGISTRY_SERVER string = registry.properties.loginServer
output VAULT_URI string = vault.properties.vaultUri
output DATABASE_URL_SECRET string = databaseUrl.properties.secretUri

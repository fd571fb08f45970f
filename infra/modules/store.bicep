param location string
param secondaryLocation string
param tags object
param token string
param maxThroughput int
param principalId string
param subnetId string
param zoneId string
param workspaceId string

// Printed from the code (npm run container): key, time to live and indexes are declared once.
var definition = loadJsonContent('../container.json')

var primary = { locationName: location, failoverPriority: 0, isZoneRedundant: true }
var secondary = { locationName: secondaryLocation, failoverPriority: 1, isZoneRedundant: true }

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' = {
  name: 'cosmos-docket-${token}'
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: empty(secondaryLocation) ? [primary] : [primary, secondary]
    enableAutomaticFailover: !empty(secondaryLocation)
    consistencyPolicy: { defaultConsistencyLevel: 'Session' }
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous30Days' } }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: 'Disabled'
    networkAclBypass: 'None'
    enableBurstCapacity: true
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-10-15' = {
  parent: account
  name: 'docket'
  tags: tags
  properties: { resource: { id: 'docket' } }
}

resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-10-15' = {
  parent: database
  name: 'docket'
  tags: tags
  properties: {
    resource: {
      id: 'docket'
      partitionKey: definition.partitionKey
      defaultTtl: definition.defaultTtl
      indexingPolicy: definition.indexingPolicy
    }
    options: { autoscaleSettings: { maxThroughput: maxThroughput } }
  }
}

// Cosmos DB Built-in Data Contributor: reads and writes documents, and cannot create or change a container.
resource access 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = {
  parent: account
  name: guid(account.id, principalId, 'data')
  properties: {
    principalId: principalId
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002'
    scope: account.id
  }
}

// Who changed the account, and how much each physical partition is used; no query texts, which may hold what people wrote.
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: account
  name: 'docket'
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      { category: 'ControlPlaneRequests', enabled: true }
      { category: 'PartitionKeyRUConsumption', enabled: true }
    ]
  }
}

module endpoint 'endpoint.bicep' = {
  name: 'store-endpoint'
  params: {
    name: 'cosmos-docket-${token}'
    location: location
    tags: tags
    targetId: account.id
    kind: 'Sql'
    subnetId: subnetId
    zoneId: zoneId
  }
}

output accountId string = account.id
output endpoint string = account.properties.documentEndpoint
output database string = database.name
output container string = container.name

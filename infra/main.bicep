targetScope = 'subscription'

@description('Names this deployment among others of the subscription; part of every resource name.')
@minLength(3)
@maxLength(20)
param environmentName string

@description('The region of everything that holds data. All of a customer\'s data stays there and in secondaryLocation.')
param location string

@description('A second region that Cosmos DB keeps a copy in and fails over to; empty keeps all data in one region.')
param secondaryLocation string = ''

@description('The registration of the tab and the API (multitenant), and of the bot (of this tenant alone).')
param tabAppId string
param botAppId string

@description('The app\'s id in the Teams catalogue.')
param teamsAppId string

@description('Where people reach the service, without a slash at the end; empty for the address that Azure gives.')
param publicUrl string = ''

@description('The domain of publicUrl and the certificate uploaded for it; empty while there is none.')
param customDomain string = ''
param certificateId string = ''

@description('Who is told of alerts and of the budget.')
param alertEmail string

@description('In the subscription\'s currency, for a calendar month.')
param monthlyBudget int

@description('First day of the month from which the budget counts, such as 2026-12-01.')
param budgetStart string

@description('Request units a second that the container scales up to; it scales down to a tenth.')
@minValue(1000)
param maxThroughput int = 4000

@description('Instances of the service, at least and at most.')
@minValue(2)
param minReplicas int = 3
param maxReplicas int = 30

@description('The name of a secret in the vault with the registrations\' client secret; empty where they trust the managed identity.')
param clientSecretName string = ''

@description('Sender of e-mails, such as Docket <docket@example.com>; empty for none. Then the vault holds smtp-url and unsubscribe-key.')
param mailFrom string = ''

@description('The registration that Partner Center knows the publisher by; empty where Docket is not sold in the marketplace.')
param marketplaceAppId string = ''

@description('The image to run; azd sets it with each deployment.')
param image string = ''

var tags = { 'azd-env-name': environmentName }
var token = toLower(uniqueString(subscription().id, environmentName, location))

resource group 'Microsoft.Resources/resourceGroups@2022-09-01' = {
  name: 'rg-docket-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: { location: location, tags: tags, token: token }
}

module network 'modules/network.bicep' = {
  name: 'network'
  scope: group
  params: { location: location, tags: tags, token: token }
}

module observability 'modules/observability.bicep' = {
  name: 'observability'
  scope: group
  params: { location: location, tags: tags, token: token, principalId: identity.outputs.principalId }
}

module store 'modules/store.bicep' = {
  name: 'store'
  scope: group
  params: {
    location: location
    secondaryLocation: secondaryLocation
    tags: tags
    token: token
    maxThroughput: maxThroughput
    principalId: identity.outputs.principalId
    subnetId: network.outputs.endpointSubnetId
    zoneId: network.outputs.cosmosZoneId
    workspaceId: observability.outputs.workspaceId
  }
}

module files 'modules/files.bicep' = {
  name: 'files'
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    principalId: identity.outputs.principalId
    subnetId: network.outputs.endpointSubnetId
    zoneId: network.outputs.blobZoneId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    principalId: identity.outputs.principalId
    subnetId: network.outputs.endpointSubnetId
    zoneId: network.outputs.vaultZoneId
    workspaceId: observability.outputs.workspaceId
  }
}

module registry 'modules/registry.bicep' = {
  name: 'registry'
  scope: group
  params: { location: location, tags: tags, token: token, principalId: identity.outputs.principalId }
}

module web 'modules/web.bicep' = {
  name: 'web'
  scope: group
  params: {
    location: location
    tags: tags
    token: token
    image: image
    publicUrl: publicUrl
    customDomain: customDomain
    certificateId: certificateId
    minReplicas: minReplicas
    maxReplicas: maxReplicas
    tabAppId: tabAppId
    botAppId: botAppId
    teamsAppId: teamsAppId
    clientSecretName: clientSecretName
    mailFrom: mailFrom
    marketplaceAppId: marketplaceAppId
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    subnetId: network.outputs.appSubnetId
    registryServer: registry.outputs.server
    vaultUri: vault.outputs.uri
    cosmosEndpoint: store.outputs.endpoint
    blobEndpoint: files.outputs.endpoint
    blobContainer: files.outputs.container
    cosmosDatabase: store.outputs.database
    cosmosContainer: store.outputs.container
    insightsConnectionString: observability.outputs.connectionString
    workspaceId: observability.outputs.workspaceId
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  scope: group
  params: { tags: tags, token: token, botAppId: botAppId, publicUrl: web.outputs.url }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    location: location
    tags: tags
    alertEmail: alertEmail
    workspaceId: observability.outputs.workspaceId
    insightsId: observability.outputs.insightsId
    cosmosId: store.outputs.accountId
    monthlyBudget: monthlyBudget
    budgetStart: budgetStart
  }
}

output AZURE_LOCATION string = location
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = registry.outputs.server
output MANAGED_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
output PUBLIC_URL string = web.outputs.url
output TEAMS_APP_ID string = teamsAppId
output TAB_APP_ID string = tabAppId
output BOT_APP_ID string = botAppId

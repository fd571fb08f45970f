param location string
param tags object
param token string
param image string
param publicUrl string
param customDomain string
param certificateId string
param minReplicas int
param maxReplicas int
param tabAppId string
param botAppId string
param teamsAppId string
param clientSecretName string
param mailFrom string
param marketplaceAppId string
param identityId string
param identityClientId string
param subnetId string
param registryServer string
param vaultUri string
param cosmosEndpoint string
param cosmosDatabase string
param cosmosContainer string
param insightsConnectionString string
param blobEndpoint string
param blobContainer string
param workspaceId string

resource environment 'Microsoft.App/managedEnvironments@2026-01-01' = {
  name: 'cae-docket-${token}'
  location: location
  tags: tags
  properties: {
    zoneRedundant: true
    vnetConfiguration: { infrastructureSubnetId: subnetId, internal: false }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    appLogsConfiguration: { destination: 'azure-monitor' }
    peerTrafficConfiguration: { encryption: { enabled: true } }
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: environment
  name: 'docket'
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'ContainerAppConsoleLogs', enabled: true }
      { category: 'ContainerAppSystemLogs', enabled: true }
    ]
  }
}

var appName = 'docket'
var url = empty(publicUrl) ? 'https://${appName}.${environment.properties.defaultDomain}' : publicUrl
var port = 3978
var settings = [
  { name: 'HOST', value: '0.0.0.0' }
  { name: 'PORT', value: string(port) }
  { name: 'PUBLIC_URL', value: url }
  { name: 'COSMOS_ENDPOINT', value: cosmosEndpoint }
  { name: 'COSMOS_DATABASE', value: cosmosDatabase }
  { name: 'COSMOS_CONTAINER', value: cosmosContainer }
  { name: 'BLOB_ENDPOINT', value: blobEndpoint }
  { name: 'BLOB_CONTAINER', value: blobContainer }
  { name: 'TAB_APP_ID', value: tabAppId }
  { name: 'BOT_APP_ID', value: botAppId }
  { name: 'TEAMS_APP_ID', value: teamsAppId }
  { name: 'SERVICE_TENANT_ID', value: tenant().tenantId }
  { name: 'AZURE_CLIENT_ID', value: identityClientId }
  { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insightsConnectionString }
  { name: 'TRUSTED_PROXIES', value: '1' }
  { name: 'DRAIN_SECONDS', value: '5' }
]
var secretSettings = [{ name: 'SERVICE_CLIENT_SECRET', secretRef: 'client-secret' }]
var mailSettings = [
  { name: 'MAIL_FROM', value: mailFrom }
  { name: 'SMTP_URL', secretRef: 'smtp-url' }
  { name: 'UNSUBSCRIBE_KEY', secretRef: 'unsubscribe-key' }
]
var marketplaceSettings = [{ name: 'MARKETPLACE_APP_ID', value: marketplaceAppId }]
var clientSecrets = empty(clientSecretName) ? [] : [{ name: 'client-secret', keyVaultUrl: '${vaultUri}secrets/${clientSecretName}', identity: identityId }]
var mailSecrets = empty(mailFrom) ? [] : [
  { name: 'smtp-url', keyVaultUrl: '${vaultUri}secrets/smtp-url', identity: identityId }
  { name: 'unsubscribe-key', keyVaultUrl: '${vaultUri}secrets/unsubscribe-key', identity: identityId }
]
var probes = [
  { type: 'Startup', httpGet: { path: '/health', port: port }, periodSeconds: 2, failureThreshold: 30 }
  { type: 'Liveness', httpGet: { path: '/health', port: port }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 }
  { type: 'Readiness', httpGet: { path: '/ready', port: port }, periodSeconds: 5, timeoutSeconds: 4, failureThreshold: 3 }
]

// Until the first image is deployed, a page of Microsoft's stands there, which knows none of our probes.
resource app 'Microsoft.App/containerApps@2026-01-01' = {
  name: appName
  location: location
  tags: union(tags, { 'azd-service-name': 'web' })
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      maxInactiveRevisions: 5
      ingress: {
        external: true
        targetPort: empty(image) ? 80 : port
        transport: 'auto'
        allowInsecure: false
        clientCertificateMode: 'ignore'
        customDomains: empty(customDomain) ? [] : [{ name: customDomain, certificateId: certificateId, bindingType: 'SniEnabled' }]
      }
      registries: [{ server: registryServer, identity: identityId }]
      secrets: concat(clientSecrets, mailSecrets)
    }
    template: {
      // In-flight requests, live streams and claims of the outbox are finished within this time.
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: 'docket'
          image: empty(image) ? 'mcr.microsoft.com/azuredocs/containerapps-helloworld:latest' : image
          env: concat(settings, empty(clientSecretName) ? [] : secretSettings, empty(mailFrom) ? [] : mailSettings, empty(marketplaceAppId) ? [] : marketplaceSettings)
          probes: empty(image) ? [] : probes
          resources: { cpu: json('1.0'), memory: '2Gi' }
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [{ name: 'requests', http: { metadata: { concurrentRequests: '80' } } }]
      }
    }
  }
}

output url string = url

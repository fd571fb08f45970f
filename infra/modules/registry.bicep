param location string
param tags object
param token string
param principalId string

// Open to the network because images are built in Azure; it holds no data of customers and lets nobody in without Entra.
resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
  name: 'crdocket${token}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { adminUserEnabled: false, anonymousPullEnabled: false }
}

// AcrPull
resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: registry
  name: guid(registry.id, principalId, 'pull')
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')
  }
}

output server string = registry.properties.loginServer

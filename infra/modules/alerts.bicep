param location string
param tags object
param alertEmail string
param workspaceId string
param insightsId string
param cosmosId string
param monthlyBudget int
param budgetStart string

resource people 'Microsoft.Insights/actionGroups@2018-03-01' = {
  name: 'ag-docket'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'docket'
    enabled: true
    emailReceivers: [{ name: 'on-call', emailAddress: alertEmail }]
  }
}

// Each with the runbook of its name in docs/operating.md.
var queries = [
  {
    name: 'failing-requests'
    severity: 1
    query: '''
AppRequests
| summarize failed = countif(toint(ResultCode) >= 500), total = count() by bin(TimeGenerated, 5m)
| where total >= 20 and failed * 100.0 / total > 2'''
  }
  {
    name: 'refused-requests'
    severity: 2
    query: '''
AppRequests
| summarize unsigned = countif(toint(ResultCode) == 401), limited = countif(toint(ResultCode) == 429), total = count() by bin(TimeGenerated, 5m)
| where (unsigned >= 200 and unsigned * 100.0 / total > 10) or limited >= 500'''
  }
  {
    name: 'stuck-relay'
    severity: 2
    query: '''
AppMetrics
| where Name == 'docket.outbox.age'
| summarize age = max(Max) by bin(TimeGenerated, 5m)
| where age > 300'''
  }
  {
    name: 'failed-deliveries'
    severity: 3
    query: '''
AppMetrics
| where Name == 'docket.deliveries' and tostring(Properties.outcome) == 'failed'
| summarize failed = sum(Sum) by bin(TimeGenerated, 15m)
| where failed >= 20'''
  }
]

resource queryAlerts 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [for rule in queries: {
  name: 'docket-${rule.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'Docket: ${rule.name}'
    enabled: true
    severity: rule.severity
    scopes: [workspaceId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    autoMitigate: true
    actions: { actionGroups: [people.id] }
  }
}]

var cosmosAlerts = [
  { name: 'throttling', metric: 'NormalizedRUConsumption', aggregation: 'Maximum', operator: 'GreaterThan', threshold: 95, severity: 2 }
  { name: 'store-availability', metric: 'ServiceAvailability', aggregation: 'Average', operator: 'LessThan', threshold: 99, severity: 1 }
]

resource metricAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [for rule in cosmosAlerts: {
  name: 'docket-${rule.name}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    severity: rule.severity
    scopes: [cosmosId]
    evaluationFrequency: 'PT5M'
    windowSize: rule.metric == 'ServiceAvailability' ? 'PT1H' : 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: rule.name
          metricName: rule.metric
          metricNamespace: 'Microsoft.DocumentDB/databaseAccounts'
          timeAggregation: rule.aggregation
          operator: rule.operator
          threshold: rule.threshold
        }
      ]
    }
    actions: [{ actionGroupId: people.id }]
  }
}]

resource slowAlert 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'docket-slow-requests'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    severity: 3
    scopes: [insightsId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'duration'
          metricName: 'requests/duration'
          metricNamespace: 'microsoft.insights/components'
          timeAggregation: 'Average'
          operator: 'GreaterThan'
          threshold: 1000
        }
      ]
    }
    actions: [{ actionGroupId: people.id }]
  }
}

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: 'docket'
  properties: {
    category: 'Cost'
    amount: monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: { startDate: budgetStart }
    notifications: {
      expected: { enabled: true, operator: 'GreaterThan', threshold: 100, thresholdType: 'Forecasted', contactEmails: [alertEmail] }
      spent: { enabled: true, operator: 'GreaterThan', threshold: 80, thresholdType: 'Actual', contactEmails: [alertEmail] }
    }
  }
}

import { hostname } from 'node:os';
import { metrics } from '@opentelemetry/api';
import type { Config } from '#bot/config.ts';
import { managedIdentity } from './credential.ts';

type Settings = Pick<Config, 'APPLICATIONINSIGHTS_CONNECTION_STRING' | 'AZURE_CLIENT_ID'>;

const exportMs = 60_000;

/**
 * Sends traces and metrics to Azure Monitor where a connection string is configured; elsewhere nothing is loaded, and what
 * the service measures goes nowhere.
 * @returns sends what is left, and stops
 */
export async function startTelemetry(config: Settings): Promise<() => Promise<void>> {
  const { APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString, AZURE_CLIENT_ID: clientId } = config;
  if (connectionString === undefined) return async () => undefined;
  const [azure, tracing, metering, { resourceFromAttributes }] = await Promise.all([
    import('@azure/monitor-opentelemetry-exporter'),
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/sdk-metrics'),
    import('@opentelemetry/resources'),
  ]);
  // What the exporter would tell Microsoft of itself was asked by nobody.
  process.env['APPLICATION_INSIGHTS_NO_STATSBEAT'] = 'true';
  // The disk is read-only, and telemetry that could not be sent is no loss.
  const options = {
    connectionString,
    disableOfflineStorage: true,
    ...(clientId === undefined ? {} : { credential: managedIdentity(clientId) }),
  };
  const resource = resourceFromAttributes({ 'service.name': 'docket', 'service.instance.id': hostname() });
  const traces = new tracing.NodeTracerProvider({
    resource,
    spanProcessors: [new tracing.BatchSpanProcessor(new azure.AzureMonitorTraceExporter(options))],
  });
  const reader = new metering.PeriodicExportingMetricReader({
    exporter: new azure.AzureMonitorMetricExporter(options),
    exportIntervalMillis: exportMs,
  });
  const meters = new metering.MeterProvider({ resource, readers: [reader] });
  traces.register();
  metrics.setGlobalMeterProvider(meters);
  return async () => {
    await Promise.allSettled([traces.shutdown(), meters.shutdown()]);
  };
}

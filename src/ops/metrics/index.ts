/**
 * /metrics for Prometheus: off until there is a token or a network in the configuration. Numbers about the machine, the
 * queues and the requests since the start; nothing that tells who writes to whom. Owns no tables.
 */
export { metricsRoutes } from './routes.ts';

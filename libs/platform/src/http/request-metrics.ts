import { collectDefaultMetrics, Histogram, register } from 'prom-client';

/** Time from a request's first byte to the end of its answer, by route pattern: paths hold ids, and would never end. */
export const requestTime = new Histogram({
  name: 'teladan_http_request_seconds',
  help: 'HTTP requests by method, route and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
});

/** Process metrics, once a process: tests start several services in one. */
export function collectProcessMetrics(service: string): void {
  register.setDefaultLabels({ service });
  if (register.getSingleMetric('process_cpu_user_seconds_total') === undefined) collectDefaultMetrics();
}

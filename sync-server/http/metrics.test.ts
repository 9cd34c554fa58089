import { expect, test } from 'vitest';
import { Metrics } from './metrics.ts';

test('counters and gauges, each family with its type once', () => {
  const metrics = new Metrics();
  metrics.count('requests_total{status="404"}');
  metrics.gauge('connections', () => 3);
  metrics.count('requests_total{status="200"}');
  metrics.count('requests_total{status="200"}');
  expect(metrics.render()).toBe(`# TYPE pavilion_connections gauge
pavilion_connections 3
# TYPE pavilion_requests_total counter
pavilion_requests_total{status="200"} 2
pavilion_requests_total{status="404"} 1
`);
});

import type { FastifyInstance } from 'fastify'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Host } from '../host/host.ts'
import { assertScope } from '../api/scope.ts'
import { isLocal } from './is-local.ts'

export interface Metrics {
  observe(answer: { method: string; route: string; status: number; seconds: number }): void
  /** Adds `/metrics`, for administrators and for callers on this machine. */
  register(app: FastifyInstance): void
}

/** Measures of one server, in a registry of its own so that two servers in one process do not mix. */
export function createMetrics({ host }: { readonly host: Host }): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Counter({
    name: 'shelfhand_http_requests_total',
    help: 'Answers by method, route and status',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const duration = new Histogram({
    name: 'shelfhand_http_request_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers,
  })
  gauge('shelfhand_resident_memory_bytes', 'Memory of the process', () => process.memoryUsage.rss())
  gauge('shelfhand_heap_used_bytes', 'JavaScript heap in use', () => process.memoryUsage().heapUsed)
  gauge('shelfhand_uptime_seconds', 'Age of the process', () => process.uptime())
  gauge('shelfhand_tasks', 'Registered tasks', () => host.tasks().length)
  gauge('shelfhand_active_runs', 'Runs at work', async () => (await host.status()).activeRuns.length)

  function gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const collect = async (): Promise<void> => made.set(await read())
    const made: Gauge = new Gauge({ name, help, registers, collect })
  }

  return {
    observe({ method, route, status, seconds }) {
      requests.inc({ method, route, status })
      duration.observe({ method, route }, seconds)
    },
    register(app) {
      app.get('/metrics', { config: { template: '/metrics', docs: true } }, async (request, reply) => {
        if (!isLocal(request)) assertScope(request.key, 'admin')
        return reply.header('content-type', registry.contentType).send(await registry.metrics())
      })
    },
  }
}

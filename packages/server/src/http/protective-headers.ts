import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance } from 'fastify'

/** Headers that say something of one answer only. */
const ofOneAnswer: ReadonlySet<string> = new Set(['connection', 'content-length', 'content-type', 'date'])

/**
 * Sends helmet's headers with every answer. They are the same for all, but helmet builds them anew each time: here they
 * are built once.
 */
export async function protectiveHeaders(app: FastifyInstance): Promise<void> {
  const headers = await buildHeaders()
  app.addHook('onRequest', (_, reply, done) => {
    void reply.headers(headers)
    done()
  })
}

async function buildHeaders(): Promise<Record<string, string>> {
  const probe = fastify()
  await probe.register(helmet, {
    contentSecurityPolicy: {
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], 'upgrade-insecure-requests': null },
      useDefaults: false,
    },
  })
  probe.get('/', (_, reply) => reply.send())
  const response = await probe.inject('/')
  await probe.close()
  const entries = Object.entries(response.headers).filter(([name]) => !ofOneAnswer.has(name))
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
}

import type { FastifyInstance } from 'fastify'
import { ServerError } from './server-error.ts'

/** Listens and gives the address. Throws ServerError with a sentence for the faults that people meet. */
export async function listen(
  app: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'EADDRINUSE') {
      throw new ServerError({
        code: 'port_in_use',
        message: `Port ${port} on ${host} is in use by another program; end that one, or choose another with SHELFHAND_PORT.`,
        cause,
      })
    }
    if (code === 'EADDRNOTAVAIL' || code === 'EACCES' || code === 'ENOTFOUND') {
      throw new ServerError({
        code: 'address_not_available',
        message: `This machine does not let Shelfhand listen on ${host}, port ${port}; choose others with SHELFHAND_HOST and SHELFHAND_PORT.`,
        cause,
      })
    }
    throw cause
  }
}

import { readFile } from 'node:fs/promises'
import type { ConnectionOptions } from 'node:tls'
import { DomainError } from '../errors.ts'
import type { PostgresqlSettings } from './postgresql-url.ts'

/** The settings of an address as Node.js takes them. Throws `invalid_value` when the authority's file cannot be read. */
export async function tlsOptions(ssl: PostgresqlSettings['ssl']): Promise<false | ConnectionOptions> {
  if (ssl === false) return false
  const ca = ssl.rootCertificate === undefined ? {} : { ca: await certificate(ssl.rootCertificate) }
  // "verify-ca" asks who has signed the certificate, not whom it is for.
  const anyHost = ssl.checkHost ? {} : { checkServerIdentity: () => undefined }
  return { rejectUnauthorized: ssl.rejectUnauthorized, ...ca, ...anyHost }
}

async function certificate(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '')
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text
  throw new DomainError({
    code: 'invalid_value',
    field: 'url',
    message: 'The file that sslrootcert names is no certificate in PEM that can be read.',
  })
}

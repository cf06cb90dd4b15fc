import { readFile } from 'node:fs/promises'
import { checkServerIdentity, type ConnectionOptions, type PeerCertificate } from 'node:tls'
import { DomainError } from '../errors.ts'
import type { PostgresqlSettings } from './postgresql-url.ts'

/** The settings of an address as Node.js takes them. Throws `invalid_value` when the authority's file cannot be read. */
export async function tlsOptions({
  ssl,
  host,
}: Pick<PostgresqlSettings, 'ssl' | 'host'>): Promise<false | ConnectionOptions> {
  if (ssl === false) return false
  const ca = ssl.rootCertificate === undefined ? {} : { ca: await certificate(ssl.rootCertificate) }
  return {
    rejectUnauthorized: ssl.rejectUnauthorized,
    ...ca,
    // "verify-ca" asks who has signed the certificate, not whom it is for. Without a word on the host, Node.js would take
    // a numeric one for "localhost".
    checkServerIdentity: (_: string, presented: PeerCertificate) =>
      ssl.checkHost ? checkServerIdentity(host, presented) : undefined,
  }
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

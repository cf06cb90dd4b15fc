import { expect, it } from 'vitest'
import { isDomainError } from '../errors.ts'
import { readPostgresqlUrl } from './postgresql-url.ts'

it('reads an address with everything', () => {
  const url =
    'postgresql://me%40home:p%3Ass@db.local:6543/shelf%20hand?sslmode=verify-full&pool_size=4&statement_timeout=9&connect_timeout=2'
  expect(readPostgresqlUrl(url)).toEqual({
    host: 'db.local',
    port: 6543,
    user: 'me@home',
    password: 'p:ss',
    database: 'shelf hand',
    ssl: { rejectUnauthorized: true, checkHost: true },
    poolSize: 4,
    statementTimeout: 9,
    connectTimeout: 2,
  })
})

it('fills in what is left out', () => {
  expect(readPostgresqlUrl('postgres://[::1]/x?sslmode=require')).toMatchObject({
    host: '::1',
    port: 5432,
    ssl: { rejectUnauthorized: false, checkHost: false },
    poolSize: 10,
  })
  expect(readPostgresqlUrl('postgres:///x?host=/run/postgresql')).toMatchObject({ host: '/run/postgresql', ssl: false })
})

it('trusts the authority that is named, and checks the host unless told otherwise', () => {
  const ssl = (query: string) => readPostgresqlUrl(`postgres://h/x?${query}`).ssl
  const root = { rejectUnauthorized: true, rootCertificate: '/ca.pem' }
  expect(ssl('sslrootcert=/ca.pem')).toEqual({ ...root, checkHost: true })
  expect(ssl('sslmode=verify-ca&sslrootcert=/ca.pem')).toEqual({ ...root, checkHost: false })
  expect(ssl('sslmode=require&sslrootcert=/ca.pem')).toEqual({ ...root, checkHost: false })
})

it.each([
  '',
  'x',
  'mysql://h/x',
  'postgresql://h',
  'postgresql://h/',
  'postgresql://h/x?sslmode=maybe',
  'postgresql://h/x?pool_size=0',
  'postgresql://h/x?pool_size=many',
  'postgresql://h/x?pool_size=1000000',
  'postgresql://h/x?statement_timeout=9999999999',
  'postgresql://h/x?sslmod=require',
  'postgresql://h/x?sslmode=disable&sslrootcert=/ca.pem',
  'postgresql://me:50%off@h/x',
  'postgresql://h/100%',
])('refuses %j', (url) => {
  expect(() => readPostgresqlUrl(url)).toThrow(
    expect.toSatisfy((error: unknown) => isDomainError(error, 'invalid_value')),
  )
})

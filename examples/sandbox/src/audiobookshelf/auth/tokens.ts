import { createHmac } from 'node:crypto'

/** What a token says about its bearer; times are epoch seconds. */
export interface Claims {
  userId: string
  type: 'access' | 'refresh' | 'api' | 'legacy'
  /** Identifier of the API key or of the session. */
  keyId?: string
  iat?: number
  exp?: number
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function sign(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url')
}

/** A signed JSON web token (HS256). */
export function issueToken(claims: Claims, secret: string): string {
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  return `${text}.${sign(text, secret)}`
}

/** What a token says, when its signature is right; whether it has expired is for the caller to judge. */
export function readToken(token: string, secret: string): Claims | undefined {
  const [header = '', payload = '', signature = ''] = token.split('.')
  if (signature === '' || sign(`${header}.${payload}`, secret) !== signature) return undefined
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
}

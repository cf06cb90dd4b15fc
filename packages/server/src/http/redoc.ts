import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'

const require = createRequire(import.meta.url)

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Shelfhand API</title>
<style>body { margin: 0 }</style>
</head>
<body>
<redoc spec-url="/openapi.json" hide-loading disable-search="false" required-props-first></redoc>
<script src="/redoc/redoc.standalone.js"></script>
</body>
</html>
`

/** Adds `/redoc`; the bundle is read at its first use and served from here. */
export async function registerRedoc(app: FastifyInstance, { policy }: { readonly policy: string }): Promise<void> {
  let bundle: Promise<Buffer> | undefined
  app.get('/redoc', (_, reply) =>
    reply.headers({ 'content-security-policy': policy, 'content-type': 'text/html; charset=utf-8' }).send(page),
  )
  app.get('/redoc/redoc.standalone.js', async (_, reply) => {
    bundle ??= readBundle()
    return reply
      .headers({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=3600' })
      .send(await bundle)
  })
}

/** The published package carries the bundle beside its own files; from source it comes out of the redoc package. */
async function readBundle(): Promise<Buffer> {
  const carried = fileURLToPath(new URL('assets/redoc.standalone.js', import.meta.url))
  return readFile(carried).catch(() => readFile(require.resolve('redoc/bundles/redoc.standalone.js')))
}

import type { Request } from '../http/request.ts'

export interface Part {
  filename: string
  bytes: Uint8Array
}

/** Parameters as qBittorrent reads them: of a GET from the query, of a POST from the body alone. */
export interface Form {
  fields: Record<string, string | undefined>
  files: Part[]
}

/** Reads the parameters; `undefined` for a body that is neither kind of form, which is a 400 everywhere. */
export async function readForm(request: Request): Promise<Form | undefined> {
  const type = request.headers['content-type'] ?? ''
  // A body of unknown length is taken for an empty one.
  const body = request.headers['transfer-encoding'] === undefined ? request.body : new Uint8Array(0)
  if (request.method === 'GET') {
    // A literal plus sign is lost, even an encoded one.
    const search = request.search.replaceAll(/%2b/gi, '+')
    return { fields: Object.fromEntries(new URLSearchParams(search)), files: [] }
  }
  if (type.startsWith('multipart/form-data')) return readMultipart(body, type)
  if (type === '' || type.startsWith('application/x-www-form-urlencoded')) {
    return { fields: Object.fromEntries(new URLSearchParams(Buffer.from(body).toString())), files: [] }
  }
  return undefined
}

async function readMultipart(body: Uint8Array, type: string): Promise<Form> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const fields: Record<string, string> = {}
  // Of two parts with one file name only the last arrives.
  const files = new Map<string, Part>()
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value
    else files.set(value.name, { filename: value.name, bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  return { fields, files: [...files.values()] }
}

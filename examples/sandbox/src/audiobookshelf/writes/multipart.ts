import type { Request } from '../../http/request.ts'

/** A file of a form. */
export interface FormFile {
  name: string
  filename: string
  bytes: Uint8Array
}

/** The fields and files of a `multipart/form-data` body; undefined for a body that is not one. */
export async function readForm(
  request: Request,
): Promise<{ fields: Record<string, string>; files: FormFile[] } | undefined> {
  const contentType = request.headers['content-type'] ?? ''
  if (!contentType.startsWith('multipart/form-data')) return undefined
  const body = Uint8Array.from(request.body)
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData()
  const fields: Record<string, string> = {}
  const files: FormFile[] = []
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value
    else files.push({ name, filename: value.name, bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  return { fields, files }
}

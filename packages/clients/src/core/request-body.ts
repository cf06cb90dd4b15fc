type FormFields = Record<string, string | number | boolean | undefined>

/** The kinds of body a request may have. All can be sent again. */
export type RequestBody =
  | { json: unknown }
  | { form: FormFields }
  | { multipart: FormData }
  | { text: string; contentType: string }
  | { bytes: Uint8Array<ArrayBuffer>; contentType: string }

export interface EncodedBody {
  body: string | FormData | Uint8Array<ArrayBuffer>
  /** Absent for multipart: fetch adds the boundary. */
  contentType?: string
}

/** A body as fetch takes it. Undefined form fields are left out. */
export function encodeBody(body: RequestBody): EncodedBody {
  if ('json' in body) return { body: JSON.stringify(body.json), contentType: 'application/json' }
  if ('form' in body) {
    const fields = new URLSearchParams()
    for (const [name, value] of Object.entries(body.form)) if (value !== undefined) fields.append(name, String(value))
    return { body: fields.toString(), contentType: 'application/x-www-form-urlencoded' }
  }
  if ('multipart' in body) return { body: body.multipart }
  if ('text' in body) return { body: body.text, contentType: body.contentType }
  return { body: body.bytes, contentType: body.contentType }
}

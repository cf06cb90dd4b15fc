/** A whole answer, body included. */
export interface Answer {
  status: number
  headers: Headers
  /** Where the answer came from in the end, after redirects. */
  url: URL
  bytes: Uint8Array<ArrayBuffer>
  /** The body as UTF-8. */
  text(): string
}

export function createAnswer(response: Response, url: URL, bytes: Uint8Array<ArrayBuffer>): Answer {
  return { status: response.status, headers: response.headers, url, bytes, text: () => new TextDecoder().decode(bytes) }
}

/** Whether the body is a web page, as login forms and proxies send with status 200; the content type alone says little. */
export function isWebPage(answer: Answer): boolean {
  const start = new TextDecoder().decode(answer.bytes.subarray(0, 512))
  return /^\s*(<!--[^]*?-->\s*)*<(!doctype\s+html|html|head|body)\b/i.test(start)
}

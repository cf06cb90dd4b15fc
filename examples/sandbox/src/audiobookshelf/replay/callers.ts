/** Whose key a recording was made with, where it was not root's: the recordings themselves hide all keys. */
const callers: readonly (readonly [RegExp, string])[] = [
  [/limited|libraries\/get-forbidden|403-limited/, 'limited'],
  [/batch\/get-forbidden|items-get\/download-file-403/, 'limited'],
  [/users\/inactive-user-key/, 'guest'],
  [/ok-editor/, 'editor'],
  [/users\/list-as-admin|api-key-create-root-by-admin/, 'admin'],
  [/api-key-use-deactivated|bearer-expired-api-key|bearer-inactive-api-key/, 'created key'],
  [/non-admin|forbidden|as-reader|me-reader|get-other-user/, 'reader'],
  [/^me\/(progress|bookmark|items-in-progress|personalized|item-include|listening)/, 'reader'],
]

/** The user who made a recorded request with an API key. */
export function callerOf(name: string): string {
  return callers.find(([pattern]) => pattern.test(name))?.[1] ?? 'root'
}

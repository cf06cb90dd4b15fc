import { ClientError, type ClientErrorInit } from './client-error.ts'
import { redact } from './redact.ts'

export type Failure = (init: Omit<ClientErrorInit, 'service' | 'title' | 'request'>) => ClientError

/** Makes the errors of one call; known secrets are taken out of whatever text goes in. */
export function createFailure({
  service,
  title,
  request,
  secrets,
}: {
  service: string
  title: string
  request: string
  secrets: readonly string[]
}): Failure {
  return (init) =>
    new ClientError({
      ...init,
      service,
      title,
      request: redact(request, secrets),
      detail: init.detail === undefined ? undefined : redact(init.detail, secrets),
    })
}

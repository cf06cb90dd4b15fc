import { z } from 'zod'
import { describeFaults } from '../testing/describe-faults.ts'
import { baseUrlOption, headerText } from './client-options.ts'
import { defineClient } from './define-client.ts'
import type { CallOptions } from './call-options.ts'

const schema = z.object({ name: z.string() })
const query = { secret: 'CANARY-query' }

const create = defineClient({
  service: 'sample',
  title: 'Sample',
  options: { baseUrl: baseUrlOption, key: headerText },
  baseUrl: ({ baseUrl }) => baseUrl,
  secrets: ({ key }) => [key],
  authorization: ({ key }) => ({ headers: () => ({ authorization: `Bearer ${key}`, cookie: `sid=${key}` }) }),
  create: (http) => ({
    json: (options: CallOptions) => http.request('GET', '/json', { schema, query, ...options }),
    search: (options: CallOptions) =>
      http.request('POST', '/search', { schema, body: { json: query }, idempotent: true, ...options }),
    text: (options: CallOptions) => http.text('GET', '/text', { query, ...options }),
    bytes: (options: CallOptions) => http.bytes('GET', '/bytes', { query, ...options }),
    secretPath: (options: CallOptions) =>
      http.bytes('GET', '/download/CANARY-path', { label: 'GET /download', ...options }),
    form: (options: CallOptions) => http.send('POST', '/form', { body: { form: query }, ...options }),
    write: (options: CallOptions) => http.request('PATCH', '/json', { schema, body: { json: query }, ...options }),
    remove: (options: CallOptions) => http.send('DELETE', '/json', options),
    put: (options: CallOptions) => http.send('PUT', '/json', { body: { json: query }, idempotent: true, ...options }),
  }),
})

describeFaults({
  service: 'sample',
  create: (options) => create({ ...options, key: 'CANARY-key' }),
  calls: [
    { name: 'reads JSON', method: 'GET', run: (client, options) => client.json(options) },
    { name: 'reads by POST', method: 'POST', idempotent: true, run: (client, options) => client.search(options) },
    { name: 'reads text', method: 'GET', reads: 'other', run: (client, options) => client.text(options) },
    { name: 'reads bytes', method: 'GET', reads: 'other', run: (client, options) => client.bytes(options) },
    {
      name: 'has a secret in its path',
      method: 'GET',
      reads: 'other',
      run: (client, options) => client.secretPath(options),
    },
    { name: 'sends a form', method: 'POST', reads: 'other', run: (client, options) => client.form(options) },
    { name: 'writes and reads', method: 'PATCH', run: (client, options) => client.write(options) },
    { name: 'deletes', method: 'DELETE', reads: 'other', run: (client, options) => client.remove(options) },
    {
      name: 'writes idempotently',
      method: 'PUT',
      reads: 'other',
      idempotent: true,
      run: (client, options) => client.put(options),
    },
  ],
})

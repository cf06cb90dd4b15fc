import { baseUrlOption, defineClient, fingerprint, headerText } from '../core/index.ts'
import { classify } from './classify.ts'
import { history } from './history.ts'
import { indexers } from './indexers.ts'
import { releases } from './releases.ts'
import { system, tags } from './system.ts'

/** A client for Prowlarr (API v1). `baseUrl` with its URL base, if it has one: `http://localhost:9696/prowlarr`. */
export const createProwlarr = defineClient({
  service: 'prowlarr',
  title: 'Prowlarr',
  options: { baseUrl: baseUrlOption, apiKey: headerText },
  baseUrl: ({ baseUrl }) => baseUrl,
  // Milliseconds. Prowlarr spaces its own requests and retries them: an answer may take tens of seconds.
  defaults: { timeout: 120_000 },
  secrets: ({ apiKey }) => [apiKey],
  budgetKey: ({ baseUrl, apiKey }) => `${baseUrl} ${fingerprint(apiKey)}`,
  authorization: ({ apiKey }) => ({ headers: () => ({ 'x-api-key': apiKey }) }),
  classify,
  create: (http) => ({
    releases: releases(http),
    indexers: indexers(http),
    history: history(http),
    tags: tags(http),
    system: system(http),
  }),
})

export type Prowlarr = ReturnType<typeof createProwlarr>

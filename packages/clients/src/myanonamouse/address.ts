import { baseUrlOption } from '../core/index.ts'

/** The cookie goes to MyAnonamouse over https; a server on this machine is for tests. */
export const siteAddress = baseUrlOption.refine((address) => {
  const { protocol, hostname } = new URL(address)
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  return isHere || (protocol === 'https:' && /(^|\.)myanonamouse\.net$/.test(hostname))
}, 'has to be an https address of myanonamouse.net')

export type { AppRouter } from './api/app-router.ts'
export type { Environment } from './config/environment.ts'
export { withEnvironment } from './config/environment.ts'
export { readConfigFile } from './config/config-file.ts'
export { ConfigError, defineConfig, type ServerConfig, type ServerSettings } from './config/server-config.ts'
export { createServer, type Server, type ServerOptions } from './create-server.ts'
export type {
  CheckEvidence,
  CheckedWork,
  Host,
  HostStatus,
  Job,
  LoadedPlugin,
  RegisteredTask,
  Run,
  RunStatus,
  SeriesCheck,
  ServiceStatus,
} from './host/host.ts'
export { ServerError, type ServerErrorCode } from './server-error.ts'

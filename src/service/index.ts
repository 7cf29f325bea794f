/** The companion, for Node: the app from `Request` to `Response`, and what it is made of. */
export { configJsonSchema } from './config/json-schema.ts';
export { checkConfig, ConfigError, readConfig } from './config/read.ts';
export type { Config, FeedConfig, SiteConfig } from './config/schema.ts';
export { warningsOf } from './config/warnings.ts';
export { jsonLines, type Log, type LogFields, type LogLevel } from './log.ts';
export { createCompanion, type Companion, type CompanionOptions } from './companion.ts';
export { listen, type Listening, type ListenOptions } from './server.ts';
export { openStore } from './stores/open-store.ts';
export { StoreError, type Store } from './stores/store.ts';

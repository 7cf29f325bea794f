import { z } from '../schema.ts';
import { configSchema } from './schema.ts';

/** The configuration as JSON Schema (draft 2020-12), for editors: `dist/config.schema.json`. */
export const configJsonSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(configSchema, { io: 'input' }),
  title: 'ward-widgets serve',
  // Editors then take comments and commas at the ends of lists.
  allowComments: true,
  allowTrailingCommas: true,
});

/** The companion in a process of its own, on the store named by the first argument. Sends its address to the parent. */
import { checkConfig, createCompanion, jsonLines, listen, openStore } from '../../../src/service/index.ts';

const plenty = 1_000_000_000;
const companion = createCompanion({
  config: checkConfig({
    sites: { 'tay-son': { url: 'https://tayson.example.gov.vn/' } },
    limits: { viewsPerMinute: plenty, votesPerHour: plenty, votersPerItem: plenty },
  }),
  store: await openStore(process.argv[2]!),
  log: process.env['SERVE_LOG'] ? jsonLines((line) => process.stderr.write(line)) : () => {},
  version: '0.0.0',
});
const { url } = await listen(companion, { host: '127.0.0.1', port: 0 });
process.send!(url);
// Whoever started it is gone.
process.on('disconnect', () => process.exit());

// One of the two servers that bench/visits.mjs asks by turns, in a process of its own. Says where it listens, and by
// `cpu` how much of a processor it has used.
import { createServer } from 'node:http';

const [kind, store] = process.argv.slice(2);

const bare = async () => {
  const body = JSON.stringify({ site: 'tay-son', total: 881_707, online: 130, today: 1104 });
  const server = createServer((request, response) => {
    // The least that a server can do with a body: take it in.
    request.on('end', () => response.setHeader('Content-Type', 'application/json').end(body)).resume();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: () => server.close(),
  };
};

const companion = async () => {
  const { checkConfig, createCompanion, listen, openStore } = await import(
    process.env.SERVICE ?? '../dist/node/service.js'
  );
  const config = checkConfig({
    sites: { 'tay-son': { url: 'https://tayson.example.gov.vn/', initialTotal: 881_707 } },
  });
  const log = (...said) => console.error(...said);
  return listen(createCompanion({ config, store: await openStore(store), log, version: '0.0.0' }), {
    host: '127.0.0.1',
    port: 0,
  });
};

const { url, stop } = await (kind === 'bare' ? bare() : companion());
process.on('message', async (what) => {
  if (what === 'cpu') process.send({ cpu: process.cpuUsage() });
  else {
    await stop();
    process.disconnect();
  }
});
process.send({ url });

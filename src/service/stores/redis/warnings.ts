import type { Client } from './driver.ts';

/** What `CONFIG GET` says; nothing where it may not be asked, as on most servers that somebody else runs. */
async function settingsOf(client: Client): Promise<Partial<Record<string, string>>> {
  try {
    const answers = await Promise.all(
      ['appendonly', 'appendfsync', 'maxmemory', 'maxmemory-policy'].map((name) => client.configGet(name)),
    );
    return Object.assign({}, ...answers) as Partial<Record<string, string>>;
  } catch {
    return {};
  }
}

/** What of a server's settings may lose counts or votes. */
export async function warningsOf(client: Client): Promise<string[]> {
  const settings = await settingsOf(client);
  const warnings = [];
  if (settings['appendonly'] === 'no')
    warnings.push(
      'Redis does not write down each change: what came since its last snapshot is lost when it stops. Set appendonly yes and appendfsync always.',
    );
  else if (settings['appendonly'] === 'yes' && settings['appendfsync'] !== 'always')
    warnings.push(
      `Redis writes changes to disk later (appendfsync ${settings['appendfsync']}): a crash may lose the latest. Set appendfsync always.`,
    );
  if (Number(settings['maxmemory'] ?? 0) && settings['maxmemory-policy'] !== 'noeviction')
    warnings.push(
      `Redis may throw counts and votes away when its memory is full (maxmemory-policy ${settings['maxmemory-policy']}). Set maxmemory-policy noeviction.`,
    );
  return warnings;
}

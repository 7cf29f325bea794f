import { StoreError } from '../store.ts';
import { scripts } from './scripts.ts';

type Driver = typeof import('redis');

/** Milliseconds to wait for a connection. */
const CONNECT_WAIT = 3000;

/** An idle connection is asked for a sign of life so often; one without any for so long is given up. */
const PING_INTERVAL = 2000;
const SILENCE = 6000;

/** Milliseconds between two tries to connect: doubled each time, up to a limit, and never the same for all processes. */
const FIRST_RETRY = 50;
const LAST_RETRY = 2000;

/** Commands that wait for an answer at a time; further ones are turned away. */
const MAX_WAITING = 20_000;

/**
 * Node-redis, which is not installed along with the package.
 * @throws {StoreError} where it is not there
 */
export async function loadDriver(): Promise<Driver> {
  try {
    return await import('redis');
  } catch (cause) {
    throw new StoreError('A store on Valkey or Redis needs its driver: npm install redis', { cause });
  }
}

/** A client that keeps no commands for later, and connects again by itself once it has `opened`. */
export const makeClient = ({ createClient, defineScript }: Driver, url: string, opened: () => boolean) =>
  createClient({
    url,
    // The protocol that all servers and proxies speak.
    RESP: 2,
    scripts: scripts(defineScript),
    disableOfflineQueue: true,
    commandsQueueMaxLength: MAX_WAITING,
    // Waiting is limited for many commands at once, by `Connection`.
    commandOptions: { timeout: 0 },
    pingInterval: PING_INTERVAL,
    maintNotifications: 'disabled',
    disableClientInfo: true,
    socket: {
      connectTimeout: CONNECT_WAIT,
      socketTimeout: SILENCE,
      reconnectStrategy: (retries) =>
        opened() && Math.min(FIRST_RETRY * 2 ** retries, LAST_RETRY) * (0.75 + Math.random() / 2),
    },
  });

export type Client = ReturnType<typeof makeClient>;

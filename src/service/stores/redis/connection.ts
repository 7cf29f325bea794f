import { setTimeout as wait } from 'node:timers/promises';
import { StoreError } from '../store.ts';
import { loadDriver, makeClient, type Client } from './driver.ts';

/** Milliseconds to wait for an answer. Whoever answers no sooner hangs. */
const ANSWER_WAIT = 3000;

/** Milliseconds before another try with a server that has fallen silent. */
const RETRY = 100;

/** No answer in time. */
class Silence extends Error {}

/** The promise's outcome, or a {@link Silence}. */
function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Silence(`no answer in ${milliseconds} ms`)), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Where a server is, without what is needed to get in. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname.replace(/^\/$/, '')}`;
}

/**
 * A connection to Valkey or Redis that fails fast and heals by itself: while there is none, nothing waits for it, and
 * one that has fallen silent is replaced by another one.
 */
export class Connection {
  private readonly place: string;
  private readonly make: () => Client;
  private client: Client;
  private opened = false;
  private closed = false;
  /** Whether the server is known to answer: one that hangs still takes connections. */
  private answers = true;
  private trouble = 'there is no connection yet';

  private constructor(place: string, make: (opened: () => boolean) => Client) {
    this.place = place;
    this.make = () => {
      const client = make(() => this.opened);
      client.on('error', (error: Error) => (this.trouble = error.message || String(error)));
      return client;
    };
    this.client = this.make();
  }

  /**
   * Connects.
   * @throws {StoreError} where the driver is not installed, the address is none, or nobody answers there
   */
  static async open(url: string): Promise<Connection> {
    const driver = await loadDriver();
    let connection: Connection;
    try {
      connection = new Connection(placeOf(url), (opened) => makeClient(driver, url, opened));
    } catch (cause) {
      throw new StoreError(`${url.replace(/\/\/.*@/, '//')} is no address of Valkey or Redis`, { cause });
    }
    try {
      await within(ANSWER_WAIT, connection.client.connect());
      await within(ANSWER_WAIT, connection.client.ping());
    } catch (cause) {
      connection.client.destroy();
      throw connection.error(cause);
    }
    connection.opened = true;
    return connection;
  }

  /**
   * Asks something.
   * @throws {StoreError} at once where there is no connection; where it is lost or falls silent before the answer
   */
  async ask<T>(question: (client: Client) => Promise<T>): Promise<T> {
    const { client } = this;
    if (!client.isReady || !this.answers) throw this.error(new Error(this.trouble));
    try {
      return await within(ANSWER_WAIT, question(client));
    } catch (cause) {
      if (cause instanceof Silence) this.replace(client);
      throw this.error(cause);
    }
  }

  /** Waits for what is under way, then disconnects. */
  async close(): Promise<void> {
    const { client } = this;
    this.closed = true;
    this.trouble = 'the store is closed';
    if (client.isReady) await within(ANSWER_WAIT, client.close()).catch(() => {});
    client.destroy();
  }

  /** Takes another connection in the place of one that is silent; it is used once something has come over it. */
  private replace(silent: Client): void {
    if (silent !== this.client || this.closed) return;
    this.trouble = 'the server does not answer';
    this.answers = false;
    const client = (this.client = this.make());
    silent.destroy();
    within(
      ANSWER_WAIT,
      client.connect().then(() => client.ping()),
    ).then(
      () => (this.answers = true),
      async () => {
        await wait(RETRY);
        this.replace(client);
      },
    );
  }

  private error(cause: unknown): StoreError {
    const { message, code } = cause as NodeJS.ErrnoException;
    return new StoreError(`Redis at ${this.place}: ${message || code || this.trouble}`, { cause });
  }
}

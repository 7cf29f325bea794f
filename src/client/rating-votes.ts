import { FeedError } from '../contract/problem.ts';
import { readRating, readVote, type ItemRating, type VoteAnswer } from '../contract/rating.ts';
import { maxWait } from '../feed/bounds.ts';
import { keep, known, ratingKey } from './rating-client.ts';
import { upgrade } from './urls.ts';

/** What a browser remembers of its vote on one item. */
interface Kept {
  /** Stars that the server has; 0 for none. */
  stars: number;
  /** What changes the vote or takes it back. */
  voter?: string | undefined;
  /** Stars chosen offline, for the server to have; 0 takes the vote back. */
  unsent?: number | undefined;
}

/** Votes by name where the browser gives no storage: remembered as long as the page lives. */
const memory = new Map<string, string>();

function recall(name: string): Kept {
  try {
    const text = memory.get(name) ?? localStorage.getItem(name);
    const { stars, voter, unsent } = JSON.parse(text!) as Kept;
    return {
      stars: Number(stars) || 0,
      voter: voter && String(voter),
      unsent: typeof unsent === 'number' ? unsent : undefined,
    };
  } catch {
    return { stars: 0 };
  }
}

function remember(name: string, kept: Kept): void {
  try {
    if (kept.stars || kept.unsent) localStorage.setItem(name, JSON.stringify(kept));
    else localStorage.removeItem(name);
  } catch {
    memory.set(name, JSON.stringify(kept));
  }
}

/** A rating in which one voter's stars are others; 0 stands for no vote. */
function adjusted({ average, count, best }: ItemRating, before: number, after: number): ItemRating {
  const votes = Math.max(count - Math.sign(before) + Math.sign(after), 0);
  const mean = votes && (average * count - before + after) / votes;
  return { average: Math.min(Math.max(mean, 0), best), count: votes, best };
}

/**
 * The visitor's vote on one item: one for all elements that show it, and one for each browser.
 *
 * A vote shows at once. Votes are sent one after another, and of several cast meanwhile only the latest. One that the
 * server does not take is rolled back; one cast offline is kept, and sent when the network is back, in a later visit
 * too.
 */
class Ballot {
  /** Whom to tell of changes; `elsewhere` where another tab made them. */
  readonly watchers = new Set<(elsewhere: boolean) => void>();
  /** Where the browser keeps the vote. */
  readonly name: string;
  /** Why the latest vote was rolled back. */
  failure: FeedError | undefined;
  /** The server has taken the latest vote. */
  done = false;
  /** The visitor's stars, sent or not; 0 for none. */
  stars: number;

  private readonly url: string;
  private readonly site: string;
  private readonly item: string;
  private kept: Kept;
  private busy = false;

  constructor(url: string, site: string, item: string) {
    this.url = url;
    this.site = site;
    this.item = item;
    this.name = `ward-rating ${site} ${item}`;
    this.kept = recall(this.name);
    this.stars = this.kept.unsent ?? this.kept.stars;
  }

  /** The vote waits for the network. */
  get isWaiting(): boolean {
    return !this.busy && this.stars !== this.kept.stars;
  }

  /** The rating with the vote in it that is not sent yet. */
  expected(rating: ItemRating): ItemRating {
    return adjusted(rating, this.kept.stars, this.stars);
  }

  /** @param stars 0 takes the vote back */
  cast(stars: number): void {
    this.stars = stars;
    void this.send();
  }

  /** Takes over what another tab has done. */
  reread(): void {
    if (this.busy) return;
    this.kept = recall(this.name);
    this.stars = this.kept.unsent ?? this.kept.stars;
    this.done = false;
    this.tell(true);
  }

  /** Sends what is not sent yet, the latest choice last. */
  async send(): Promise<void> {
    if (!this.busy && (this.isWaiting || this.kept.unsent !== undefined)) {
      this.busy = true;
      this.done = false;
      this.failure = undefined;
      this.tell();
      try {
        // One tab at a time: the second knows what the first was given. A frame without an origin shares nothing,
        // and may not ask.
        await (navigator.locks && origin !== 'null'
          ? navigator.locks.request(this.name, this.sendAll)
          : this.sendAll());
        this.done = true;
      } catch (error) {
        // Offline, the vote waits. Else it is as it was before, and why is said.
        if (navigator.onLine) {
          this.failure = error as FeedError;
          this.stars = this.kept.stars;
        }
      }
      this.busy = false;
      this.kept.unsent = this.isWaiting ? this.stars : undefined;
      remember(this.name, this.kept);
    }
    this.tell();
  }

  private sendAll = async (): Promise<void> => {
    const key = ratingKey(this.url, this.site, this.item);
    this.kept = recall(this.name);
    while (this.stars !== this.kept.stars) {
      const { stars } = this;
      const answer = await this.post(stars);
      const before = known(key)?.rating;
      const { mine = stars, voter = this.kept.voter } = (answer ?? {}) as Partial<VoteAnswer>;
      const rating = answer ?? (before && adjusted(before, this.kept.stars, mine));
      this.kept = { stars: mine, voter };
      if (this.stars === stars) this.stars = mine;
      remember(this.name, this.kept);
      keep(key, rating);
    }
  };

  private async post(stars: number): Promise<VoteAnswer | ItemRating | undefined> {
    const { url, site, item } = this;
    const { voter } = this.kept;
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), maxWait);
    let status: number | undefined;
    try {
      if (!navigator.onLine) throw new Error('offline');
      // Text, so that the browser asks no permission first; kept alive, so that a vote outlives its page.
      const response = await fetch(upgrade(url), {
        method: stars ? 'POST' : 'DELETE',
        body: JSON.stringify(stars ? { site, item, stars, voter } : { site, item, voter }),
        keepalive: true,
        signal: abort.signal,
      });
      ({ status } = response);
      if (!response.ok) throw new FeedError('http', `HTTP ${status}`);
      const text = await response.text();
      return stars ? readVote(JSON.parse(text)) : text ? readRating(JSON.parse(text)) : undefined;
    } catch (cause) {
      const { kind, message } = abort.signal.aborted
        ? ({ kind: 'timeout', message: 'no answer in time' } as const)
        : cause instanceof FeedError
          ? cause
          : ({ kind: status ? 'malformed' : 'blocked', message: String(cause) } as const);
      throw new FeedError(kind, `${url}: vote not taken: ${message}`, { status, url, cause });
    } finally {
      clearTimeout(timer);
    }
  }

  private tell(elsewhere = false): void {
    this.watchers.forEach((watcher) => watcher(elsewhere));
  }
}

export type { Ballot };

const ballots = new Map<string, Ballot>();

/** The ballot of an item; the same for all who ask. What an earlier visit could not send is sent now. */
export function ballotFor(url: string, site: string, item: string): Ballot {
  const key = ratingKey(url, site, item);
  let ballot = ballots.get(key);
  if (!ballot) {
    if (!ballots.size) {
      addEventListener('online', () => ballots.forEach((one) => void one.send()));
      addEventListener('storage', ({ key: name }) =>
        ballots.forEach((one) => (name === one.name || name === null) && one.reread()),
      );
    }
    ballots.set(key, (ballot = new Ballot(url, site, item)));
    void ballot.send();
  }
  return ballot;
}

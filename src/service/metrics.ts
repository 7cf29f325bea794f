import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ProblemKind } from './http/problem.ts';

/** What is measured, in the words of Prometheus. No label ever holds what a visitor sent. */
export interface Metrics {
  /** A request has come; what it gives is called with the status when it is answered. */
  request(operation: string): (status: number) => void;
  problem(kind: ProblemKind): void;
  view(site: string, what: 'view' | 'robot'): void;
  vote(site: string): void;
  feed(id: string, outcome: 'fresh' | 'unchanged' | 'cached' | 'stale' | 'failed'): void;
  /** The text of `/metrics`. */
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(version: string): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const made = { registers };
  const requests = new Histogram({
    ...made,
    name: 'ward_request_seconds',
    help: 'Time from a request to its answer.',
    labelNames: ['operation', 'status'] as const,
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
  });
  const problems = new Counter({
    ...made,
    name: 'ward_problems_total',
    help: 'Problems answered.',
    labelNames: ['kind'] as const,
  });
  const views = new Counter({
    ...made,
    name: 'ward_views_total',
    help: 'Views counted: of people, and of programs.',
    labelNames: ['site', 'what'] as const,
  });
  const votes = new Counter({
    ...made,
    name: 'ward_votes_total',
    help: 'Votes taken, changes included.',
    labelNames: ['site'] as const,
  });
  const feeds = new Counter({
    ...made,
    name: 'ward_feed_answers_total',
    help: 'Feeds answered, by where the answer came from.',
    labelNames: ['feed', 'outcome'] as const,
  });
  new Gauge({ ...made, name: 'ward_info', help: 'The version.', labelNames: ['version'] as const }).set(
    { version },
    1,
  );
  return {
    request(operation) {
      const begun = performance.now();
      return (status) => requests.observe({ operation, status }, (performance.now() - begun) / 1000);
    },
    problem: (kind) => problems.inc({ kind }),
    view: (site, what) => views.inc({ site, what }),
    vote: (site) => votes.inc({ site }),
    feed: (feed, outcome) => feeds.inc({ feed, outcome }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

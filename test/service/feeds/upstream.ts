import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { rss, serve } from '../../cli/servers.ts';

/** A portal whose answer can be changed. */
export interface Upstream {
  url: string;
  /** Headers of the requests that have come. */
  asked: IncomingHttpHeaders[];
  /** Headers of the next answers. */
  headers: Record<string, string>;
  /** How it answers. Default: a feed with one item, status 200. */
  answer(response: ServerResponse, headers: IncomingHttpHeaders): void;
}

export async function startUpstream(): Promise<Upstream> {
  const upstream: Upstream = {
    url: '',
    asked: [],
    headers: {},
    answer: items(1),
  };
  upstream.url = await serve((request, response) => {
    upstream.asked.push(request.headers);
    for (const [name, value] of Object.entries(upstream.headers)) response.setHeader(name, value);
    upstream.answer(response, request.headers);
  });
  return upstream;
}

/** Answers with a feed. */
export const items =
  (count: number, title?: string): Upstream['answer'] =>
  (response) =>
    void response.end(rss(count, title));

/** Answers with an error status. */
export const fails =
  (status = 503): Upstream['answer'] =>
  (response) =>
    void response.writeHead(status).end();

/** Never answers. */
export const hangs: Upstream['answer'] = () => {};

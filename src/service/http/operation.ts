import type { ZodObject, ZodType, z } from 'zod';
import type { Reply } from './reply.ts';
import type { HeaderReader } from './request-headers.ts';

/** A request, as an operation sees it. */
export interface Call<Query = unknown, Body = unknown> {
  /** The checked parameters of its query. */
  query: Query;
  /** The checked body. */
  body: Body;
  /** Parts of the path by name, decoded. */
  params: Record<string, string>;
  /** Its address, as far as the companion knows it. */
  url: string;
  /** Value of a request header, by its name in lower case. */
  header: HeaderReader;
  /** Address of who asks: behind a trusted proxy, of who asked the proxy. */
  address: string;
}

/** What an operation may answer, for the document of the interface. */
export interface Answer {
  description: string;
  /** Of its JSON; without one it has no body, or another type. */
  schema?: ZodType;
  /** Default `application/json`. */
  type?: string;
}

/**
 * One operation of the HTTP interface. The router, the checks and the OpenAPI document are all made from it.
 * A problem is thrown (`problem.ts`); everything else is the answer.
 */
export interface Operation {
  method: 'GET' | 'POST' | 'DELETE';
  /** Such as `/v1/feeds/{id}`. */
  path: string;
  /** Its `operationId`. */
  id: string;
  summary: string;
  description?: string;
  /** Its parameters: text each, or a list of texts for one that may be repeated. */
  query?: ZodObject;
  params?: ZodObject;
  /** The last part of its path may have slashes in it. */
  deep?: boolean;
  body?: ZodType;
  /** By status, problems apart. */
  answers: Record<number, Answer>;
  /** Statuses of the problems it may throw. */
  problems?: number[];
  /** Pages of other origins may read it. Default true. */
  shared?: boolean;
  handle(call: Call): Reply | Promise<Reply>;
}

type Output<Schema, Otherwise> = Schema extends ZodType ? z.output<Schema> : Otherwise;

/** An operation whose handler knows the types of its query and body. */
export const operation = <Query extends ZodObject | undefined, Body extends ZodType | undefined>(
  described: Omit<Operation, 'handle' | 'query' | 'body'> & {
    query?: Query;
    body?: Body;
    handle(call: Call<Output<Query, undefined>, Output<Body, undefined>>): Reply | Promise<Reply>;
  },
): Operation => described as unknown as Operation;

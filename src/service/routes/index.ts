import type { Context } from '../context.ts';
import type { Operation } from '../http/operation.ts';
import { assetOperations } from './assets.ts';
import { embedOperations } from './embed.ts';
import { feedOperations } from './feeds.ts';
import { healthOperations } from './health.ts';
import { openApiOperation } from './openapi.ts';
import { ratingOperations } from './ratings.ts';
import { visitOperations } from './visits.ts';

/** All operations of the companion, in the order of the document that describes them. */
export function operationsOf(context: Context): Operation[] {
  const operations = [
    ...feedOperations(context),
    ...visitOperations(context),
    ...ratingOperations(context),
    ...embedOperations(context),
    ...assetOperations(context),
    ...healthOperations(context),
  ];
  return [...operations, openApiOperation(context, operations)];
}

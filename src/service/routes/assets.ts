import { chooseEncoding } from '../assets/encoding.ts';
import type { AssetFolder } from '../assets/assets.ts';
import type { Context } from '../context.ts';
import { isUnchanged } from '../assets/unchanged.ts';
import { operation, type Operation } from '../http/operation.ts';
import { Problem } from '../http/problem.ts';
import { z } from '../schema.ts';

const YEAR = 'public, max-age=31536000, immutable';
/** Names that stay the same from build to build: asked for again after five minutes. */
const SHORT = 'public, max-age=300';

/** What the embed builder may do, the one page among the files: show any feed, and its pictures. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src http: https: data:; media-src http: https:; " +
  "connect-src http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/**
 * The built widgets.
 * @throws {Problem} `not-built` where they cannot be read
 */
export const builtAssets = ({ assets, log }: Pick<Context, 'assets' | 'log'>): Promise<AssetFolder> =>
  assets.read().catch((cause: Error) => {
    log('error', 'not-built', { reason: cause.message });
    throw new Problem('not-built', {
      detail: 'The widgets are not beside this companion: its package is incomplete, or was not built.',
      cause,
    });
  });

/** The files of script tags, and of the pages under /embed/. */
export function assetOperations(context: Context): Operation[] {
  return [
    operation({
      method: 'GET',
      path: '/assets/{path}',
      deep: true,
      id: 'readAsset',
      summary: "One of the widgets' own files, such as ward-widgets.js.",
      description:
        'Names that hold a hash of what is in them, and all names below the hash of the build, may be kept for a year; others for five minutes. `sri.json` holds the hashes for `integrity`.',
      params: z.object({
        path: z
          .string()
          .describe(
            'The name of the file, with slashes: ward-widgets.js, chunks/….js; or the hash of the build and the name.',
          )
          .meta({ examples: ['ward-widgets.js', 'sri.json'] }),
      }),
      answers: {
        200: { description: 'The file.', type: '*/*' },
        304: { description: 'It is as in the If-None-Match of the question.' },
      },
      problems: [404, 503],
      async handle({ params: { path = '' }, header }) {
        const { files, hash } = await builtAssets(context);
        const [, build = '', name = path] = /^([\da-f]{16})\/(.*)$/.exec(path) ?? [];
        const asset = files.get(name);
        if (!asset) throw new Problem('not-found', { detail: 'There is no such file.' });
        const { bytes, encoding } = await asset.bytes(chooseEncoding(header('accept-encoding')));
        const etag = `"${asset.hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
        const headers = {
          // The hash of another build is served what there is now, for as short as a plain name.
          'Cache-Control': asset.isHashed || build === hash ? YEAR : SHORT,
          ETag: etag,
          Vary: 'Accept-Encoding',
          ...(asset.type.startsWith('text/html') && { 'Content-Security-Policy': PAGE_POLICY }),
        };
        if (isUnchanged(header('if-none-match'), etag)) return { status: 304, headers };
        return {
          headers: {
            ...headers,
            'Content-Type': asset.type,
            'Content-Length': String(bytes.length),
            ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
          },
          body: bytes,
        };
      },
    }),
  ];
}

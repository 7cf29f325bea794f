/** Code points that hide in a scheme: browsers skip some of them, and a reader sees none. */
const invisible =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g;

/** The scheme that an address has, however it is disguised; empty for a relative one. */
export function schemeOf(address: string): string {
  const [, name = ''] = /^([^/?#:]*):/.exec(address.replace(invisible, '')) ?? [];
  return /^[a-z][a-z0-9+.-]*$/i.test(name) ? name.toLowerCase() : '';
}

/** How addresses are judged. */
export interface AddressOptions {
  /** What relative addresses stand on. */
  base?: string | undefined;
  /** Whether `http:` becomes `https:`, as the page would not load it otherwise. */
  secure?: boolean | undefined;
}

/**
 * The address of something that is loaded: http, https or relative.
 * @param inline whether the picture itself may stand in the address (`data:`)
 */
export function sourceAddress(
  value: string | null | undefined,
  { base, secure }: AddressOptions,
  inline = false,
): string | undefined {
  if (inline && value && /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,/.test(value)) return value;
  const address = linkAddress(value, base);
  if (!address || /^(?:mailto|tel):/i.test(address)) return;
  return secure ? address.replace(/^http:/i, 'https:') : address;
}

/** The address of a link: http, https, mailto, tel or relative. Undefined for any other, and for none. */
export function linkAddress(value: string | null | undefined, base: string | undefined): string | undefined {
  if (!value) return;
  const scheme = schemeOf(value);
  if (!/^(?:https?|mailto|tel|)$/.test(scheme)) return;
  // Portals write `http:host/path`, which stands on the base otherwise.
  const text = value.trim().replace(/^(https?):[/\\]*/i, '$1://');
  if (!base || !text || /^(?:mailto|tel)/.test(scheme)) return text || undefined;
  try {
    const { href, protocol } = new URL(text, base);
    return /^(?:https?|mailto|tel):$/.test(protocol) ? href : undefined;
  } catch {
    // Not an address: as good as absent.
    return;
  }
}

/** The candidates of a `srcset` that may be loaded. */
export function sourceSet(value: string | null | undefined, options: AddressOptions): string | undefined {
  const kept: string[] = [];
  for (const [, address = '', descriptor = ''] of (value ?? '').matchAll(
    /[\s,]*([^\s,]\S*)((?:\s+[\d.]+[wxh])*)/g,
  )) {
    const good = sourceAddress(address.replace(/,+$/, ''), options);
    if (good) kept.push(good + descriptor.replace(/\s+/g, ' '));
  }
  return kept.join(', ') || undefined;
}

/** Where what a frame shows can be read: a video, a document. Undefined for any other frame. */
export function embedAddress(value: string | null, base: string | undefined): string | undefined {
  const address = sourceAddress(value, { base });
  if (!address) return;
  try {
    // A relative address without a base is of no known host.
    const { hostname, pathname, searchParams } = new URL(address, 'https://host.invalid');
    const host = hostname.replace(/^(?:www|m|player)\./, '');
    const [, id] = /^\/(?:embed|v|shorts|live|video)\/([\w-]+)$/.exec(pathname) ?? [];
    if (/^youtube(?:-nocookie)?\.com$/.test(host) && id) {
      return id === 'videoseries' ? address : `https://www.youtube.com/watch?v=${id}`;
    }
    if (host === 'vimeo.com' && id) return `https://vimeo.com/${id}`;
    // Players and viewers that are told what to show.
    const shown =
      /^(?:facebook\.com|docs\.google\.com|view\.officeapps\.live\.com)$/.test(host) &&
      (searchParams.get('href') ?? searchParams.get('url') ?? searchParams.get('src'));
    if (shown) return sourceAddress(shown, { base });
    return /\.(?:pdf|docx?|xlsx?|pptx?|mp4)$/i.test(pathname) ? address : undefined;
  } catch {
    return;
  }
}

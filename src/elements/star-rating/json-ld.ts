import type { WardStarRatingElement } from './star-rating.ts';

interface Policy {
  createScript(text: string): string;
}

declare const trustedTypes: { createPolicy(name: string, rules: Policy): Policy };

// JSON is not run; a page with Trusted Types asks for its trust all the same.
let policy: Policy = { createScript: (text) => text };
try {
  policy = trustedTypes.createPolicy('ward-widgets-json', policy);
} catch {
  // A browser without Trusted Types, or a page that does not allow the name.
}

const scripts = new WeakMap<WardStarRatingElement, HTMLScriptElement>();

/** Keeps a description of the rating for search engines in the page's head, as long as there are votes to describe. */
export function describe(host: WardStarRatingElement): void {
  let script = scripts.get(host);
  if (!script) {
    script = document.createElement('script');
    script.type = 'application/ld+json';
    scripts.set(host, script);
    host.addController({
      hostConnected: () => host.requestUpdate(),
      hostDisconnected: () => scripts.get(host)!.remove(),
    });
  }
  const { rating, jsonLd } = host;
  // Frameworks set true where an attribute has no value.
  const name = (typeof jsonLd === 'string' && jsonLd.trim()) || document.title;
  if (jsonLd == null || !rating?.count || !name || !host.isConnected) return script.remove();
  const json = JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    name,
    aggregateRating: {
      '@type': 'AggregateRating',
      ratingValue: Math.round(rating.average * 100) / 100,
      ratingCount: rating.count,
      bestRating: rating.best,
      worstRating: host.step,
    },
  });
  // No text of the page ends the element, wherever the page is written out.
  script.textContent = policy.createScript(json.replace(/</g, '\\u003c'));
  document.head.append(script);
}

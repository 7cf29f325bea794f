import { onlineWithin } from '../../bounds.ts';

/**
 * Who is online, kept in memory so that no question has to count rows: visitors in the order they were last seen in.
 * The rows stay the truth: it is filled from them at the start, and told only what is on disk.
 */
export class Online {
  private readonly sites = new Map<string, Map<string, number>>();

  see(site: string, visitor: string, at: number): void {
    let visitors = this.sites.get(site);
    if (!visitors) this.sites.set(site, (visitors = new Map<string, number>()));
    // Taken out first: it then comes last.
    visitors.delete(visitor);
    visitors.set(visitor, at);
  }

  count(site: string, now: number): number {
    const visitors = this.sites.get(site);
    if (!visitors) return 0;
    for (const [visitor, at] of visitors) {
      if (now - at <= onlineWithin) break;
      visitors.delete(visitor);
    }
    return visitors.size;
  }

  forget(site: string): void {
    this.sites.delete(site);
  }
}

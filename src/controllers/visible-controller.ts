import type { ReactiveControllerHost } from 'lit';

/** Feeds are not asked for more often than this, in seconds, whatever the attribute says. */
const LEAST = 10;

/**
 * Calls back every so many seconds while the page is visible, when it becomes visible again, and when it comes out
 * of the back/forward cache.
 * @param seconds asked for at each update; 0, less or NaN: not at all
 */
export function whileVisible(
  host: ReactiveControllerHost,
  seconds: () => number,
  callback: () => void,
): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  let every = 0;
  const look = () => {
    if (every && !document.hidden) callback();
  };
  const restore = ({ persisted }: PageTransitionEvent) => {
    if (persisted && every) callback();
  };
  const wind = (asked: number) => {
    const next = asked > 0 ? Math.max(asked, LEAST) : 0;
    if (next === every) return;
    every = next;
    clearInterval(timer);
    if (every) timer = setInterval(look, every * 1000);
  };
  const hostUpdated = () => wind(seconds());
  host.addController({
    hostConnected() {
      document.addEventListener('visibilitychange', look);
      addEventListener('pageshow', restore);
      hostUpdated();
    },
    hostUpdated,
    hostDisconnected() {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('pageshow', restore);
      wind(0);
    },
  });
}

import type { ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & {
  /** `seconds` where the host shows them; else minutes are enough. */
  readonly clock?: string | null | undefined;
};

const hosts = new Set<Host>();
let timer: ReturnType<typeof setTimeout> | undefined;
let behind = 0;

/** Milliseconds since 1970, by the visitor's clock as far as it has not been found wrong. */
export const now = (): number => Date.now() + behind;

/**
 * One timer for all hosts, while there are some and the page is visible. It is set anew each time, to the next full
 * minute or second, so that it cannot drift, and never for longer: after a sleep that no event tells of, it is soon
 * right.
 */
function wind(): void {
  clearTimeout(timer);
  const unit = [...hosts].some(({ clock }) => clock === 'seconds') ? 1000 : 60_000;
  if (hosts.size && !document.hidden) timer = setTimeout(look, unit - (now() % unit));
}

function look(): void {
  hosts.forEach((host) => host.requestUpdate());
  wind();
}

/** Hears when the page comes back: from another tab or window, from sleep, out of the back/forward cache. */
const listen = (how: 'addEventListener' | 'removeEventListener'): void => {
  for (const name of ['visibilitychange', 'pageshow', 'focus']) window[how](name, look);
};

/**
 * Corrects the clock of all hosts.
 * @param milliseconds how far the visitor's clock is behind; negative where it is ahead
 */
export function correct(milliseconds: number): void {
  behind = milliseconds;
  look();
}

/** Renders a host again at each full minute, or second where its `clock` says so. */
export function clockFor(host: Host): void {
  host.addController({
    hostConnected() {
      hosts.add(host);
      listen('addEventListener');
    },
    hostUpdated: wind,
    hostDisconnected() {
      hosts.delete(host);
      if (!hosts.size) listen('removeEventListener');
      wind();
    },
  });
}

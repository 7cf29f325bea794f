import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Feeds are not asked for more often than this, in seconds, whatever the attribute says. */
const LEAST = 10;

/** Calls back every so many seconds while the page is visible, and when it becomes visible again. */
export class VisibleController implements ReactiveController {
  private readonly seconds: () => number;
  private readonly callback: () => void;
  private timer: ReturnType<typeof setInterval> | undefined;
  private every = 0;

  /** @param seconds asked for at each update; 0, less or NaN never calls back */
  constructor(host: ReactiveControllerHost, seconds: () => number, callback: () => void) {
    this.seconds = seconds;
    this.callback = callback;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.look);
    addEventListener('pageshow', this.look);
    this.hostUpdated();
  }

  hostUpdated(): void {
    const asked = this.seconds();
    const every = asked > 0 ? Math.max(asked, LEAST) : 0;
    if (every === this.every) return;
    this.every = every;
    clearInterval(this.timer);
    if (every) this.timer = setInterval(this.look, every * 1000);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.look);
    removeEventListener('pageshow', this.look);
    clearInterval(this.timer);
    this.every = 0;
  }

  private look = (event?: Event): void => {
    // A page out of the back/forward cache shows what it showed then, whether it refreshes or not.
    const { persisted } = (event ?? {}) as Partial<PageTransitionEvent>;
    if (persisted || (this.every && !document.hidden && persisted === undefined)) this.callback();
  };
}

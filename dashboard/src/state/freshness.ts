/** No frame for this long: what is on the screen must no longer look live. */
export const staleAfterMs = 3000;

/** Two clocks of the browser: a suspended machine stops the monotonic one, a corrected wall clock jumps. */
export interface ClockReading {
  readonly wall: number;
  readonly monotonic: number;
}

/**
 * How old the picture is. A frame that waited in a buffer while the tab slept counts by when the engine made it, not by
 * when it was read: each frame's lag is compared with the smallest lag of this connection.
 */
export class Freshness {
  #smallestLag: number | null = null;
  #offset = 0;
  #last: ClockReading;

  constructor(start: ClockReading) {
    this.#last = start;
  }

  /** Browser clock minus engine clock, the transport's delay included; 0 before the first frame. */
  get offset(): number {
    return this.#offset;
  }

  /** A new connection: what was learnt of the clocks may no longer hold. */
  connectionStarted(): void {
    this.#smallestLag = null;
  }

  frameArrived(engineAt: number, now: ClockReading): void {
    const lag = now.wall - engineAt;
    this.#smallestLag = Math.min(this.#smallestLag ?? lag, lag);
    this.#offset = this.#smallestLag;
    const waited = lag - this.#smallestLag;
    const made = { wall: now.wall - waited, monotonic: now.monotonic - waited };
    if (made.monotonic >= this.#last.monotonic || made.wall >= this.#last.wall) this.#last = made;
  }

  /** Milliseconds since the newest frame was made; since the start while there was none. */
  silence(now: ClockReading): number {
    return Math.max(0, now.wall - this.#last.wall, now.monotonic - this.#last.monotonic);
  }

  isStale(now: ClockReading): boolean {
    return this.silence(now) > staleAfterMs;
  }
}

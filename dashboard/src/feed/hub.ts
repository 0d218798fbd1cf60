import { HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr';
import type { WallFrame } from '../contracts/wall';
import { address } from './api';

export type FeedStatus = 'connecting' | 'connected' | 'waiting' | 'refused';

export interface FeedListener {
  /** Where the picture stands, so that the engine can send only what followed. */
  position(): { readonly epoch: string | null; readonly sequence: number };
  /** False asks for a new stream that begins with a snapshot. */
  frame(frame: WallFrame): boolean;
  status(status: FeedStatus): void;
}

const spreadMs = 2000;

/** Walls that lost the engine together must not come back together. */
export function reconnectDelay(random: () => number): number {
  return Math.floor(random() * spreadMs);
}

/** Keeps one stream of frames open for as long as it runs; every loss ends in another attempt. */
export class WallFeed {
  readonly #listener: FeedListener;
  /** The attempt that counts; what a given-up one still delivers is ignored. */
  #attempt: HubConnection | null = null;
  #connected = false;
  #run = 0;
  #running = false;
  #giveUp: () => void = () => undefined;

  constructor(listener: FeedListener) {
    this.#listener = listener;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    void this.#keepOpen(++this.#run);
  }

  stop(): void {
    this.#running = false;
    this.#run += 1;
    this.#giveUp();
  }

  /** Gives up the present attempt or connection: one that is open and silent is as dead as a closed one. */
  restart(): void {
    this.#giveUp();
  }

  async acknowledge(keys: readonly string[], comment: string): Promise<number> {
    if (!this.#attempt || !this.#connected) throw new Error('not connected');
    return this.#attempt.invoke<number>('Acknowledge', keys, comment);
  }

  async #keepOpen(run: number): Promise<void> {
    while (run === this.#run) {
      this.#listener.status('connecting');
      const refused = await this.#connect();
      if (run !== this.#run) return;
      this.#listener.status(refused ? 'refused' : 'waiting');
      await new Promise((resolve) => setTimeout(resolve, reconnectDelay(Math.random)));
    }
  }

  /** One connection from start to end; true when the engine wants a session first. */
  async #connect(): Promise<boolean> {
    const connection = new HubConnectionBuilder().withUrl(address('hubs/wall')).configureLogging(LogLevel.None).build();
    this.#attempt = connection;
    const givenUp = new Promise<void>((resolve) => (this.#giveUp = resolve));
    const closed = new Promise<void>((resolve) => connection.onclose(() => resolve()));
    try {
      await Promise.race([givenUp, closed, this.#open(connection)]);
      return false;
    } catch (error) {
      return /\b401\b/.test(String(error));
    } finally {
      if (this.#attempt === connection) this.#attempt = null;
      this.#connected = false;
      void connection.stop().catch(() => undefined); // not awaited: an engine that hangs would hang this too
    }
  }

  async #open(connection: HubConnection): Promise<void> {
    await connection.start();
    if (this.#attempt !== connection) return;
    this.#connected = true;
    this.#listener.status('connected');
    await this.#stream(connection);
  }

  async #stream(connection: HubConnection): Promise<void> {
    for (;;) {
      const { epoch, sequence } = this.#listener.position();
      const ended = await new Promise<'resync' | 'ended'>((resolve, reject) => {
        const subscription = connection.stream<WallFrame>('Watch', epoch, sequence).subscribe({
          next: (frame) => {
            if (this.#attempt !== connection || this.#listener.frame(frame)) return;
            subscription.dispose();
            resolve('resync');
          },
          complete: () => resolve('ended'),
          error: reject,
        });
      });
      if (ended === 'ended') return;
    }
  }
}

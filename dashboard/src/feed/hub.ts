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
  #connection: HubConnection | null = null;
  #running = false;
  #wake: (() => void) | null = null;

  constructor(listener: FeedListener) {
    this.#listener = listener;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    void this.#run();
  }

  stop(): void {
    this.#running = false;
    this.restart();
  }

  /** Gives up the present connection, for one that is open and silent is as dead as a closed one. */
  restart(): void {
    void this.#connection?.stop();
    this.#wake?.();
  }

  async acknowledge(keys: readonly string[], comment: string): Promise<number> {
    if (!this.#connection) throw new Error('not connected');
    return this.#connection.invoke<number>('Acknowledge', keys, comment);
  }

  async #run(): Promise<void> {
    while (this.#running) {
      this.#listener.status('connecting');
      const refused = await this.#session();
      if (!this.#running) return;
      this.#listener.status(refused ? 'refused' : 'waiting');
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, reconnectDelay(Math.random));
      });
      this.#wake = null;
    }
  }

  /** One connection from start to end; true when the engine wants a session first. */
  async #session(): Promise<boolean> {
    const connection = new HubConnectionBuilder().withUrl(address('hubs/wall')).configureLogging(LogLevel.None).build();
    this.#connection = connection;
    try {
      const closed = new Promise<void>((resolve) => connection.onclose(() => resolve()));
      await connection.start();
      this.#listener.status('connected');
      await Promise.race([closed, this.#stream(connection)]);
      return false;
    } catch (error) {
      return /\b(401|403)\b/.test(String(error));
    } finally {
      this.#connection = null;
      await connection.stop().catch(() => undefined);
    }
  }

  async #stream(connection: HubConnection): Promise<void> {
    for (;;) {
      const { epoch, sequence } = this.#listener.position();
      const ended = await new Promise<'resync' | 'ended'>((resolve, reject) => {
        const subscription = connection.stream<WallFrame>('Watch', epoch, sequence).subscribe({
          next: (frame) => {
            if (this.#listener.frame(frame)) return;
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

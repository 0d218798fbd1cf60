import { api, ApiError, type Session } from '../feed/api';

/** Whether this browser may look; `unknown` until the engine has answered. */
class SessionState {
  current: 'unknown' | 'open' | 'closed' = $state('unknown');
  passwordRequired = $state(false);

  /** An engine that does not answer is no reason to show a login page: the wall says that it has no data. */
  async refresh(): Promise<void> {
    try {
      this.#take(await api.session());
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) this.current = 'closed';
    }
  }

  async open(password: string): Promise<void> {
    await api.openSession(password);
    await this.refresh();
  }

  async close(): Promise<void> {
    await api.closeSession();
    await this.refresh();
  }

  #take(session: Session): void {
    this.passwordRequired = session.passwordRequired;
    this.current = session.authenticated || !session.passwordRequired ? 'open' : 'closed';
  }
}

export const session = new SessionState();

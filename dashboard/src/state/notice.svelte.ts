const shownMs = 4000;

/** One short sentence about what the operator just did. */
class Notice {
  message = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(message: string): void {
    this.message = message;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.message = ''), shownMs);
  }
}

export const notice = new Notice();

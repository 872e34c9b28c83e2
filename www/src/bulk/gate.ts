/** What passes here waits while it is shut: the back-pressure that makes a pause. */
export class Gate {
  #shut: { promise: Promise<void>; open: () => void } | undefined;

  /** Settles when it is open. */
  passage(): Promise<void> {
    return this.#shut?.promise ?? Promise.resolve();
  }

  shut(): void {
    if (this.#shut) return;
    let open = (): void => undefined;
    const promise = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.#shut = { promise, open };
  }

  open(): void {
    this.#shut?.open();
    this.#shut = undefined;
  }
}

import { wasm } from "./instance.js";

/** Made when it is first needed: importing runs nothing. */
let decoder: TextDecoder | undefined;

/**
 * What the module wrote at `start` into its memory, to be read in the order in which it was written, and before it
 * writes again: see src/bindings/output.rs.
 */
export class Output {
  readonly #numbers: Uint32Array;
  readonly #text: string;
  #nextNumber = 0;
  #nextUnit = 0;

  constructor(start: number) {
    const { buffer } = wasm().memory;
    this.#numbers = new Uint32Array(buffer, start);
    decoder ??= new TextDecoder("utf-8", { ignoreBOM: true });
    this.#text = decoder.decode(new Uint8Array(buffer, this.number(), this.number()));
  }

  number(): number {
    return this.#numbers[this.#nextNumber++] as number;
  }

  /** A number of two words. */
  longNumber(): number {
    return this.number() + this.number() * 2 ** 32;
  }

  string(): string {
    const start = this.#nextUnit;
    this.#nextUnit += this.number();
    return this.#text.slice(start, this.#nextUnit);
  }

  optionalString(): string | undefined {
    return this.number() === 1 ? this.string() : undefined;
  }
}

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
  #view: DataView | undefined;
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

  float(): number {
    this.#view ??= new DataView(this.#numbers.buffer, this.#numbers.byteOffset);
    this.#nextNumber += 2;
    return this.#view.getFloat64((this.#nextNumber - 2) * 4, true);
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

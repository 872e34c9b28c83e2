import { writeText } from "./input.js";

/** What the module is told in one go, in the order in which it reads it: see src/bindings/message.rs. */
export class Message {
  readonly #numbers: number[] = [];
  #text = "";

  number(number: number): void {
    this.#numbers.push(number);
  }

  flag(flag: boolean): void {
    this.number(flag ? 1 : 0);
  }

  string(string: string): void {
    this.number(string.length);
    this.#text += string;
  }

  strings(strings: string[]): void {
    this.number(strings.length);
    for (const string of strings) this.string(string);
  }

  optionalNumber(number: number | undefined): void {
    this.flag(number !== undefined);
    if (number !== undefined) this.number(number);
  }

  optionalString(string: string | undefined): void {
    this.flag(string !== undefined);
    if (string !== undefined) this.string(string);
  }

  /** Writes it into the module's memory, and `rest` behind it: how many bytes that are, and the numbers. */
  write(rest: string): [length: number, numbers: number[]] {
    return [writeText(this.#text + rest), this.#numbers];
  }
}

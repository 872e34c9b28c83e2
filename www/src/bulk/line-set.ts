/** Numbers of lines, a bit for each: a million fit into 125 kB. */
export class LineSet {
  #bits = new Uint8Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(line: number): boolean {
    return ((this.#bits[line >> 3] ?? 0) & (1 << (line & 7))) !== 0;
  }

  add(line: number): void {
    if (this.has(line)) return;
    this.#reach(line >> 3);
    this.#bits[line >> 3] = (this.#bits[line >> 3] ?? 0) | (1 << (line & 7));
    this.#size += 1;
  }

  delete(line: number): void {
    if (!this.has(line)) return;
    this.#bits[line >> 3] = (this.#bits[line >> 3] ?? 0) & ~(1 << (line & 7));
    this.#size -= 1;
  }

  #reach(place: number): void {
    if (place < this.#bits.length) return;
    const bits = new Uint8Array(Math.max(place + 1, this.#bits.length * 2));
    bits.set(this.#bits);
    this.#bits = bits;
  }
}

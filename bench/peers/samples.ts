/** Times, in ms, of which percentiles are asked. Grows without making objects: it is filled while something is measured. */
export interface Summary {
  readonly p50: number;
  readonly p99: number;
}

export class Samples {
  #values = new Float64Array(1024);
  #count = 0;

  add(value: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Float64Array(this.#count * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count] = value;
    this.#count += 1;
  }

  /** NaN where there are none. */
  summary(): Summary {
    const sorted = this.#values.slice(0, this.#count).sort();
    const at = (share: number): number =>
      sorted[Math.min(this.#count - 1, Math.floor(share * this.#count))] ?? Number.NaN;
    return { p50: at(0.5), p99: at(0.99) };
  }
}

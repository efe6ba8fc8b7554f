// Reads what a WebAssembly file is made of, from one place on.

export class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  number() {
    for (let value = 0, unit = 1; ; unit *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  }

  /** One that is written as the unpacker will write it: anything longer may mean something else. */
  shortest() {
    const from = this.at;
    const number = this.number();
    if (this.bytes[this.at - 1] === 0 && this.at > from + 1) throw new Error("the WebAssembly: a number is not in its shortest form");
    return number;
  }

  signed() {
    for (let value = 0, shift = 0; ; ) {
      const byte = this.bytes[this.at++];
      value |= (byte & 127) << shift;
      shift += 7;
      if (byte < 128) return shift < 32 && byte & 64 ? value | (-1 << shift) : value;
    }
  }

  numbers(count) {
    for (; count > 0; count -= 1) this.number();
  }

  /** What a step reads, as it stands. */
  bytesOf(step) {
    const from = this.at;
    step();
    return this.bytes.subarray(from, this.at);
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return this.take(this.number()).toString("utf8");
  }

  /** How large a memory or table is, and may become. */
  limits() {
    this.numbers(this.bytes[this.at++] & 1 ? 2 : 1);
  }
}

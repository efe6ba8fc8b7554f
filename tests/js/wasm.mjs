// Reads what a WebAssembly file consists of: its sections, and each function's name and size.

const SECTIONS = ["custom", "type", "import", "function", "table", "memory", "global", "export", "start", "element", "code", "data", "datacount"];

class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  number() {
    for (let value = 0, unit = 1; ; unit *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return this.take(this.number()).toString("utf8");
  }

  get left() {
    return this.at < this.bytes.length;
  }
}

/** The bytes of each section by its name, a custom one by its own. */
export const sections = (bytes) => {
  const reader = new Reader(bytes, 8);
  const found = {};
  while (reader.left) {
    const kind = SECTIONS[reader.take(1)[0]];
    const content = new Reader(reader.take(reader.number()));
    found[kind === "custom" ? content.text() : kind] = content.bytes.subarray(content.at);
  }
  return found;
};

/** Each function that has a body, with its name as the linker wrote it, and its size in bytes. */
export const functions = (bytes) => {
  const { code, name } = sections(bytes);
  const names = new Map();
  const all = new Reader(name);
  while (all.left) {
    const kind = all.take(1)[0];
    const part = new Reader(all.take(all.number()));
    if (kind !== 1) continue;
    for (let left = part.number(); left > 0; left -= 1) names.set(part.number(), part.text());
  }
  const bodies = new Reader(code);
  const sizes = Array.from({ length: bodies.number() }, () => {
    const size = bodies.number();
    bodies.take(size);
    return size;
  });
  // Imported functions are counted first, and every function has a name.
  const imported = names.size - sizes.length;
  return sizes.map((size, index) => ({ name: names.get(index + imported), size }));
};

// Draws the extension's icon, two people linked by a tick, at any size, as the bytes of a PNG file.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const { zlibSync } = createRequire(fileURLToPath(new URL("../../../tests/package.json", import.meta.url)))("fflate");

const GROUND = [63, 74, 140];
const FIGURE = [255, 255, 255];
/** Each pixel's coverage is the mean of so many by so many samples. */
const SAMPLES = 8;

// All in a square whose sides are 1 long.
const CORNER = 0.22;
const DOT = 0.115;
const STROKE = 0.055;
const TICK = [
  [0.24, 0.5],
  [0.43, 0.7],
  [0.76, 0.3],
];

const inSquare = (x, y) => {
  const inner = 0.5 - CORNER;
  const [dx, dy] = [Math.max(Math.abs(x - 0.5) - inner, 0), Math.max(Math.abs(y - 0.5) - inner, 0)];
  return dx * dx + dy * dy <= CORNER * CORNER;
};

const toSegment = (x, y, [ax, ay], [bx, by]) => {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy), 0), 1);
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
};

const inFigure = (x, y) => {
  const [first, bend, last] = TICK;
  const onTick = Math.min(toSegment(x, y, first, bend), toSegment(x, y, bend, last)) <= STROKE;
  return onTick || [first, last].some(([cx, cy]) => Math.hypot(x - cx, y - cy) <= DOT);
};

const CRCS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

const chunk = (kind, content) => {
  const bytes = Buffer.alloc(content.length + 12);
  bytes.writeUInt32BE(content.length, 0);
  bytes.write(kind, 4, "latin1");
  bytes.set(content, 8);
  let crc = 0xffffffff;
  for (const byte of bytes.subarray(4, -4)) crc = CRCS[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  bytes.writeUInt32BE((crc ^ 0xffffffff) >>> 0, bytes.length - 4);
  return bytes;
};

/** The icon, so many pixels wide and high. */
export const icon = (size) => {
  const line = size * 4 + 1;
  const pixels = Buffer.alloc(line * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      let square = 0;
      let figure = 0;
      for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
        const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
        const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
        if (inSquare(x, y)) square += 1;
        if (inFigure(x, y)) figure += 1;
      }
      const share = figure / (SAMPLES * SAMPLES);
      const color = GROUND.map((part, index) => Math.round(part + (FIGURE[index] - part) * share));
      pixels.set([...color, Math.round((square * 255) / (SAMPLES * SAMPLES))], row * line + 1 + column * 4);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits each for red, green, blue and opacity.
  header.set([8, 6], 8);
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", zlibSync(pixels, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
};

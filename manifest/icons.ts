import { PNG } from 'pngjs';

type Colour = readonly [red: number, green: number, blue: number];
type Pixel = { colour: Colour; cover: number };

const accent: Colour = [0x4f, 0x52, 0xb2];
const white: Colour = [0xff, 0xff, 0xff];

/** The empty seat in a class of nine. */
const empty = { column: 2, row: 1 };

/** 192 px: nine seats on the accent colour, one of them empty. Teams rounds the corners. */
export function colourIcon(): Buffer {
  return draw(192, (x, y, size) => {
    const cover = seats(x, y, size);
    const mix = (channel: 0 | 1 | 2) =>
      Math.round(accent[channel] + (white[channel] - accent[channel]) * cover);
    return { colour: [mix(0), mix(1), mix(2)], cover: 1 };
  });
}

/** 32 px: the same seats, white on transparent, as Teams requires. */
export function outlineIcon(): Buffer {
  return draw(32, (x, y, size) => ({ colour: white, cover: seats(x, y, size) }));
}

function draw(size: number, pixelAt: (x: number, y: number, size: number) => Pixel): Buffer {
  const image = new PNG({ width: size, height: size });
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const { colour, cover } = pixelAt(x + 0.5, y + 0.5, size);
      image.data.set([...colour, Math.round(cover * 255)], (y * size + x) * 4);
    }
  }
  return PNG.sync.write(image);
}

/** How much of the pixel (0 to 1) a seat covers: full discs, and a ring for the empty one. */
function seats(x: number, y: number, size: number): number {
  const step = size * 0.27;
  const radius = size * 0.095;
  let cover = 0;
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 3; column += 1) {
      const distance = Math.hypot(
        x - size / 2 - (column - 1) * step,
        y - size / 2 - (row - 1) * step,
      );
      const isEmpty = column === empty.column && row === empty.row;
      const inside = soft(radius - distance);
      const hole = isEmpty ? soft(radius * 0.6 - distance) : 0;
      cover = Math.max(cover, inside - hole);
    }
  }
  return cover;
}

/** A one-pixel soft edge instead of a staircase. */
function soft(depth: number): number {
  return Math.min(1, Math.max(0, depth + 0.5));
}

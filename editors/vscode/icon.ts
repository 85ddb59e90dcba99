import { crc32, deflateSync } from "node:zlib";

// The marketplace wants a PNG. The icon is drawn from circles and rectangles, so making one takes no library.

/** A shape of the icon: how far a point lies outside of its edge, negative inside, and its colour. */
interface Shape {
  distance(x: number, y: number): number;
  readonly colour: readonly [number, number, number];
}

/** A PNG of an SVG that is made of `rect` and `circle` elements with six-digit colours, each side `size` pixels long. */
export function pngOf(svg: string, size: number): Buffer {
  const width = Number(attributesOf(/<svg\b[^>]*>/.exec(svg)?.[0] ?? "").width);
  const shapes = [...svg.matchAll(/<(rect|circle)\b[^>]*>/g)].map(([tag, name]) => shapeOf(name as string, tag));
  const rows = Buffer.alloc((size * 4 + 1) * size);
  const scale = width / size;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const pixel = pixelAt((column + 0.5) * scale, (row + 0.5) * scale, scale, shapes);
      rows.set(pixel, row * (size * 4 + 1) + 1 + column * 4);
    }
  }
  return encode(rows, size);
}

function shapeOf(name: string, tag: string): Shape {
  const given = attributesOf(tag);
  const value = (key: string) => Number(given[key]);
  if (name === "rect") {
    const [halfWidth, halfHeight, radius] = [value("width") / 2, value("height") / 2, value("rx")];
    return {
      colour: colourOf(given.fill),
      distance(x, y) {
        const dx = Math.abs(x - value("x") - halfWidth) - halfWidth + radius;
        const dy = Math.abs(y - value("y") - halfHeight) - halfHeight + radius;
        return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
      },
    };
  }
  return {
    colour: colourOf(given.stroke),
    distance: (x, y) => Math.abs(Math.hypot(x - value("cx"), y - value("cy")) - value("r")) - value("stroke-width") / 2,
  };
}

function attributesOf(tag: string): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]));
}

function colourOf(text = ""): Shape["colour"] {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));
  return [red as number, green as number, blue as number];
}

/** Red, green, blue and opacity, the later shapes over the earlier ones; edges are a pixel soft. */
function pixelAt(x: number, y: number, pixel: number, shapes: readonly Shape[]): readonly number[] {
  let colour: readonly number[] = [0, 0, 0];
  let opacity = 0;
  for (const shape of shapes) {
    const cover = Math.min(1, Math.max(0, 0.5 - shape.distance(x, y) / pixel));
    if (cover === 0) continue;
    const below = opacity * (1 - cover);
    const sum = cover + below;
    colour = colour.map((old, i) => ((shape.colour[i] as number) * cover + old * below) / sum);
    opacity = sum;
  }
  return [...colour.map(Math.round), Math.round(opacity * 255)];
}

/** @param rows each with a leading 0, which says that it is not filtered */
function encode(rows: Buffer, size: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits a channel, in colour with opacity.
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

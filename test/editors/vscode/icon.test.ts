import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { pngOf } from "../../../editors/vscode/icon.ts";
import { root } from "../../../scripts/project.ts";

const size = 128;
const png = pngOf(readFileSync(`${root}/editors/vscode/icon.svg`, "utf8"), size);
const start = png.indexOf("IDAT") + 4;
const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));

function pixel(x: number, y: number): readonly number[] {
  const at = y * (size * 4 + 1) + 1 + x * 4;
  return [...rows.subarray(at, at + 4)];
}

describe("the icon", () => {
  it("is a PNG of the size asked for", () => {
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    expect(png.subarray(-8, -4).toString()).toBe("IEND");
  });

  it("shows the load line mark where hull and bottom meet", () => {
    const white = [255, 255, 255, 255];
    const hull = [0x17, 0x32, 0x4d, 255];
    const bottom = [0xa9, 0x3b, 0x2c, 255];
    expect(pixel(64, 64)).toEqual(white);
    expect(pixel(20, 64)).toEqual(white);
    expect(pixel(64, 29)).toEqual(white);
    expect(pixel(64, 50)).toEqual(hull);
    expect(pixel(64, 80)).toEqual(bottom);
    expect(pixel(0, 0)[3]).toBe(0);
  });
});

import { isUtf8 } from "node:buffer";
import { largest, tooLarge } from "../io/read.ts";

/** How a file's bytes became text, so that writing it back changes no other byte. */
export type Encoding = "utf8" | "latin1";

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

const probeLength = 8192;

/**
 * Text of a file. UTF-8 as a rule; bytes that are not UTF-8 are read as Latin-1, a character a byte, since Docker takes
 * them too (in comments, mostly). A byte order mark stays in the text. The fault ends the sentence "file ...".
 */
export function decode(bytes: Buffer): Decoded | { readonly fault: string } {
  if (bytes.length > largest.linted) return { fault: `cannot be read: ${tooLarge(bytes.length, largest.linted)}` };
  if (bytes.subarray(0, probeLength).includes(0))
    return { fault: isUtf16(bytes) ? "is UTF-16; save it as UTF-8" : "is not text" };
  if (isUtf8(bytes)) return { text: bytes.toString("utf8"), encoding: "utf8" };
  return { text: bytes.toString("latin1"), encoding: "latin1" };
}

function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.toString("hex", 0, 2);
  return mark === "feff" || mark === "fffe";
}

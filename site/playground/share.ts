// What is on the page as the fragment of its address. Browsers send no fragment to anybody.

export interface Shared {
  readonly preset: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

const version = "1";

/** Longer texts are no examples; and a short link can unfold to anything. */
const maxLength = 256 * 1024;
const maxFiles = 20;

/** The fragment, without its `#`. */
export async function fragmentOf(shared: Shared): Promise<string> {
  const { preset, files } = shared;
  const text = JSON.stringify([preset, ...files.map(({ path, text }) => [path, text])]);
  const packed = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"), Infinity);
  let binary = "";
  for (const byte of packed) binary += String.fromCharCode(byte);
  return `${version}.${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

/** Undefined for what is no such fragment. */
export async function sharedIn(fragment: string): Promise<Shared | undefined> {
  const [stated, packed] = fragment.split(".");
  if (stated !== version || !packed) return undefined;
  try {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const unpacked = await through(bytes, new DecompressionStream("deflate-raw"), maxLength);
    return sharedOf(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(unpacked)));
  } catch {
    return undefined;
  }
}

function sharedOf(value: unknown): Shared | undefined {
  if (!Array.isArray(value)) return undefined;
  const [preset, ...entries] = value as unknown[];
  if (typeof preset !== "string" || entries.length === 0 || entries.length > maxFiles) return undefined;
  const files = entries.flatMap((entry) => {
    const [path, text] = Array.isArray(entry) ? (entry as unknown[]) : [];
    return typeof path === "string" && typeof text === "string" ? [{ path, text }] : [];
  });
  const names = new Set(files.map(({ path }) => path));
  return names.size === entries.length ? { preset, files } : undefined;
}

/** @throws RangeError when more comes out than is wanted */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) throw new RangeError("too long");
    chunks.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/**
 * A short name for a text: 16 hexadecimal digits, the same on every machine and in every release. For telling texts
 * apart, not for secrets: whoever tries can find two texts with one digest.
 */
export function digest(text: string): string {
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    high = Math.imul(high ^ c, 0x01000193);
    low = Math.imul(low ^ c, 0x85ebca6b) + high;
  }
  return hex(mix(high)) + hex(mix(low ^ high));
}

/** Lets every bit bear on every other. */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, "0");
}

/** In characters; longer texts stand in names by their digest. */
const longest = 2000;

/**
 * A text as a part of a name: itself, or its digest where it is long. Of neighbours that share a text it is made once,
 * so that many findings of one long instruction cost no more than its length.
 */
export const abridged = lastOf((text) => (text.length > longest ? digest(text) : text));

/** A function that remembers what it last gave. */
export function lastOf(make: (text: string) => string): (text: string) => string {
  let last: string | undefined;
  let made = "";
  return (text) => {
    if (text !== last) {
      made = make(text);
      last = text;
    }
    return made;
  };
}

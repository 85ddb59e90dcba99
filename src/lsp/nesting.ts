/** Levels of lists and objects at most. No message of the protocol has a tenth of them. */
const deepest = 500;

/** Values of a message at most: a change of each line of a large file has a tenth of them. */
const mostValues = 10_000_000;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
/** A brace has this bit more than a bracket. */
const braceBit = 0x20;
const opening = 0x5b | braceBit;
const closing = 0x5d | braceBit;

/**
 * Looks how a message of JSON is nested while its bytes come, before somebody reads it: what is nothing but brackets
 * takes the parser many times longer, and more memory, than a text of the same length.
 */
export class Nesting {
  private depth = 0;
  private values = 0;
  private isText = false;
  private isEscaped = false;

  /** What is wrong with the message, as far as it has come. */
  read(bytes: Uint8Array): string | undefined {
    for (const byte of bytes) {
      if (this.isText) this.readText(byte);
      else if (byte === quote) this.isText = true;
      else if (byte === comma) this.values++;
      else if ((byte | braceBit) === opening) {
        this.values++;
        this.depth++;
        if (this.depth > deepest) return `a message of more than ${deepest} levels`;
      } else if ((byte | braceBit) === closing) this.depth--;
    }
    return this.values > mostValues ? `a message of more than ${mostValues} values` : undefined;
  }

  private readText(byte: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (byte === backslash) this.isEscaped = true;
    else if (byte === quote) this.isText = false;
  }
}

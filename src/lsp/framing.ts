import { Transform } from "node:stream";
import { Nesting } from "./nesting.ts";

/** Bytes of a header at most; what is longer is none. */
const mostHeader = 8192;

/** Bytes of a message at most: the largest file that is linted, each of its characters written as an escape. */
const mostBody = 128 * 1024 * 1024;

const headerEnd = "\r\n\r\n";

/**
 * Passes messages on as long as each says rightly how long it is, and is none that takes for ever to read. After one that
 * does not nobody can tell where the next begins: the stream fails with what is wrong, instead of waiting for ever.
 */
export function checkedFrames(): Transform {
  let header = "";
  let body = 0;
  let nesting = new Nesting();
  return new Transform({
    transform(chunk: Buffer, _, done) {
      for (let at = 0; at < chunk.length; ) {
        if (body > 0) {
          const part = Math.min(body, chunk.length - at);
          const fault = nesting.read(chunk.subarray(at, at + part));
          if (fault !== undefined) return done(new Error(fault));
          body -= part;
          at += part;
          continue;
        }
        // The end may stand across two chunks.
        const rest = chunk.toString("latin1", at, at + mostHeader);
        const before = header.length;
        header += rest;
        const end = header.indexOf(headerEnd);
        if (end < 0) {
          at += rest.length;
          if (header.length <= mostHeader) continue;
          return done(new Error(`a header of more than ${mostHeader} bytes`));
        }
        const length = lengthIn(header.slice(0, end));
        if (typeof length === "string") return done(new Error(length));
        at += end + headerEnd.length - before;
        header = "";
        body = length;
        nesting = new Nesting();
      }
      done(null, chunk);
    },
  });
}

/** The length that a header gives, or what is wrong with it. */
function lengthIn(header: string): number | string {
  const lines = header.split("\r\n");
  if (!lines.every((line) => line === "" || line.includes(":"))) return "a header with a line without a colon";
  const values = lines.flatMap((line) => {
    const [, name = "", value = ""] = /^([^:]*):(.*)$/s.exec(line) ?? [];
    // A blank before the colon is a part of the name to what reads the message.
    return name.toLowerCase() === "content-length" ? value.trim() : [];
  });
  const [value] = values;
  if (value === undefined) return "a header without Content-Length";
  if (values.length > 1) return "a header with more than one Content-Length";
  if (!/^\d+$/.test(value)) return `a Content-Length that is not a number of bytes: ${value.slice(0, 40)}`;
  return Number(value) <= mostBody ? Number(value) : `a Content-Length beyond ${mostBody} bytes: ${value.slice(0, 40)}`;
}

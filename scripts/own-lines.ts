/**
 * A file of values, each as JSON on a line of its own, as `src/cli/own-lines.ts` reads it: before them stands where each
 * ends. In ASCII, whose characters are its bytes.
 */
export function ownLinesText(values: readonly object[]): string {
  const lines = values.map(inAscii);
  let end = 0;
  const ends = lines.map((line) => {
    end += line.length;
    return end;
  });
  return `${JSON.stringify(ends)}\n${lines.join("")}`;
}

function inAscii(value: object): string {
  return JSON.stringify(value).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

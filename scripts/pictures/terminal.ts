import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";

// A terminal as an SVG picture, from what a program writes to one. Whatever is no colour or weight is left out.

interface Style {
  readonly color?: string | undefined;
  readonly bold?: boolean;
  readonly dim?: boolean;
}

const colors: Readonly<Record<number, string>> = {
  31: "#ff9087",
  32: "#8fd694",
  33: "#f0b952",
  34: "#86bdf7",
  35: "#d7a3e8",
  36: "#7fd3d8",
};

const letter = 8.4;
const lineHeight = 20;
const margin = 20;
const bar = 32;

/** Lines of output, with colours, under the command that wrote them. */
export function terminalSvg(command: string, output: string): string {
  const lines = [`\x1b[1m$ ${command}\x1b[22m`, ...output.trimEnd().split("\n")];
  const columns = Math.max(...lines.map((line) => stringWidth(stripVTControlCharacters(line))));
  const width = Math.ceil(columns * letter + 2 * margin);
  const height = bar + lines.length * lineHeight + margin;
  const rows = lines.map((line, i) => {
    const y = bar + (i + 1) * lineHeight - 4;
    return `<text x="${margin}" y="${y}">${spans(line)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Output of ${escaped(command)}">
<rect width="${width}" height="${height}" rx="10" fill="#161e26"/>
<g fill="#5a6672"><circle cx="20" cy="18" r="5"/><circle cx="38" cy="18" r="5"/><circle cx="56" cy="18" r="5"/></g>
<g fill="#dde5ec" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14">
${rows.join("\n")}
</g>
</svg>
`;
}

function spans(line: string): string {
  let style: Style = {};
  let column = 0;
  return line
    .split(/(\x1b\[[\d;]*m)/)
    .map((piece) => {
      const codes = /^\x1b\[([\d;]*)m$/.exec(piece);
      if (codes) {
        style = (codes[1] as string).split(";").map(Number).reduce(styled, style);
        return "";
      }
      const text = stripVTControlCharacters(piece);
      const width = stringWidth(text);
      // Placed one by one: whatever font there is, columns stay columns.
      const x = margin + column * letter;
      column += width;
      return text.trim() === ""
        ? ""
        : `<tspan x="${x.toFixed(1)}" textLength="${(width * letter).toFixed(1)}"${attributes(style)}>${blanks(escaped(text))}</tspan>`;
    })
    .join("");
}

function styled(style: Style, code: number): Style {
  if (code === 0) return {};
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 39) return { ...style, color: undefined };
  return colors[code] ? { ...style, color: colors[code] } : style;
}

function attributes({ color, bold, dim }: Style): string {
  return [color ? ` fill="${color}"` : "", bold ? ' font-weight="700"' : "", dim ? ' fill="#94a1ad"' : ""].join("");
}

/** SVG drops blanks at a text's ends, and all but one elsewhere. */
function blanks(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

import { expect, it } from "vitest";
import { terminalSvg } from "../../scripts/pictures/terminal.ts";

it("a terminal's picture keeps columns, colours and what would be markup", () => {
  const svg = terminalSvg(
    "a <b>",
    "  \x1b[33mwarning\x1b[39m  \x1b[1m<&\x1b[22m\n\n\x1b[2m7 |\x1b[22m 漢 x\x1b]8;;https://example.com\x07\n",
  );
  const rows = [...svg.matchAll(/<text[^>]*>(.*)<\/text>/g)].map(([, row]) => row);
  expect(rows).toEqual([
    '<tspan x="20.0" textLength="58.8" font-weight="700">$\u00a0a\u00a0&#60;b&#62;</tspan>',
    '<tspan x="36.8" textLength="58.8" fill="#f0b952">warning</tspan><tspan x="112.4" textLength="16.8" font-weight="700">&#60;&#38;</tspan>',
    "",
    '<tspan x="20.0" textLength="25.2" fill="#94a1ad">7\u00a0|</tspan><tspan x="45.2" textLength="42.0">\u00a0漢\u00a0x</tspan>',
  ]);
  // Eight columns and the margins.
  expect(svg).toContain('width="150" ');
});

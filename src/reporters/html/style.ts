/** How the page looks: by day, by night, on a phone and on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #f6f7f8; --sheet: #fff; --ink: #1b2530; --dim: #5a6672; --line: #dce1e6; --accent: #14507f;
  --error: #b3261e; --error-tint: #fbe4e2; --warning: #8a5700; --warning-tint: #fcedc9; --info: #1c62a8; --info-tint: #dfecfa;
  --put: #e3f4e5; --taken: #fbe6e4; --stage: #eef3f7;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0f151b; --sheet: #161e26; --ink: #dde5ec; --dim: #94a1ad; --line: #2b3641; --accent: #7db9ec;
    --error: #ff9087; --error-tint: #4a211f; --warning: #f0b952; --warning-tint: #43330f; --info: #86bdf7; --info-tint: #1a3653;
    --put: #173421; --taken: #42201e; --stage: #1f2a34;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding: 5rem 0 2rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
a { color: var(--accent); }
code, .diff, .number { font-family: var(--mono); font-size: 13px; }
h1, h2, p, ul { margin: 0; padding: 0; }
ul { list-style: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; z-index: 3; background: var(--sheet); padding: .5rem 1rem; }
header, main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 1.75rem; }
h1 { font-size: 1.5rem; display: flex; gap: .6rem; align-items: center; letter-spacing: -.01em; }
h1 svg { color: var(--accent); }
.headline { color: var(--dim); margin-top: .2rem; }
.filters { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .5rem; align-items: center;
  max-width: 72rem; margin: 1rem auto .5rem; padding: .6rem 1.25rem; background: var(--paper); border-bottom: 1px solid var(--line); }
.filters fieldset { display: flex; gap: .35rem; border: 0; margin: 0; padding: 0; }
.filters label.chip { display: inline-flex; align-items: center; gap: .35rem; padding: .25rem .6rem; border: 1px solid var(--line); border-radius: 99px;
  background: var(--sheet); cursor: pointer; white-space: nowrap; }
.chip input { position: absolute; opacity: 0; }
.chip:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.chip:not(:has(:checked)) { opacity: .55; text-decoration: line-through; }
.filters input[type=search], .filters select, .filters button { font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--line);
  border-radius: 6px; padding: .25rem .55rem; min-height: 2.1rem; max-width: 100%; }
.filters input[type=search] { flex: 1 1 12rem; min-width: 8rem; }
.filters select { flex: 0 1 13rem; min-width: 6rem; }
.filters button { visibility: hidden; cursor: pointer; }
.filters.filtering button { visibility: visible; }
.filters output { color: var(--dim); margin-left: auto; white-space: nowrap; }
.icon { flex: none; fill: currentColor; }
.icon .sign { fill: none; stroke: var(--sheet); stroke-width: 2; stroke-linecap: round; }
.icon.error, .tally .error { color: var(--error); } .icon.warning, .tally .warning { color: var(--warning); } .icon.info, .tally .info { color: var(--info); }
.panel, section.file { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; margin: 1rem 0; }
.panel { padding: .75rem 1rem; }
.panel.faults { border-color: var(--error); }
.panel h2 { font-size: 1rem; }
.panel li { padding: .15rem 0; overflow-wrap: anywhere; }
.panel .by { color: var(--dim); }
section.file { overflow: clip; content-visibility: auto; contain-intrinsic-size: auto 40rem; }
section.file > h2 { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; font-size: 1rem; padding: .7rem 1rem; border-bottom: 1px solid var(--line); }
section.file > h2 a { color: inherit; text-decoration: none; overflow-wrap: anywhere; font-family: var(--mono); font-size: 14px; }
.tally { display: inline-flex; gap: .7rem; margin-left: auto; font-weight: 500; font-size: 14px; }
.tally span { display: inline-flex; gap: .25rem; align-items: center; }
summary { cursor: pointer; }
.graph { border-bottom: 1px solid var(--line); padding: .5rem 1rem; }
.graph summary { color: var(--dim); }
.scroll { overflow-x: auto; padding: .5rem 0; }
.graph svg { display: block; }
.graph path { fill: none; stroke: var(--dim); stroke-width: 1.6; }
.graph marker path { fill: var(--dim); stroke: none; }
.graph path.copy { stroke-dasharray: 6 4; }
.graph path.mount { stroke-dasharray: 1.5 4; stroke-linecap: round; stroke-width: 2; }
.node rect { fill: var(--sheet); stroke: var(--dim); }
.node.stage rect { fill: var(--stage); stroke: var(--accent); }
.node.context rect, .node.unknown rect { stroke-dasharray: 4 3; }
.node.target rect { stroke-width: 1.5; }
.node text { fill: var(--ink); font: 12px var(--mono); text-anchor: middle; dominant-baseline: central; }
.node.target > text { font-weight: 700; }
.node.unused, path.unused { opacity: .45; }
a.node:hover rect { stroke-width: 2.5; }
.badge rect, .node .badge rect { fill: var(--error); stroke: none; }
.node .badge.warning rect { fill: var(--warning); } .node .badge.info rect { fill: var(--info); }
.badge text, .node .badge text { fill: var(--sheet); font: 700 10px system-ui, sans-serif; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; color: var(--dim); font-size: 13px; }
.legend li { display: inline-flex; gap: .4rem; align-items: center; }
.sample { width: 20px; height: 13px; border: 1px solid var(--accent); border-radius: 3px; background: var(--stage); }
.sample.target { border: 3px double var(--accent); }
.sample.unused { opacity: .45; }
.source { padding: .5rem 0; }
.line { display: flex; }
.line:target { background: var(--info-tint); }
.number { flex: none; width: 3.6rem; padding-right: .9rem; text-align: right; color: var(--dim); user-select: none; opacity: .75; }
.number::before { content: attr(data-line); }
.line code { white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; min-width: 0; padding-right: 1rem; }
.line b { font-weight: 650; color: var(--accent); }
.line.comment code { color: var(--dim); }
.gap { padding: .1rem 0 .1rem 4.5rem; margin: .3rem 0; color: var(--dim); font-size: 13px; border-block: 1px dashed var(--line); }
mark { color: inherit; border-radius: 3px; padding: 1px 0; cursor: pointer; background: var(--info-tint); box-shadow: inset 0 -2px var(--info); }
mark.warning { background: var(--warning-tint); box-shadow: inset 0 -2px var(--warning); }
mark.error { background: var(--error-tint); box-shadow: inset 0 -2px var(--error); }
mark.point { padding: 1px 3px; margin: 0 1px; }
mark.off { background: none; box-shadow: none; cursor: auto; }
mark.current { outline: 2px solid currentColor; outline-offset: 1px; }
.cut { color: var(--dim); }
article.finding { margin: .35rem 1rem .6rem 3.6rem; padding: .5rem .8rem; border: 1px solid var(--line); border-left: 4px solid var(--info); border-radius: 6px; background: var(--paper); }
article.error { border-left-color: var(--error); } article.warning { border-left-color: var(--warning); }
article.current { box-shadow: 0 0 0 2px var(--accent); outline: none; }
.message { display: flex; gap: .5rem; font-weight: 550; overflow-wrap: anywhere; }
.message svg { margin-top: .22em; }
.about { display: flex; flex-wrap: wrap; gap: 0 .9rem; align-items: baseline; font-size: 13px; padding-left: 1.5rem; }
.about .place { color: var(--dim); text-decoration: none; }
.related, .more { padding-left: 1.5rem; font-size: 14px; }
.related { overflow-wrap: anywhere; }
.more { display: flex; flex-wrap: wrap; gap: 0 1.2rem; }
.more details[open] { flex-basis: 100%; min-width: 0; }
.more p { color: var(--dim); max-width: 46rem; }
.more summary:hover { color: var(--accent); }
.diff { margin: .3rem 0; border: 1px solid var(--line); border-radius: 6px; overflow: clip; background: var(--sheet); }
.diff > div { display: flex; padding: 0 .5rem; }
.diff code { white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; min-width: 0; }
.diff .sign { flex: none; width: 1.2rem; user-select: none; }
.taken { background: var(--taken); } .put { background: var(--put); }
footer { color: var(--dim); padding-block: 1rem 2.5rem; font-size: 14px; display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; }
kbd { font: 12px var(--mono); border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px; padding: 0 .3rem; background: var(--sheet); }
@media (max-width: 40rem) {
  header, main, footer, .filters { padding-inline: .75rem; }
  html { scroll-padding-top: 1rem; }
  .filters { position: static; }
  .filters select { flex: 1 1 8rem; }
  .number { width: 2.4rem; padding-right: .5rem; }
  .gap { padding-left: 2.4rem; }
  article.finding { margin-inline: .5rem; }
  .related, .more, .about { padding-left: 0; }
  .keys { display: none; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --sheet: #fff; --ink: #000; --dim: #444; --line: #bbb; --accent: #000;
    --error: #a00; --error-tint: #fff; --warning: #730; --warning-tint: #fff; --info: #036; --info-tint: #fff; --put: #fff; --taken: #fff; --stage: #fff; }
  body { font-size: 10pt; }
  .filters, .keys, .skip { display: none; }
  section.file { border: 0; overflow: visible; }
  article.finding, .line, svg { break-inside: avoid; }
  article.finding.current { box-shadow: none; }
}
`;

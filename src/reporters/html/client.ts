/**
 * What the page does in a browser: filters, keys, and showing which text belongs to a finding. It is the same for every
 * report; all that comes from linted files is read from the page as text.
 */
export const client = `
const one = (selector) => document.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const form = one("form.filters");
const marks = new Map();
for (const mark of all("mark")) {
  for (const id of mark.dataset.of.split(" ")) marks.set(id, [...(marks.get(id) ?? []), mark]);
}
const findings = all("article.finding").map((card) => ({
  card,
  marks: marks.get(card.id) ?? [],
  text: [card.textContent, card.dataset.rule, card.dataset.file, card.dataset.codes].join(" ").toLowerCase(),
}));
const cards = new Map(findings.map((finding) => [finding.card.id, finding]));
let visible = findings;
let current;

function filter() {
  const severities = all("[name=severity]:checked", form).map(({ value }) => value);
  const words = form.elements.search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const rule = form.elements.rule.value;
  const file = form.elements.file?.value ?? "";
  visible = findings.filter(({ card: { dataset }, text }) =>
    severities.includes(dataset.severity) && (!rule || dataset.rule === rule) && (!file || dataset.file === file) &&
    words.every((word) => text.includes(word)));
  const shown = new Set(visible);
  for (const finding of findings) finding.card.hidden = !shown.has(finding);
  for (const mark of all("mark")) {
    mark.classList.toggle("off", mark.dataset.of.split(" ").every((id) => cards.get(id)?.card.hidden ?? true));
  }
  for (const section of all("section.file")) section.hidden = !one("#" + section.id + " article.finding:not([hidden])");
  for (const rest of all(".rest")) rest.hidden = visible.length < findings.length;
  const count = visible.length + (visible.length < findings.length ? " of " + findings.length : "");
  form.elements.count.value = count + (findings.length === 1 ? " finding" : " findings");
  form.classList.toggle("filtering", visible.length < findings.length);
}

function select(finding, move) {
  if (!finding) return;
  for (const [is, of] of [[false, current], [true, finding]]) {
    of?.card.classList.toggle("current", is);
    for (const mark of of?.marks ?? []) mark.classList.toggle("current", is);
  }
  if (current) current.card.tabIndex = -1;
  current = finding;
  finding.card.tabIndex = 0;
  if (!move) return;
  finding.card.focus({ preventScroll: true });
  finding.card.scrollIntoView({ block: "center" });
}

function step(by) {
  const at = visible.indexOf(current);
  const next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : at + by;
  select(visible[Math.max(0, Math.min(next, visible.length - 1))], true);
}

function clear() {
  form.reset();
  filter();
}

const keys = {
  j: () => step(1), k: () => step(-1), n: () => step(1), p: () => step(-1),
  "/": () => { form.elements.search.focus(); form.elements.search.select(); },
  Escape: clear,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input[type=search], select");
  if (typing && event.key === "Escape") { clear(); typing.blur(); return; }
  const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const onCard = event.target.matches("article.finding");
  const act = typing ? undefined : arrow && onCard ? () => step(arrow) : keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
document.addEventListener("focusin", ({ target }) => select(cards.get(target.closest("article.finding")?.id)));
document.addEventListener("click", ({ target }) => {
  const mark = target.closest("mark");
  if (!mark || String(getSelection())) return;
  const ids = mark.dataset.of.split(" ");
  const next = (ids.indexOf(current?.card.id) + 1) % ids.length;
  select(cards.get(ids[next]), true);
});
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
function follow() {
  const target = document.getElementById(location.hash.slice(1));
  if (target?.hidden || target?.closest("[hidden]")) clear();
  if (cards.has(target?.id)) select(cards.get(target.id), true);
}
addEventListener("hashchange", follow);
addEventListener("beforeprint", () => { for (const details of all("details")) details.open = true; });
form.hidden = false;
filter();
follow();
// The way in for the tab key.
if (!current && findings[0]) findings[0].card.tabIndex = 0;
`;

import type { About, FileView, FixChoice, Project } from "../../src/browser/workbench.ts";
import type { Finding } from "../../src/finding.ts";
import { changeBetween, moved } from "./change.ts";
import { button, byId, element } from "./dom.ts";
import { Editor } from "./editor.ts";
import { Engine, latest } from "./engine.ts";
import { examples } from "./examples.ts";
import { findingCards } from "./findings-view.ts";
import { placeDetails } from "./place-view.ts";
import { fragmentOf, type Shared, sharedIn } from "./share.ts";

// The page: what is typed becomes a question, its answer becomes what is shown. Nothing flows back but what people do.

interface State {
  readonly preset: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Path of the file that is open. */
  readonly open: string;
}

const engine = new Engine(new URL("worker.js", import.meta.url));
const area = byId("text", HTMLTextAreaElement);
const editor = new Editor(area, byId("marks", HTMLElement), byId("numbers", HTMLElement));
const found = byId("findings", HTMLElement);
const said = byId("said", HTMLElement);
const presetChoice = byId("preset", HTMLSelectElement);
const exampleChoice = byId("example", HTMLSelectElement);
const newFile = byId("new-file", HTMLFormElement);
const newName = byId("new-name", HTMLInputElement);

let state: State = { preset: "recommended", files: [], open: "" };
let views: readonly FileView[] = [];
let about: About = { presets: [], why: new Map() };

exampleChoice.append(...examples.map(({ name }, i) => element("option", { value: i }, name)));

area.addEventListener("input", () => {
  const { text } = editor;
  const before = state.files.find((file) => file.path === state.open)?.text ?? "";
  state = { ...state, files: state.files.map((file) => (file.path === state.open ? { ...file, text } : file)) };
  const change = changeBetween(before, text);
  views = views.map((view) => (view.path === state.open ? { ...view, findings: moved(view.findings, change) } : view));
  editor.mark(findingsHere());
  found.setAttribute("aria-busy", "true");
  soon();
});
document.addEventListener("selectionchange", () => {
  if (document.activeElement === area) showPlace(editor.line);
});
area.addEventListener("keydown", (event) => {
  if (event.key !== "F8") return;
  event.preventDefault();
  showNext(event.shiftKey ? -1 : 1);
});
presetChoice.addEventListener("change", () => {
  state = { ...state, preset: presetChoice.value };
  found.setAttribute("aria-busy", "true");
  check(state);
});
exampleChoice.addEventListener("change", () => {
  const example = examples[Number(exampleChoice.value)];
  if (example) show({ preset: state.preset, files: example.files });
});
byId("share", HTMLButtonElement).addEventListener("click", share);
byId("fix-all", HTMLButtonElement).addEventListener("click", fixAll);
byId("graph", HTMLElement).addEventListener("click", followStage);
newFile.addEventListener("submit", (event) => {
  event.preventDefault();
  addFile(newName.value.trim());
});
addEventListener("hashchange", openShared);

void start();

async function start(): Promise<void> {
  const answer = await engine.ask("about", undefined).catch(sayFault);
  if (!answer) return;
  about = answer;
  presetChoice.append(...about.presets.map((name) => element("option", { value: name }, name)));
  await openShared();
}

async function openShared(): Promise<void> {
  const fragment = location.hash.slice(1);
  // A place on the page is no text: the link past the header leads to one.
  const isShare = fragment !== "" && !document.getElementById(fragment);
  const shared = isShare ? await sharedIn(fragment) : undefined;
  if (isShare && !shared) say("This link holds nothing that can be shown.");
  if (shared) exampleChoice.selectedIndex = -1;
  // What is there already stays.
  if (shared || state.files.length === 0) show(shared ?? { preset: "recommended", files: examples[0]?.files ?? [] });
}

function show({ preset, files }: Shared): void {
  const known = about.presets.includes(preset) ? preset : "recommended";
  // A text area knows no other line breaks.
  const normal = files.map(({ path, text }) => ({ path, text: text.replace(/\r\n?/g, "\n") }));
  state = { preset: known, files: normal, open: normal[0]?.path ?? "" };
  presetChoice.value = known;
  views = [];
  found.setAttribute("aria-busy", "true");
  openFile(state.open);
  check(state);
}

function openFile(path: string): void {
  state = { ...state, open: path };
  editor.open(state.files.find((file) => file.path === path)?.text ?? "");
  area.setSelectionRange(0, 0);
  drawTabs();
  drawViews();
  showPlace(1);
}

function addFile(path: string): void {
  if (path === "") return;
  newName.value = "";
  if (!state.files.some((file) => file.path === path)) {
    state = { ...state, files: [...state.files, { path, text: "" }] };
    check(state);
  }
  openFile(path);
  area.focus();
}

function removeFile(path: string): void {
  const files = state.files.filter((file) => file.path !== path);
  state = { ...state, files };
  openFile(files[0]?.path ?? "");
  check(state);
}

function drawTabs(): void {
  const tabs = state.files.map(({ path }) => {
    const count = views.find((view) => view.path === path)?.findings.length ?? 0;
    const tab = button(path, () => openFile(path), path === state.open ? { "aria-current": "true" } : {});
    if (count > 0) tab.append(" ", element("span", { class: "count", "aria-label": `${count} findings` }, `${count}`));
    return tab;
  });
  const isOnly = state.files.length < 2;
  const remove = button("Remove", () => removeFile(state.open), {
    "aria-label": `Remove ${state.open}`,
    class: "quiet",
  });
  byId("tabs", HTMLElement).replaceChildren(...tabs, ...(isOnly ? [] : [remove]));
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Once nothing has been typed for a moment. */
function soon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    check(state);
    showPlace(editor.line);
  }, 150);
}

const check = latest(async (asked: State) => {
  const answer = await engine.ask("check", { project: projectOf(asked) }).catch(sayFault);
  // What has been typed since has a check of its own coming.
  if (!answer || asked.files !== state.files || asked.preset !== state.preset) return;
  views = answer;
  drawTabs();
  drawViews();
  found.setAttribute("aria-busy", "false");
});

const askPlace = latest(async ({ asked, line }: { readonly asked: State; readonly line: number }) => {
  const place = await engine.ask("place", { project: projectOf(asked), path: asked.open, line }).catch(() => undefined);
  if (asked.files !== state.files || asked.open !== state.open) return;
  byId("place", HTMLElement).replaceChildren(...(place ? placeDetails(place) : []));
});

let shownPlace: { readonly asked: State; readonly line: number } | undefined;

function showPlace(line: number): void {
  if (shownPlace?.asked === state && shownPlace.line === line) return;
  shownPlace = { asked: state, line };
  askPlace(shownPlace);
}

function drawViews(): void {
  const view = views.find(({ path }) => path === state.open);
  const findings = findingsHere();
  editor.mark(findings);
  const source = { path: state.open, text: editor.text };
  found.replaceChildren(
    ...findingCards(source, findings, about.why, { show: (i) => showFinding(findingsHere()[i]), fix: fixOne }),
  );
  // The engine's own drawing, in which everything that comes from a file is escaped.
  byId("graph", HTMLElement).innerHTML = view?.graph ?? "";
  byId("fix-all", HTMLButtonElement).disabled = !findings.some(({ fixes }) => fixes.some(({ safe }) => safe));
  byId("count", HTMLElement).textContent = view ? summary(view) : "";
}

function summary({ findings, unknown, silenced }: FileView): string {
  const parts = [
    findings.length === 1 ? "1 finding" : `${findings.length} findings`,
    ...(silenced > 0 ? [`${silenced} silenced`] : []),
    ...(unknown.length > 0 ? [`${unknown.length} not decided, for want of facts`] : []),
  ];
  return `${parts.join(", ")}.`;
}

function findingsHere(): readonly Finding[] {
  return views.find(({ path }) => path === state.open)?.findings ?? [];
}

function showFinding(finding: Finding | undefined): void {
  if (!finding) return;
  const { span } = finding;
  editor.select(span.start, span.end);
  showPlace(editor.line);
}

function showNext(step: 1 | -1): void {
  const findings = findingsHere();
  const { selectionStart: at } = area;
  const next =
    step > 0 ? findings.find(({ span }) => span.start > at) : findings.findLast(({ span }) => span.start < at);
  const chosen = next ?? findings.at(step > 0 ? 0 : -1);
  showFinding(chosen);
}

async function fixOne(choice: FixChoice): Promise<void> {
  const asked = state;
  const answer = await engine.ask("fixOne", { project: projectOf(asked), choice }).catch(sayFault);
  if (!answer || asked !== state) return;
  if ("text" in answer) editor.replace(answer.text);
  else say(`The fix does not hold here: ${answer.refused}.`);
}

async function fixAll(): Promise<void> {
  const asked = state;
  const text = await engine.ask("fixAll", { project: projectOf(asked), path: asked.open }).catch(sayFault);
  if (text === undefined || asked !== state) return;
  if (text === editor.text) say("No safe fix holds here.");
  else editor.replace(text);
}

async function share(): Promise<void> {
  const { preset, files } = state;
  history.replaceState(null, "", `#${await fragmentOf({ preset, files })}`);
  const isCopied = await navigator.clipboard?.writeText(location.href).then(
    () => true,
    () => false,
  );
  say(isCopied ? "The link is copied: it holds the texts themselves." : "The link is in the address bar.");
}

/** A stage in the picture leads to its line in the text. */
function followStage(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
  const line = Number(/-(\d+)$/.exec(link?.getAttribute("href") ?? "")?.[1]);
  if (!line) return;
  event.preventDefault();
  const start = state.files
    .find(({ path }) => path === state.open)
    ?.text.split("\n")
    .slice(0, line - 1)
    .join("\n").length;
  const offset = line === 1 ? 0 : (start ?? 0) + 1;
  editor.select(offset, offset);
  showPlace(line);
}

function projectOf({ files, preset }: State): Project {
  return { files, preset, today: new Date().toISOString().slice(0, 10) };
}

function sayFault({ message }: Error): undefined {
  say(`The engine failed: ${message}`);
}

function say(text: string): void {
  said.textContent = text;
}

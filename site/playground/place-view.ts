import type { PlaceView, VerdictView } from "../../src/browser/place-view.ts";
import { element } from "./dom.ts";

/** What is known at a line, and what rules made of it. */
export function placeDetails({ line, subject, facts, verdicts }: PlaceView): readonly HTMLElement[] {
  const title = `Line ${line}: ${subject ?? "nothing that rules look at"}`;
  const rows = facts.flatMap(({ name, known, text, from }) => [
    element("dt", {}, name),
    element(
      "dd",
      known ? {} : { class: "unknown" },
      known ? text || "empty" : `not known: ${text}`,
      from.length > 0 ? element("span", { class: "from" }, ` from ${from.join(", ")}`) : undefined,
    ),
  ]);
  return [
    element("h3", {}, title),
    ...(rows.length > 0 ? [element("dl", {}, ...rows)] : []),
    ...verdicts.map(verdictView),
  ];
}

const titles: Readonly<Record<VerdictView["state"], string>> = {
  found: "Reported",
  silenced: "Silenced",
  unknown: "Cannot tell",
  failed: "Failed on this file",
  off: "Off, though they would report this",
  silent: "Looked and had nothing to say",
  "nothing-here": "Nothing here for",
  "other-kind": "For other files",
};

function verdictView({ state, rules }: VerdictView): HTMLElement {
  const items = rules.map(({ id, words }) =>
    element(
      "li",
      {},
      element("a", { href: `../rules/${id}.html` }, id),
      words.length > 0 ? `: ${words.join("; ")}` : undefined,
    ),
  );
  return element(
    "details",
    { class: state, open: state !== "silent" && state !== "off" },
    element("summary", {}, `${titles[state]} (${rules.length})`),
    element("ul", {}, ...items),
  );
}

import { beforeAll, describe, expect, it } from "vitest";
import { kinds } from "../../src/kinds/index.ts";
import type { EntryWake } from "../../src/nodes/wake.ts";
import { defineRule } from "../../src/rule.ts";
import { lintWith, ruleMeta } from "./project.ts";

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

const text = [
  "x-base: &base",
  "  privileged: true",
  "  cap_add: [ALL, NET_RAW]",
  "services:",
  "  web: {<<: *base, build: {privileged: yes}}",
  "  api: *base",
  "  db: {privileged: false}",
].join("\n");

/** What wakes a rule: paths, with the phase of the place and its owner. */
function woken(keys: EntryWake["keys"]): readonly string[] {
  const rule = defineRule({
    ...ruleMeta,
    id: "entries",
    messages: { found: "{path}: {owner} {phase}" },
    on: {
      Entry: {
        when: { keys },
        handle({ path, place, span }) {
          const data = { path: path.join("."), owner: place.owner?.label ?? "file", phase: place.phase };
          return { at: span, message: "found", data };
        },
      },
    },
  });
  const report = lintWith([rule], [{ path: "compose.yaml", text }]);
  expect(report.failures).toEqual([]);
  return (report.files[0]?.findings ?? []).map(({ message }) => message);
}

describe("entries that wake a handler", () => {
  it("are those at the end of a way, each once where it is written", () => {
    expect(woken(["services.*.privileged"])).toEqual([
      "services.web.privileged: service web run",
      "services.db.privileged: service db run",
    ]);
  });

  it("stand in a service, in what it builds, or in the file", () => {
    expect(woken(["services.*.build.privileged", "x-base.*"])).toEqual([
      "x-base.privileged: file run",
      "x-base.cap_add: file run",
      "services.web.build.privileged: service web build",
    ]);
  });

  it("are found by a star at the end, and each once though several ways lead there", () => {
    expect(woken(["services.*.cap_add.*", "services.web.cap_add.0", "services.api.cap_add.*"])).toEqual([
      "services.web.cap_add.0: service web run",
      "services.web.cap_add.1: service web run",
    ]);
  });

  it("are none for a way of another length", () => {
    expect(woken(["privileged", "services.privileged", "services.*.*.privileged.*"])).toEqual([]);
  });
});

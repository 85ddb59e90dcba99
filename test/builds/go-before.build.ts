import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../scripts/project.ts";
import type { Observation } from "../../src/prove/observe.ts";
import { missing, observeIn } from "./engine.ts";
import { applyFixes } from "./plimsoll.ts";

// The way of docs/use/one-stage-to-scratch.md, whose figures this prints.

const chosen = { presets: ["recommended", "go-static"] };
const service = { port: 8080, path: "/" };

/** In bytes. */
const most = 4_800_000;

/** In milliseconds: Go compiles its library anew in each build. */
const longest = 1_200_000;

it.skipIf(missing !== undefined)(
  "the service of examples/go-before fits into 4.8 MB after one run, and answers",
  async () => {
    const parent = mkdtempSync(join(tmpdir(), "plimsoll-go-before-"));
    const directory = join(parent, "context");
    try {
      cpSync(join(root, "examples/go-before"), directory, { recursive: true });
      const before = await observeIn(directory, service);
      applyFixes(directory, chosen, "unsafe");
      const fixed = readFileSync(join(directory, "Dockerfile"), "utf8");
      const after = await observeIn(directory, service);
      tell("as it is", before);
      tell("after plimsoll --fix-unsafe", after);
      expect(answerOf(after), fixed).toEqual(answerOf(before));
      expect(answerOf(after)).toMatchObject({ status: 200 });
      expect(sizeOf(after)).toBeLessThan(most);
      expect(after.built && after.image.config.get("User")).toBe("65532:65532");
      expect(after.built && [...after.image.files.keys()].filter((path) => /^(?:bin|usr)\//.test(path))).toEqual([]);
      applyFixes(directory, chosen, "unsafe");
      expect(readFileSync(join(directory, "Dockerfile"), "utf8")).toBe(fixed);
    } finally {
      rmSync(parent, { recursive: true, force: true });
    }
  },
);

it.skipIf(missing !== undefined)(
  "with a newer Go it grows by what that puts into programs",
  async () => {
    const parent = mkdtempSync(join(tmpdir(), "plimsoll-go-before-"));
    const directory = join(parent, "context");
    try {
      cpSync(join(root, "examples/go-before"), directory, { recursive: true });
      const path = join(directory, "Dockerfile");
      // The base for it knows no packages that this service does not need anyway.
      const text = readFileSync(path, "utf8")
        .replace("golang:1.21", "golang:1.26")
        .replace(/^RUN apt-get.*\n/gm, "");
      writeFileSync(path, text);
      applyFixes(directory, chosen, "unsafe");
      const after = await observeIn(directory, service);
      tell("the same with Go 1.26", after);
      expect(answerOf(after)).toMatchObject({ status: 200 });
      expect(sizeOf(after)).toBeLessThan(6_000_000);
    } finally {
      rmSync(parent, { recursive: true, force: true });
    }
  },
  longest,
);

function answerOf(observation: Observation) {
  return observation.built ? observation.runs[0] : observation.log;
}

function sizeOf(observation: Observation): number {
  return observation.built ? observation.image.size : Number.NaN;
}

function tell(what: string, observation: Observation): void {
  console.log(`${what}: ${sizeOf(observation).toLocaleString("en")} bytes, ${JSON.stringify(answerOf(observation))}`);
}

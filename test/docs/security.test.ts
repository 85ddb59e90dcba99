import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const page = fileURLToPath(new URL("../../docs/security.md", import.meta.url));

/** The rows of its tables that promise something, with the test that holds each. */
const promises = Array.from(
  readFileSync(page, "utf8").matchAll(/^\| (?<promise>[A-Z].*?) \| (?<held>.*) \|$/gm),
  ({ groups }) => groups as { readonly promise: string; readonly held: string },
);

it("finds the promises", () => {
  expect(promises.length).toBeGreaterThan(30);
});

it.each(promises)("a test of that name holds: $promise", ({ held }) => {
  const [, file = "", name = ""] = /^\[[\w.-]+\]\(([^)]+)\) "(.+)"$/.exec(held) ?? [];
  const text = readFileSync(join(dirname(page), file), "utf8");
  expect(text).toContain(JSON.stringify(name).slice(1, -1));
});

import { describe, expect, it } from "vitest";
import { builtinRules } from "../../rules/index.ts";
import { lintWith } from "./project.ts";

function fixed(text: string, ...names: readonly string[]): string | undefined {
  const rules = builtinRules.filter(({ id }) => names.includes(id));
  expect(rules).toHaveLength(names.length);
  return lintWith(rules, text, { fix: "all" }).files[0]?.source.text;
}

describe("fixes of several rules", () => {
  it("see what the others have left", () => {
    // One removes the RUN's line, another would have joined the next RUN to it.
    expect(
      fixed(
        "FROM $A\nFROM debian:12\nCOPY i.sh /\nRUN chmod +x i.sh\nRUN useradd $U\n",
        "no-unused-stage",
        "prefer-copy-chmod",
        "merge-consecutive-runs",
      ),
    ).toBe("FROM debian:12\nCOPY --chmod=755 i.sh /\nRUN useradd $U\n");
  });

  it.each([
    ["npm-cache-clean", "FROM node:22\nRUN npm ci", "FROM node:22\nRUN --mount=type=cache,target=/root/.npm npm ci"],
    [
      "pip-no-cache",
      "FROM python:3.13\nRUN pip install -r r.txt",
      "FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache/pip pip install -r r.txt",
    ],
    [
      "apt-get-clean-lists",
      "FROM debian:12\nRUN apt-get update && apt-get install -y curl",
      "FROM debian:12\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n    --mount=type=cache,target=/var/lib/apt,sharing=locked \\\n    apt-get update && apt-get install -y curl",
    ],
  ])("do not defeat each other: a cache mount answers %s", (cleaning, before, after) => {
    expect(fixed(before, cleaning, "package-cache-mounts")).toBe(after);
  });
});

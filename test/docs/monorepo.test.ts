import { join } from "node:path";
import { expect, it } from "vitest";
import { plimsoll } from "../cli/real.ts";
import { read, root } from "./pages.ts";

const monorepo = join(root, "examples/monorepo");

/** What the page shows below a command. */
function shown(page: string, command: string): string {
  const [, after = ""] = read(page).split(`$ ${command}\n`);
  return after.split("```")[0] ?? "";
}

it.each(["graph", "files"])("shows what `plimsoll %s` says of the example", async (command) => {
  const { out, code } = await plimsoll(monorepo, [command, "--no-config"]);
  expect(code).toBe(0);
  expect(shown("docs/use/graph.md", `plimsoll ${command}`)).toBe(out);
});

it("shows what is wrong between the files of the example", async () => {
  const { out } = await plimsoll(monorepo, ["--no-config", "--preset", "recommended", "--format", "compact"]);
  expect(shown("docs/use/graph.md", "plimsoll --format compact")).toBe(out);
});

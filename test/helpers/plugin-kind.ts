import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../../scripts/project.ts";

let built: Promise<string> | undefined;

/**
 * Path of the example's kind as a plugin in JavaScript, which has our sources in place of the package. It is one file for
 * each test process, so that it is loaded once, and stands where packages are found.
 */
export function pluginKind(): Promise<string> {
  built ??= (async () => {
    const outfile = join(root, "node_modules/.cache/plimsoll-plugin", `${process.pid}.mjs`);
    await build({
      entryPoints: [join(root, "examples/plugin-kind/cloudbuild.ts")],
      alias: { "plimsoll/kind-kit": join(root, "src/kind-kit.ts"), plimsoll: join(root, "src/index.ts") },
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      outfile,
      logLevel: "error",
    });
    process.on("exit", () => rmSync(outfile, { force: true }));
    return outfile;
  })();
  return built;
}

import { execFileSync } from "node:child_process";
import { root } from "./project.ts";
import { releasesFolder } from "./releases/product.ts";
import { refreshReleases } from "./releases/refresh.ts";

// `npm run refresh-releases <directory or URL>` takes what endoflife.date publishes into the tables of releases.

const [source] = process.argv.slice(2);
if (source === undefined) {
  console.error("Usage: npm run refresh-releases <directory or URL>, for instance ./products");
  process.exit(2);
}
try {
  const { changes, missing, written } = await refreshReleases(source, `${root}/${releasesFolder}`);
  for (const change of changes) console.log(change);
  if (missing.length > 0) console.log(`Not published there: ${missing.join(", ")}`);
  console.log(`${written.length} files written`);
  if (written.length > 0) execFileSync("npm", ["run", "--silent", "generate"], { cwd: root, stdio: "inherit" });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

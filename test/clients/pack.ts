import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/project.ts";

/** Packs the built package once, for all client tests; PLIMSOLL_TARBALL names one that is packed already. */
export default function pack(): (() => void) | undefined {
  if (process.env.PLIMSOLL_TARBALL) return undefined;
  if (!existsSync(`${root}/dist/cli.cjs`)) throw new Error("dist is missing: run `npm run build` first");
  const directory = mkdtempSync(join(tmpdir(), "plimsoll-pack-"));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", directory], { cwd: root });
  process.env.PLIMSOLL_TARBALL = join(directory, readdirSync(directory)[0] as string);
  return () => rmSync(directory, { recursive: true });
}

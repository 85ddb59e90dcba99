import { createHash } from "node:crypto";
import { manifest } from "../project.ts";
import { filled } from "./fill.ts";
import { type ZipEntry, zip } from "./zip.ts";

/** What Python calls the systems that there are executables for, by the ends of their names. */
const platforms: Readonly<Record<string, string>> = {
  "linux-x64": "manylinux_2_28_x86_64",
  "linux-arm64": "manylinux_2_28_aarch64",
  "macos-arm64": "macosx_11_0_arm64",
  "windows-x64": "win_amd64",
};

/**
 * A Python package that holds an executable and nothing else: pip puts it where programs are.
 * @param system as in the name of the executable: "linux-x64"
 */
export function wheel(system: string, executable: Buffer): { readonly name: string; readonly data: Buffer } {
  const platform = platforms[system];
  if (!platform) throw new Error(`there are no wheels for ${system}`);
  const { homepage } = manifest;
  // As Python writes versions that lead up to one: 1.0.0rc1.
  const version = manifest.version.replace(/-([a-z]+)\.?(\d+)$/, "$1$2");
  const values = { version, homepage, platform };
  const info = `plimsoll-${version}.dist-info`;
  const program = system.startsWith("windows") ? "plimsoll.exe" : "plimsoll";
  const files: readonly ZipEntry[] = [
    { path: `plimsoll-${version}.data/scripts/${program}`, data: executable, executable: true },
    { path: `${info}/METADATA`, data: Buffer.from(filled("wheel/METADATA", values)) },
    { path: `${info}/WHEEL`, data: Buffer.from(filled("wheel/WHEEL", values)) },
  ];
  const lines = files.map(({ path, data }) => `${path},sha256=${digest(data)},${data.length}`);
  const record = `${[...lines, `${info}/RECORD,,`].join("\n")}\n`;
  const data = zip([...files, { path: `${info}/RECORD`, data: Buffer.from(record) }]);
  return { name: `plimsoll-${version}-py3-none-${platform}.whl`, data };
}

function digest(data: Buffer): string {
  return createHash("sha256").update(data).digest("base64url");
}

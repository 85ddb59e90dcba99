import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { PeerCodes } from "../presets/peers/codes/types.ts";
import { root } from "./project.ts";

const folder = `${root}/presets/peers/codes`;

/** The codes of every peer, by its name, which is the file's. */
export async function readPeerCodes(): Promise<ReadonlyMap<string, PeerCodes>> {
  const names = readdirSync(folder).filter((name) => name !== "types.ts");
  const peers = names.sort().map(async (name) => {
    const module: Readonly<Record<string, PeerCodes>> = await import(pathToFileURL(`${folder}/${name}`).href);
    return [name.replace(/\.ts$/, ""), Object.values(module)[0] ?? {}] as const;
  });
  return new Map(await Promise.all(peers));
}

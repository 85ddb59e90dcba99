import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { suggestion } from "../text/nearest.ts";

/** For a path that leads nowhere: the name in its directory that was most likely meant, as the end of a message. */
export function nearName(full: string): string {
  try {
    return suggestion(basename(full), readdirSync(dirname(full)));
  } catch {
    return "";
  }
}

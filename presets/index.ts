import all from "./all.ts";
import goStatic from "./go-static.ts";
import recommended from "./recommended.ts";
import reproducible from "./reproducible.ts";
import security from "./security.ts";
import size from "./size.ts";
import strict from "./strict.ts";
import type { Preset } from "./types.ts";

/** Presets that need no package, from the one that is on by default to the narrowest. */
export const presets: readonly Preset[] = [recommended, strict, all, security, size, reproducible, goStatic];

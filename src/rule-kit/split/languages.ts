import { shipGo } from "./go/ship-go.ts";
import { shipRust } from "./rust/ship-rust.ts";
import type { Language } from "./shipment.ts";

/** Those whose compilers make programs that run without them, by the toolchain that base images name. */
export const compiledLanguages: ReadonlyMap<string, Language> = new Map([
  ["go", shipGo],
  ["rust", shipRust],
]);

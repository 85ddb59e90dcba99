// Stands in for `cli/version.ts` in bundles that have no package.json beside them.

/** The package's manifest, set by the build. */
declare const PLIMSOLL: { readonly version: string; readonly homepage?: string };

/** Version of the package that the bundle was made from. */
export function version(): string {
  return PLIMSOLL.version;
}

/** Address of the package's page, where its manifest names one. */
export function homepage(): string | undefined {
  return PLIMSOLL.homepage;
}

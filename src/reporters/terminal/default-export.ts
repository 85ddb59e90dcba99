/**
 * The default export of a module, however it was loaded: the command line's bundle loads packages by `require`, which
 * gives a module itself as its default export.
 */
export function defaultExport<T>(imported: T | { readonly default: T }): T {
  return typeof imported === "object" && imported !== null && "default" in imported ? imported.default : imported;
}

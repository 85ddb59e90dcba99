/**
 * The module at a URL. It stands in a file of its own because the CLI's bundle runs from V8's code cache, where Node 20
 * knows no `import()`: the build leaves this file beside the bundle, and turns imports of packages into `require`.
 */
export function importModule(url: string): Promise<unknown> {
  return import(url);
}

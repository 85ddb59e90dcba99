/** A setting of the go command that lets modules in unverified, and how. */
export type Weakness = "off" | "all" | "plain";

/** What a variable's value does to the verification of modules; undefined where it leaves it on. */
export function weaknessOf(name: string, value: string): Weakness | undefined {
  switch (name) {
    case "GOSUMDB":
      return value === "off" ? "off" : undefined;
    case "GONOSUMDB":
    case "GOPRIVATE":
    case "GOINSECURE":
      return value.split(",").some((pattern) => /^\*(?:[./]\*)*$/.test(pattern.trim())) ? "all" : undefined;
    case "GOPROXY":
      return value.split(/[,|]/).some(isPlain) ? "plain" : undefined;
    default:
      return undefined;
  }
}

/** Variables that `weaknessOf` knows. */
export const verificationVariables: readonly string[] = ["GOSUMDB", "GONOSUMDB", "GOPRIVATE", "GOINSECURE", "GOPROXY"];

/** What does not leave the machine needs no encryption. */
function isPlain(proxy: string): boolean {
  return /^http:\/\/(?!localhost\b|127\.|\[::1\]|host\.docker\.internal\b)/i.test(proxy.trim());
}

/** Distributions that .NET 10 does not stand on any more, and what it has for them. */
const instead: ReadonlyMap<string, string> = new Map([
  ...["stretch", "buster", "bullseye", "bookworm", "bionic", "focal", "jammy"].map((name) => [name, "noble"] as const),
  ["mariner2.0", "azurelinux3.0"],
  ["azurelinux2.0", "azurelinux3.0"],
]);

/** Parts that say the same at every release that has them. */
const lasting =
  /^(?:alpine|noble|azurelinux3\.0|chiseled|extra|composite|aot|distroless|amd64|arm32v7|arm64v8|windowsservercore|ltsc202[25]|nanoserver)$/;

/**
 * The tag of release 10.0 of .NET for what else the tag of an earlier one says; undefined where that release has nothing
 * like it. https://github.com/dotnet/dotnet-docker/blob/main/documentation/supported-platforms.md
 */
export function dotnetTag(release: string, parts: readonly string[]): string | undefined {
  if (parts.length === 0) return release;
  if (release !== "10.0") return parts.every((part) => part === "alpine") ? [release, ...parts].join("-") : undefined;
  const named: string[] = [];
  for (const part of parts) {
    // "bookworm-slim" was Debian's name for what is plain on Ubuntu, "cbl-mariner2.0" is Azure Linux.
    if (part === "slim" || part === "cbl") continue;
    const alpine = /^alpine3\.(\d+)$/.exec(part)?.[1];
    const next = alpine === undefined ? (instead.get(part) ?? part) : Number(alpine) >= 22 ? part : "alpine";
    if (alpine === undefined && !lasting.test(next)) return undefined;
    named.push(next);
  }
  return [release, ...named].join("-");
}

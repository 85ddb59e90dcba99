/** Images whose plain tags are one for Linux or one for Windows, whichever daemon pulls them. */
const eitherSystem: ReadonlySet<string> = new Set(
  "caddy eclipse-temurin golang hello-world influxdb mongo nats openjdk python rust traefik".split(" "),
);

/** Whether a tag without a word on its system may be an image of Windows. */
export function mayBeWindows(name: string): boolean {
  return eitherSystem.has(name) || name.startsWith("mcr.microsoft.com/");
}

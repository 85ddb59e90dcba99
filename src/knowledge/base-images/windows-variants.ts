/** Images whose plain tags are one for Linux or one for Windows, whichever daemon pulls them. */
const eitherSystem: ReadonlySet<string> = new Set(
  "caddy eclipse-temurin golang hello-world influxdb mongo nats openjdk python rust traefik".split(" "),
);

/** Whether a tag without a word on its system may be an image of Windows. */
export function mayBeWindows(name: string): boolean {
  return eitherSystem.has(name) || name.startsWith("mcr.microsoft.com/");
}

const windowsNames = /(?:^|[^a-z])(?:windowsservercore|nanoserver)(?:[^a-z]|$)|^mcr\.microsoft\.com\/windows\//i;

/**
 * Whether the text of an image says that it is one of Windows, by the names that Microsoft gives its base images
 * (https://learn.microsoft.com/virtualization/windowscontainers/manage-containers/container-base-images) and tags their
 * variants.
 */
export function saysWindows(image: string): boolean {
  return windowsNames.test(image);
}

/** Whether a path of a container begins with a drive, which only Windows has. */
export function isOnDrive(path: string): boolean {
  return /^[a-z]:/i.test(path);
}

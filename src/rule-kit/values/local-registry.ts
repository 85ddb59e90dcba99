/** Whether an image is named as one of a registry on the machine itself, as jobs start one to test with. */
export function isLocalRegistry(image: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\]|registry|kind-registry)(?::\d+)?\//.test(image);
}

/** Docker's own frontend, its mirrors and its forks by name: `docker/dockerfile:1`, `docker/dockerfile-upstream`. */
const dockerfileFrontend = /(?:^|\/)dockerfile(?:-upstream)?(?:[:@].*)?$/s;

/** Whether what `syntax=` says names Docker's frontend. Others may know more instructions, or fewer, and other stages. */
export function isDockerfileFrontend(syntax: string): boolean {
  const [image = ""] = syntax.split(" ", 1);
  return dockerfileFrontend.test(image);
}

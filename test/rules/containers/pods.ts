/** A pod with one container `app`, by the lines of it, and of its `spec`. */
export function pod(lines: readonly string[], spec: readonly string[] = [], image = "example.com/app:1"): string {
  const own = ["name: app", `image: ${image}`, ...lines].map((line, i) => `${i === 0 ? "    - " : "      "}${line}\n`);
  return `apiVersion: v1\nkind: Pod\nspec:\n${spec.map((line) => `  ${line}\n`).join("")}  containers:\n${own.join("")}`;
}

/** The same with its name marked. */
export function namedPod(lines: readonly string[], spec: readonly string[] = []): string {
  return pod(lines, spec).replace("name: app", "name: «app»");
}

/** A service `app`, by its lines. */
export function service(...lines: readonly string[]): string {
  return `services:\n  app:\n${["image: example.com/app:1", ...lines].map((line) => `    ${line}\n`).join("")}`;
}

/** The same with its name marked. */
export function namedService(...lines: readonly string[]): string {
  return service(...lines).replace("app:\n", "«app»:\n");
}

/** A Deployment that may be a patch, since it has no selector. */
export const patch =
  "apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - {name: app, image: a:1}\n";

/** The Compose files that are looked for where none is named. Of Compose the first counts that is there, Bake reads all. */
export const usualComposeNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

/** The files that Bake reads after those where none is named, each of them over those before it. */
export const usualBakeNames = [
  "docker-bake.json",
  "docker-bake.hcl",
  "docker-bake.override.json",
  "docker-bake.override.hcl",
];

import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "valid-volume",
  summary: "The paths of VOLUME are not empty",
  why: "Docker rejects a volume without a path.",
  aliases: { buildkit: ["build-error/volume-empty"], dockadvisor: ["VolumeMissingPath"] },
  codes: ["volume"],
  examples: [{ bad: 'FROM alpine:3.20\nVOLUME ["/data", "«»"]', good: 'FROM alpine:3.20\nVOLUME ["/data"]' }],
});

import { defineRule, knownValue } from "../../src/author.ts";

export default defineRule({
  id: "compose-no-shared-volumes",
  summary: "No two services mount the same volume",
  why: "Services that write to one volume break each other's data, and an attacker in one of them reaches the other's.",
  topic: "compose",
  category: "security",
  severity: "info",
  kinds: ["compose"],
  recommended: false,
  // Some services are made to share files, such as a server and what renews its certificates.
  optIn: true,
  aliases: { kics: ["8c978947-0ff6-485c-b0c2-0bfca6026466"] },
  reference: "https://docs.docker.com/engine/storage/volumes/#share-data-between-machines",
  messages: { shared: "The volume {volume} is mounted by {other} too" },
  examples: [
    {
      bad: "services:\n  app:\n    image: example.com/app:1\n    volumes: [data:/data]\n  backup:\n    image: example.com/backup:1\n    volumes: [«data:/backup»]\nvolumes:\n  data:",
      good: "services:\n  app:\n    image: example.com/app:1\n    volumes: [data:/data]\n  backup:\n    image: example.com/backup:1\n    volumes: [copy:/backup]\nvolumes:\n  data:\n  copy:",
    },
  ],
  *check(_document, { model }) {
    const mountedBy = new Map<string, string>();
    for (const { mounts, place } of model.containers) {
      const label = place.owner?.label ?? "another service";
      for (const { mountType, source, span } of mounts) {
        const volume = source && knownValue(source);
        if (knownValue(mountType) !== "volume" || volume === undefined) continue;
        const other = mountedBy.get(volume) ?? label;
        mountedBy.set(volume, other);
        if (other !== label) yield { at: span, message: "shared", data: { volume, other } };
      }
    }
  },
});

import { defineRule } from "../../src/author.ts";
import { at, ownerName } from "../../src/kit.ts";

export default defineRule({
  id: "compose-no-shared-propagation",
  summary: "No mount of a container is propagated to the host",
  why: "With shared propagation what the container mounts appears on the host and in other containers, and the other way round.",
  topic: "compose",
  category: "security",
  severity: "warning",
  kinds: ["compose"],
  recommended: false,
  cwe: [668],
  cis: ["5.20"],
  aliases: { kics: ["baa452f0-1f21-4a25-ace5-844e7a5f410d"] },
  reference: "https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation",
  messages: { shared: "{container} shares what is mounted here with the host: use private propagation" },
  examples: [
    {
      bad: "services:\n  agent:\n    image: example.com/agent:1\n    volumes:\n      - «/srv/data:/data:ro,rshared»",
      good: "services:\n  agent:\n    image: example.com/agent:1\n    volumes:\n      - /srv/data:/data:ro,rslave",
    },
    {
      bad: "services:\n  agent:\n    image: example.com/agent:1\n    volumes:\n      - type: bind\n        source: /srv/data\n        target: /data\n        bind:\n          propagation: «shared»",
    },
  ],
  on: {
    Entry: {
      when: { keys: ["services.*.volumes.*"] },
      handle({ value, place }) {
        const data = { container: ownerName(place) };
        if (value?.type === "scalar") {
          const isShared = /:[^:]*:(?:[^:]*,)?r?shared(?:,[^:]*)?$/.test(value.value);
          return isShared ? { at: value.contentSpan, message: "shared", data } : undefined;
        }
        const propagation = at(value, "bind.propagation")[0]?.value;
        if (propagation?.type !== "scalar" || !/^r?shared$/.test(propagation.value)) return;
        return { at: propagation.contentSpan, message: "shared", data };
      },
    },
  },
});

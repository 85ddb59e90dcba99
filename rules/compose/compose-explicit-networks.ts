import { defineRule, unknown } from "../../src/author.ts";
import { at, ownerName } from "../../src/kit.ts";

export default defineRule({
  id: "compose-explicit-networks",
  summary: "Services join networks that the file names",
  why: "Services without networks share one in which each reaches all others, the database from the internet-facing proxy too.",
  topic: "compose",
  category: "security",
  severity: "info",
  kinds: ["compose"],
  recommended: false,
  optIn: true,
  cis: ["5.30"],
  aliases: { kics: ["ce14a68b-1668-41a0-ab7d-facd9f784742"] },
  reference: "https://docs.docker.com/compose/how-tos/networking/#specify-custom-networks",
  messages: { implicit: "{service} joins the default network with all others: name its networks" },
  examples: [
    {
      bad: "services:\n  «app»:\n    image: example.com/app:1\n  db:\n    image: postgres:17\n    networks: [backend]\nnetworks:\n  backend:",
      good: "services:\n  app:\n    image: example.com/app:1\n    networks: [backend]\n  db:\n    image: postgres:17\n    network_mode: none\nnetworks:\n  backend:",
    },
  ],
  *check(_document, { model }) {
    for (const [i, { whole }] of model.services.entries()) {
      const container = model.containers[i];
      if (!container || at(whole, "networks").length > 0 || at(whole, "network_mode").length > 0) continue;
      const { place, security, unseen } = container;
      if (unseen !== undefined) yield unknown(security.missingAt, unseen);
      else yield { at: security.missingAt, message: "implicit", data: { service: ownerName(place) } };
    }
  },
});

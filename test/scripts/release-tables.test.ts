import { expect, it } from "vitest";
import { releaseTables } from "../../scripts/generate/release-tables.ts";

const links = { releasePolicy: "https://example.com/releases" };

it("writes dates by the name that recipes use, and code names by the word that tags use", () => {
  const text = releaseTables([
    { name: "tool-cli", aliases: ["tool"], label: "Tool", links, releases: [{ name: "1", eolFrom: "2025-01-31" }] },
    {
      name: "distro",
      label: "Distro",
      links,
      releases: [
        { name: "4", releaseDate: "2026-02-10" },
        { name: "3", codename: "Quick Quokka" },
        { name: "2", codename: "Calm", eolFrom: "2024-01-31", eoesFrom: "2026-01-31" },
        { name: "1", eoesFrom: "2023-01-31" },
      ],
    },
  ]);
  expect(text).toContain(
    '"distro": () => ({"label":"Distro","until":{"1":"2023-01-31","2":"2026-01-31"},"open":["4"],"regular":{"2":"2024-01-31"}}),',
  );
  expect(text).toContain('"tool": () => ({"label":"Tool","until":{"1":"2025-01-31"}}),');
  expect(text).toContain('codenames = {"distro": {"quick":"3","calm":"2"},} as const');
});

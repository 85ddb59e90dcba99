import { defineRule } from "../../src/author.ts";
import { assumeYes, readingOption } from "../../src/kit.ts";

export default defineRule({
  id: "apt-get-assume-yes",
  summary: "apt-get, apt, aptitude and gdebi do not ask for confirmation",
  why: "A build cannot answer prompts: the command aborts as soon as it asks for confirmation, and DEBIAN_FRONTEND does not change that.",
  topic: "packages",
  category: "correctness",
  severity: "warning",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3014"],
    trivy: ["DS-0021"],
    kics: ["77783205-c4ca-4f80-bb80-c777f267c547"],
    semgrep: ["missing-assume-yes-switch"],
    dockerfilelint: ["apt-get_missing_param"],
    parfum: ["aptGetInstallUseY"],
    sonar: ["S6584"],
    "dockerfile-roast": ["DF015"],
    dockleaner: ["DL3014"],
  },
  options: readingOption,
  messages: { asks: "{command} may ask for confirmation, which a build cannot give: add -y" },
  examples: [
    {
      bad: "FROM debian:12\nRUN apt-get update && «apt-get install» curl",
      fixed: "FROM debian:12\nRUN apt-get update && apt-get install -y curl",
    },
    { title: "-qq implies -y", good: "FROM debian:12\nRUN apt-get update && apt-get -qq install curl" },
    {
      title: "The configuration may set it too",
      good: "FROM debian:12\nRUN echo 'APT::Get::Assume-Yes \"true\";' > /etc/apt/apt.conf.d/90yes\nRUN apt-get update && apt-get install curl",
    },
  ],
  on: {
    Run: assumeYes({
      managers: ["apt", "gdebi"],
      written: ({ name, words }) =>
        name === "apt-get" && words.some(({ text }) => text === "install") && !saysYes(words.map(({ text }) => text)),
    }),
  },
});

/** `-y` in any cluster, `-qq`, or quiet twice. */
function saysYes(words: readonly string[]): boolean {
  const short = words.filter((word) => /^-[^-]/.test(word)).join("");
  const quiet = (short.match(/q/g)?.length ?? 0) + words.filter((word) => word === "--quiet").length;
  return short.includes("y") || quiet > 1 || words.some((word) => /^(?:--yes|--assume-yes|-q=2)$/.test(word));
}

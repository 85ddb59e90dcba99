import { callOf, defineRule, headOf, option } from "../../src/author.ts";
import { packageSteps } from "../../src/kit.ts";

export default defineRule({
  id: "no-dist-upgrade",
  summary: "The packages of the base image are not all upgraded",
  why: "Upgrading everything makes the image depend on the day of its build and stores every upgraded package twice; a newer base image avoids both.",
  topic: "packages",
  category: "reproducibility",
  severity: "info",
  kinds: ["dockerfile"],
  recommended: false,
  optIn: true,
  aliases: {
    hadolint: ["DL3005", "DL3017", "DL3031", "DL3035", "DL3039"],
    trivy: ["DS-0024"],
    kics: [
      "682fe378-c180-4bd5-8a14-95fc285fb269",
      "09fda05e-da85-4ee7-ab8d-2800a5e6e756",
      "989ab888-7d1e-410f-9dde-c64a1d367bf2",
      "8f6456be-0018-46db-9ce6-b3b6dc8d34d2",
      "d4895357-dd49-4ba5-b726-1bb81cb50989",
    ],
    semgrep: [
      "avoid-apk-upgrade",
      "avoid-apt-get-upgrade",
      "avoid-dnf-update",
      "avoid-yum-update",
      "avoid-zypper-update",
    ],
    dockerfilelint: ["apt-get-upgrade", "apt-get-dist-upgrade"],
    dockerfile_lint: ["yum_update_all"],
    "dockerfile-roast": ["DF044"],
  },
  options: {
    commands: {
      type: "array",
      items: { type: "string" },
      default: [],
      description:
        "The only commands that are reported, such as `zypper dist-upgrade`; without any, all that upgrade everything.",
    },
  },
  messages: { upgrade: "{command} upgrades every package of the base image: use a newer base image instead" },
  examples: [
    { bad: "FROM debian:12\nRUN apt-get update && «apt-get upgrade» -y" },
    { bad: "FROM amazonlinux:2\nRUN «yum -y update» && yum clean all" },
    {
      title: "A single package may be upgraded",
      good: "FROM amazonlinux:2\nRUN yum -y update openssl && yum clean all",
    },
    { good: "FROM debian:12\nRUN apt-get update && apt-get install -y --only-upgrade libssl3" },
  ],
  on: {
    *Run(run, { model, options: { commands } }) {
      for (const { command, uses } of packageSteps(run, model)) {
        const use = uses.find(({ action }) => action === "upgrade");
        // On a rolling distribution nothing else than everything works.
        if (commands.length > 0 && !commands.includes(`${command.program} ${command.subcommand}`)) continue;
        if (use?.manager.scope !== "system" || use.manager.name === "pacman") continue;
        if (
          command.operands.length > 0 ||
          option(command, "simulate", "security", "advisories", "cves", "bzs", "bugfix", "enhancement")
        )
          continue;
        yield {
          at: headOf(command),
          message: "upgrade",
          data: { command: callOf(command) },
        };
      }
    },
  },
});

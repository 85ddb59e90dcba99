import { callOf, defineRule, headOf, option, unknown } from "../../src/author.ts";
import {
  configured,
  countsForSize,
  insertOption,
  isCall,
  packageSteps,
  packagesOf,
  partsOf,
  readingOption,
  stagesOption,
  switchedOn,
  textsOf,
  writtenCommands,
} from "../../src/kit.ts";

export default defineRule({
  id: "apt-get-no-recommends",
  summary: "Packages that apt only recommends are not installed",
  why: "Recommended packages often double the size of an installation although nothing requires them.",
  topic: "packages",
  category: "size",
  severity: "info",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: false,
  cis: ["4.3"],
  aliases: {
    hadolint: ["DL3015"],
    trivy: ["DS-0029"],
    kics: ["7384dfb2-fcd1-4fbf-91cd-6c44c318c33c"],
    semgrep: ["missing-no-install-recommends"],
    dockerfilelint: ["apt-get_recommends"],
    parfum: ["aptGetInstallUseNoRec"],
    sonar: ["S6500"],
    "dockerfile-roast": ["DF016"],
    dockleaner: ["DL3015"],
  },
  options: {
    ...stagesOption,
    reading: {
      ...readingOption.reading,
      enum: ["meaning", "words", "text", "parts"],
      description:
        "Whether commands are judged by what they do (meaning), by their words alone (words), or a RUN by whether its text holds an installation, and no installation in it is followed or preceded by the option (text), or by whether a part of it between && installs without it (parts).",
    },
  },
  messages: { recommends: "{command} also installs packages that are only recommended: add {option}" },
  examples: [
    {
      bad: "FROM debian:12\nRUN apt-get update && «apt-get install» -y curl",
      fixedUnsafe: "FROM debian:12\nRUN apt-get update && apt-get install --no-install-recommends -y curl",
    },
    { good: "FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl" },
    { good: "FROM debian:12\nRUN apt-get update && apt-get install -y -o APT::Install-Recommends=false curl" },
    {
      title: "The configuration may turn them off for all commands",
      good: "FROM debian:12\nRUN echo 'APT::Install-Recommends \"false\";' > /etc/apt/apt.conf.d/90small\nRUN apt-get update && apt-get install -y curl",
    },
  ],
  on: {
    *Run(run, { model, options }) {
      if (!countsForSize(run, model, options)) return;
      if (options.reading === "words") {
        for (const command of writtenCommands(run, model)) {
          if (!isCall(command, "apt-get", "install") || command.words.some(({ text }) => refusesRecommended.test(text)))
            continue;
          yield {
            at: command,
            message: "recommends" as const,
            data: { command: command.name, option: "--no-install-recommends" },
          };
        }
        return;
      }
      if (options.reading === "text" || options.reading === "parts") {
        const isLeft =
          options.reading === "parts"
            ? partsOf(run).some((part) => installs.test(part) && !part.includes("--no-install-recommends"))
            : asksForRecommended(textsOf(run).join(" "));
        if (!isLeft) return;
        yield {
          at: run.keyword,
          message: "recommends" as const,
          data: { command: "apt-get install", option: "--no-install-recommends" },
        };
        return;
      }
      for (const { command, uses } of packageSteps(run, model)) {
        const use = uses.find(({ action }) => action === "install");
        const minimal = use?.manager.minimal;
        if (use?.manager.name !== "apt" || !minimal) continue;
        // Who asks for them wants them; who only upgrades has them or not.
        if (switchedOn(command, minimal.by) || option(command, "install-recommends", "with-recommends", "only-upgrade"))
          continue;
        if (packagesOf(command)?.length === 0) continue;
        const configuration = configured(use.manager, minimal.by, command, run, model);
        if (configuration === "on") continue;
        const at = headOf(command);
        if (configuration === "maybe") {
          yield unknown(at, "the configuration of apt is not known");
          continue;
        }
        const flag = command.program === "aptitude" ? "--without-recommends" : minimal.option;
        const edit = insertOption(command, flag);
        yield {
          at,
          message: "recommends",
          data: { command: callOf(command), option: flag },
          fixes: edit && { title: `Add ${flag}`, safe: false, effect: "options", edits: edit },
        };
      }
    },
  },
});

const refusesRecommended = /^(?:--no-install-recommends(?:=.*)?|APT::Install-Recommends=false)$/;

/** As Trivy searches a text; where it may begin keeps the search from going over a part twice. */
const installs = /(?<![\w-])apt-get (?:--?[a-zA-Z]+ *)*install/;

function asksForRecommended(text: string): boolean {
  return installs.test(text) && !refuses(text);
}

type Step = "called" | "called with it" | "installing" | "packages" | "options";

/** Whether a text has an `apt-get install` with the option before it, or behind options and then packages alone. */
function refuses(text: string): boolean {
  let steps = new Set<Step>();
  for (const word of text.split(/\s+/)) {
    if (steps.has("called with it") && word.startsWith("install")) return true;
    const isRefusal = word.startsWith("--no-install-recommends");
    if (isRefusal && (steps.has("installing") || steps.has("packages") || steps.has("options"))) return true;
    steps = new Set([...steps].flatMap((step) => nextStep(step, word, isRefusal)));
    if (word.endsWith("apt-get")) steps.add("called");
  }
  return false;
}

function nextStep(step: Step, word: string, isRefusal: boolean): readonly Step[] {
  const isOption = /^(?:--?[a-zA-Z]+)+$/.test(word);
  if (step === "called" && isOption) return [isRefusal ? "called with it" : step];
  if (step === "called" && word === "install") return ["installing"];
  if (isOption) return [step === "packages" ? "options" : step];
  const isPackage = /^[a-z\d][a-z\d+.-]+(?:=[\w.+~:-]+)?$/.test(word);
  return isPackage && (step === "installing" || step === "packages") ? ["packages"] : [];
}

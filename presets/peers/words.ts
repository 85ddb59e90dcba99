import type { PeerSetting } from "./peer-preset.ts";

/** A rule that goes by the words of commands, as most linters do. */
export function words(title: string): PeerSetting {
  return {
    options: { reading: "words" },
    why: `${title} compares words: what a variable holds, a wrapper such as sudo runs or a configuration says is not seen`,
  };
}

/** The port of SSH alone, of whatever image. */
export function sshOnly(title: string): PeerSetting {
  return {
    options: { ports: [22], servers: [] },
    why: `${title} knows the port of SSH alone, and no image whose purpose it is`,
  };
}

/** The same in build stages, too. */
export function wordsOfAllStages(title: string): PeerSetting {
  return {
    options: { reading: "words", stages: "all" },
    why: `${title} compares words, in build stages too, and believes any cleaning behind the command`,
  };
}

/** Settings that several linters share whose rules compare words. */
export function wordRules(title: string): Readonly<Record<string, PeerSetting>> {
  return {
    "absolute-workdir": {
      options: { which: "every" },
      why: "a path relative to the WORKDIR before is reported, although it depends on nothing else",
    },
    "apk-no-cache": wordsOfAllStages(title),
    "apt-get-assume-yes": words(title),
    "apt-get-no-recommends": wordsOfAllStages(title),
    "dnf-assume-yes": words(title),
    "dnf-clean-all": wordsOfAllStages(title),
    "multi-source-needs-directory": {
      options: { slash: "always" },
      why: "a destination without a slash is reported although it is `.` or the working directory",
    },
    "no-apt": words(title),
    "no-cd": { options: { where: "run" }, why: "every cd is reported, in a subshell too" },
    "no-curl-and-wget": {
      options: { which: "every" },
      why: "both are reported although the base image brings them",
    },
    "no-latest-base-image": words(title),
    "no-sudo": { options: { users: "any" }, why: "sudo is reported even where an ordinary user needs it" },
    "pin-apk-packages": words(title),
    "pin-apt-packages": words(title),
    "pin-base-image-tag": words(title),
    "pin-dnf-packages": words(title),
    "pin-gem-packages": words(title),
    "pin-go-tools": words(title),
    "pin-npm-packages": words(title),
    "pin-pip-packages": words(title),
    "pin-yum-packages": words(title),
    "pin-zypper-packages": words(title),
    "wget-no-progress": words(title),
    "yum-assume-yes": words(title),
    "yum-clean-all": wordsOfAllStages(title),
    "zypper-clean": {
      options: { reading: "words", stages: "all" },
      why: "`zypper clean` without `--all` counts, although it keeps the metadata",
    },
    "zypper-non-interactive": words(title),
  };
}

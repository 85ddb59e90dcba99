import { hadolint as codes } from "./codes/hadolint.ts";
import { type PeerSetting, peerPresets } from "./peer-preset.ts";

/** hadolint compares the words of commands, in every stage. */
const words: PeerSetting = {
  options: { reading: "words" },
  why: "hadolint compares words: what a variable holds, a wrapper such as sudo runs or a configuration says is not seen",
};

const wordsOfAllStages: PeerSetting = {
  options: { reading: "words", stages: "all" },
  why: "hadolint compares words, in build stages too, and believes any cleaning behind the command",
};

const later: PeerSetting = {
  options: { report: "later" },
  why: "hadolint marks the instruction that has an effect instead of the one without",
};

export const hadolint = peerPresets({
  peer: "hadolint",
  title: "hadolint",
  codes,
  contained: ["shellcheck"],
  rules: {
    "absolute-workdir": {
      options: { which: "every" },
      why: "a path relative to the WORKDIR before is reported, although it depends on nothing else",
    },
    "apk-no-cache": wordsOfAllStages,
    "apt-get-assume-yes": words,
    "apt-get-clean-lists": {
      options: { reading: "words", stages: "bases" },
      why: "hadolint compares words: any `rm -rf` in the RUN counts as cleaning",
    },
    "apt-get-no-recommends": wordsOfAllStages,
    "copy-from-known-stage": {
      options: { images: false },
      why: "a bare name is reported although it may be a named context of the build",
    },
    "copy-over-add": {
      options: {
        accept: [
          "http://*",
          "https://*",
          ..."tar gz bz2 xz tgz Z lz lzma tZ tb2 tbz tbz2 tlz tpz txz".split(" ").map((ending) => `*.${ending}`),
        ],
      },
      why: "the ending of a name decides, so that remote repositories and variables are reported",
    },
    "dnf-assume-yes": words,
    "dnf-clean-all": wordsOfAllStages,
    "merge-consecutive-runs": {
      options: { which: "plain" },
      why: "any two consecutive RUNs of one command each are reported, whatever that does to the build cache",
    },
    "multi-source-needs-directory": {
      options: { slash: "always" },
      why: "a destination without a slash is reported although it is `.` or the working directory",
    },
    "no-apt": words,
    "no-cd": { options: { where: "run" }, why: "every cd is reported, in a subshell too" },
    "no-constant-platform": {
      options: { which: "every" },
      why: "a stage is reported although it is named for its platform, and so is any other variable",
    },
    "no-curl-and-wget": {
      options: { which: "every" },
      why: "both are reported although the base image brings them",
    },
    "no-dist-upgrade": {
      options: { commands: ["zypper dist-upgrade"] },
      why: "of the upgrades only zypper's to another distribution is still reported",
    },
    "no-latest-base-image": words,
    "no-root-user": {
      options: { stages: "words" },
      why: "every stage is judged, and root is reported where it is meant",
    },
    "no-secret-values": "off",
    "no-secret-variable-names": {
      options: {
        patterns: [
          ..."api_key client_key password private secret token username".split(" ").map((part) => `*${part}*`),
          "aws_access_key_id",
          "pgpassword",
        ],
      },
      why: "the name decides, whatever the value: a user name, a file and a placeholder are reported",
    },
    "no-sudo": { options: { users: "any" }, why: "sudo is reported even where an ordinary user needs it" },
    "numeric-user": {
      options: { which: "every" },
      why: "every USER by name is reported, root and build stages included",
    },
    "pin-apk-packages": words,
    "pin-apt-packages": words,
    "pin-base-image-tag": words,
    "pin-dnf-packages": words,
    "pin-gem-packages": words,
    "pin-go-tools": words,
    "pin-npm-packages": words,
    "pin-pip-packages": words,
    "pin-yum-packages": words,
    "pin-zypper-packages": words,
    pipefail: {
      options: { which: "every" },
      why: "every pipe is reported that no SHELL with pipefail precedes, although the script sets it itself or nothing in it can fail",
    },
    "pip-no-cache": {
      options: { reading: "words", stages: "all" },
      why: "hadolint compares words, in build stages too, and takes PIP_NO_CACHE_DIR by its truth, as pip does not",
    },
    "prefer-exec-form": {
      options: { which: "every", healthcheck: true },
      why: "every shell form is reported, for health checks and below a SHELL too",
    },
    shellcheck: {
      options: { level: "style" },
      why: "what ShellCheck says is reported down to matters of style",
    },
    "single-cmd": later,
    "single-entrypoint": later,
    "single-healthcheck": later,
    "wget-no-progress": words,
    "yarn-cache-clean": {
      options: { reading: "words", stages: "bases" },
      why: "hadolint compares words, and knows `yarn install` alone",
    },
    "yum-assume-yes": words,
    "yum-clean-all": wordsOfAllStages,
    "zypper-clean": {
      options: { reading: "words", stages: "all" },
      why: "`zypper clean` without `--all` counts, although it keeps the metadata",
    },
    "zypper-non-interactive": words,
  },
});

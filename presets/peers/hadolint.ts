import { hadolint as codes } from "./codes/hadolint.ts";
import { type PeerSetting, peerPresets } from "./peer-preset.ts";
import { wordRules } from "./words.ts";

const later: PeerSetting = {
  options: { report: "later" },
  why: "hadolint marks the instruction that has an effect instead of the one without",
};

const archives = "tar gz bz2 xz tgz Z lz lzma tZ tb2 tbz tbz2 tlz tpz txz".split(" ").map((ending) => `*.${ending}`);

const secretParts = "api_key client_key password private secret token username".split(" ").map((part) => `*${part}*`);

export const hadolint = peerPresets({
  peer: "hadolint",
  title: "hadolint",
  codes,
  contained: ["shellcheck"],
  rules: {
    ...wordRules("hadolint"),
    "add-for-archives": {
      options: { archives: "named" },
      why: "the name of a file decides, whatever else reads it or unpacks it elsewhere",
    },
    "apt-get-clean-lists": {
      options: { reading: "words", stages: "bases" },
      why: "hadolint compares words: any `rm -rf` in the RUN counts as cleaning",
    },
    "copy-from-known-stage": {
      options: { images: false },
      why: "a bare name is reported although it may be a named context of the build",
    },
    "copy-relative-needs-workdir": {
      options: { bases: "all", instructions: ["COPY"] },
      why: "every base image is taken for one whose working directory is not known, and ADD is not looked at",
    },
    "copy-over-add": {
      options: { which: "unlisted", accept: ["http://*", "https://*", ...archives] },
      why: "the ending of a name decides, so that remote repositories and variables are reported",
    },
    "merge-consecutive-runs": {
      options: { which: "plain" },
      why: "any two consecutive RUNs of one command each are reported, whatever that does to the build cache",
    },
    "no-constant-platform": {
      options: { which: "every" },
      why: "a stage is reported although it is named for its platform, and so is any other variable",
    },
    "no-copy-whole-filesystem": {
      options: { sources: "all" },
      why: "a stage is reported that holds nothing but what is to be copied",
    },
    "no-dist-upgrade": {
      options: { commands: ["zypper dist-upgrade"] },
      why: "of the upgrades only zypper's to another distribution is still reported",
    },
    "no-host-admin-commands": {
      options: { commands: "free kill mount ps service shutdown ssh top vim".split(" ") },
      why: "the name of a program decides, whatever it is called for",
    },
    "no-inline-ignores": { options: { tools: ["hadolint"] }, why: "only its own comments are meant" },
    "no-root-user": {
      options: { stages: "words" },
      why: "every stage is judged, and root is reported where it is meant",
    },
    "no-secret-values": "off",
    "no-secret-variable-names": {
      options: { patterns: [...secretParts, "aws_access_key_id", "pgpassword"] },
      why: "the name decides, whatever the value: a user name, a file and a placeholder are reported",
    },
    "numeric-user": {
      options: { which: "every" },
      why: "every USER by name is reported, root and build stages included",
    },
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
    "require-healthcheck": {
      options: { profile: "stages" },
      why: "each stage needs one, whatever its base image has",
    },
    "required-labels": {
      options: { stages: "all" },
      why: "each stage needs the labels that no other one adds to it",
    },
    shellcheck: {
      options: { level: "style" },
      why: "what ShellCheck says is reported down to matters of style",
    },
    "single-cmd": later,
    "single-entrypoint": later,
    "single-healthcheck": later,
    "use-shell-instruction": { options: { links: "named" }, why: "every ln that names /bin/sh is reported" },
    "useradd-no-log-init": {
      options: { ids: "written" },
      why: "the length of the word decides, even where the image has no such logs",
    },
    "yarn-cache-clean": {
      options: { reading: "words", stages: "bases" },
      why: "hadolint compares words, and knows `yarn install` alone",
    },
  },
});

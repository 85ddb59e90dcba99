import rule from "../../../rules/commands/no-sudo.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    {
      title: "what a container runs",
      kind: "compose",
      code: "services:\n  a:\n    image: debian:12\n    command: sudo apt-get update",
    },
    "FROM debian:12\nRUN apt-get install -y sudo",
    "FROM debian:12\nRUN echo 'x ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/x && echo sudo x",
    "FROM debian:12 AS base\nUSER build\nFROM base\nRUN sudo true",
    { code: "FROM registry.example.com/a:1\nRUN sudo true", unknown: true },
    "FROM debian:12\nRUN sudo -Eu build make && sudo --user=build make && sudo --group=staff make",
    "FROM debian:12\nRUN sudo -uweb make && sudo -Hug-1 make && sudo -gstaff make",
    "FROM debian:12\nRUN su build -c 'sudo true'",
    "FROM debian:12\nRUN sudo -v",
  ],
  bad: [
    {
      title: "each of several, through continued lines",
      code: "FROM debian:12\nRUN «sudo» apt-get update \\\n && «sudo» -E DEBIAN_FRONTEND=noninteractive apt-get install -y curl \\\n | «sudo» tee /x",
      message: "pointless",
      fixed:
        "FROM debian:12\nRUN apt-get update \\\n && sudo -E DEBIAN_FRONTEND=noninteractive apt-get install -y curl \\\n | sudo tee /x",
      fixedUnsafe:
        "FROM debian:12\nRUN apt-get update \\\n && DEBIAN_FRONTEND=noninteractive apt-get install -y curl \\\n | tee /x",
    },
    {
      title: "once for a whole script",
      code: "FROM debian:12\nRUN «sudo» sh -c 'a && b'",
      message: "pointless",
      fixed: "FROM debian:12\nRUN sh -c 'a && b'",
    },
    {
      code: "FROM debian:12\nUSER build\nUSER 0:0\nRUN «sudo» true",
      message: "pointless",
      fixed: "FROM debian:12\nUSER build\nUSER 0:0\nRUN true",
    },
    {
      title: "what is installed may be asked for its clean environment",
      code: "FROM debian:12\nRUN apt-get update && apt-get install -y sudo && «sudo» ./setup.sh",
      message: "pointless",
      fixedUnsafe: "FROM debian:12\nRUN apt-get update && apt-get install -y sudo && ./setup.sh",
      offers: "Remove sudo, unless the command depends on the environment that sudo cleans",
    },
    {
      title: "a copied program of that name",
      code: "FROM debian:12\nCOPY sudo /usr/bin/sudo\nRUN «sudo» true",
      message: "pointless",
      fixedUnsafe: "FROM debian:12\nCOPY sudo /usr/bin/sudo\nRUN true",
    },
    {
      title: "a build that goes on without",
      code: "FROM debian:12\nRUN «sudo» mkdir /a; true\nRUN «sudo» mkdir /b || true\nRUN false || «sudo» mkdir /c\nRUN «sudo» sh -c 'x' || true",
      message: "pointless",
      fixedUnsafe:
        "FROM debian:12\nRUN mkdir /a; true\nRUN mkdir /b || true\nRUN false || mkdir /c\nRUN sh -c 'x' || true",
    },
    {
      title: "the base image of a later build may have it",
      code: "FROM debian:12\nONBUILD RUN «sudo» mkdir /a",
      message: "pointless",
      fixedUnsafe: "FROM debian:12\nONBUILD RUN mkdir /a",
    },
    {
      title: "options that mean nothing to root",
      code: "FROM debian:12\nRUN «sudo»  -nH  --preserve-env --set-home --non-interactive --stdin --  nice make",
      message: "pointless",
      fixed: "FROM debian:12\nRUN nice make",
    },
    {
      title: "assignments stay",
      code: "FROM debian:12\nRUN «sudo» V=1  CC= make",
      message: "pointless",
      fixed: "FROM debian:12\nRUN V=1  CC= make",
    },
    {
      title: "others than plain ones may be read otherwise",
      code: "FROM debian:12\nRUN «sudo» MSG='a b' make",
      message: "pointless",
      fixed: null,
    },
    {
      title: "a login shell is more than root",
      code: "FROM debian:12\nRUN «sudo» -i true",
      message: "pointless",
      says: "sudo is redundant: this already runs as root",
      fixed: null,
    },
    { code: 'FROM debian:12\nRUN ["«sudo»", "true"]', message: "pointless", fixed: null },
    {
      code: "FROM registry.example.com/a:1\nRUN «sudo» true",
      options: { users: "all" },
      message: "called",
      says: "sudo lets the user become root during the build",
    },
  ],
});

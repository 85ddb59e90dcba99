import rule from "../../../rules/packages/no-apt.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    {
      title: "what a container runs is up to whoever starts it",
      kind: "compose",
      code: "services:\n  a:\n    image: debian:12\n    command: apt list",
    },
    "FROM debian:12\nRUN apt-get update && apt-cache policy && apt-mark hold curl",
    "FROM debian:12\nRUN mkdir apt && echo apt install",
    "FROM debian:12\nRUN rm -rf /var/lib/apt/lists/*",
  ],
  bad: [
    {
      title: "on the machine of a job, which goes with all that it keeps",
      kind: "workflow",
      code: "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: sudo «apt» update && sudo «apt» install -y jq\n",
      fixed:
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: sudo apt-get update && sudo apt-get install -y jq\n",
    },
    {
      title: "upgrade takes new packages",
      code: "FROM debian:12\nRUN «apt» upgrade -y && «apt» full-upgrade -y",
      fixed: "FROM debian:12\nRUN apt-get upgrade --with-new-pkgs -y && apt-get dist-upgrade -y",
    },
    {
      code: "FROM debian:12\nRUN sudo DEBIAN_FRONTEND=noninteractive «apt» -y install curl",
      fixed: "FROM debian:12\nRUN sudo DEBIAN_FRONTEND=noninteractive apt-get -y install curl",
    },
    {
      title: "what cleans too",
      code: "FROM debian:12\nRUN apt-get update && «apt» clean && «apt» autoremove -y",
      fixed: "FROM debian:12\nRUN apt-get update && apt-get clean && apt-get autoremove -y",
    },
    { title: "answers of another form", code: "FROM debian:12\nRUN «apt» list --installed", fixed: null },
    { title: "a path stays", code: "FROM debian:12\nRUN «/usr/bin/apt» update", fixed: null },
    {
      title: "exec form",
      code: 'FROM debian:12\nRUN ["«apt»", "update"]',
      says: "apt has no stable command-line interface: use apt-get in scripts",
      fixed: null,
    },
    {
      title: "answers to a question",
      code: "FROM debian:12\nRUN «apt» show curl",
      says: "apt has no stable command-line interface: use apt-cache in scripts",
      fixed: null,
    },
    {
      title: "an image may keep what apt-get downloads",
      code: "FROM registry.example.com/base:1\nRUN «apt» install -y curl",
      offers: "Use apt-get, unless the image keeps the packages that apt-get downloads",
      fixedUnsafe: "FROM registry.example.com/base:1\nRUN apt-get install -y curl",
    },
    {
      title: "to update there is nothing to keep",
      code: "FROM registry.example.com/base:1\nRUN «apt» update",
      fixed: "FROM registry.example.com/base:1\nRUN apt-get update",
    },
    {
      title: "where packages are kept on purpose",
      code: "FROM debian:12\nRUN rm -f /etc/apt/apt.conf.d/docker-clean && «apt» install -y gcc",
    },
    ...["reinstall", "build-dep", "satisfy"].map((subcommand) => ({
      title: `apt ${subcommand} downloads too`,
      code: `FROM registry.example.com/base:1\nRUN «apt» ${subcommand} -y curl`,
      offers: "Use apt-get, unless the image keeps the packages that apt-get downloads",
      fixedUnsafe: `FROM registry.example.com/base:1\nRUN apt-get ${subcommand} -y curl`,
    })),
  ],
});

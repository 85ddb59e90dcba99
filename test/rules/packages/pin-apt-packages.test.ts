import rule from "../../../rules/packages/pin-apt-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nRUN apt-get install -y curl=7.88.1-10+deb12u8 git=1:2.39.*",
    "FROM debian:12\nRUN apt-get install -y ./local.deb /tmp/other.deb",
    "FROM debian:12\nRUN apt-get install -y lamp-server^",
    "FROM debian:12\nRUN apt-get build-dep -y nginx && dpkg -i a.deb",
    "FROM debian:12\nRUN apt-get install -y --snapshot 20250101T000000Z curl",
    "FROM debian:12 AS base\nRUN repro-sources-list.sh\nFROM base\nRUN apt-get install -y curl",
    { code: "FROM debian:12\nARG PACKAGES\nRUN apt-get install -y $PACKAGES", unknown: true },
    { code: "FROM debian:12\nRUN apt-get install -y linux-headers-$(uname -r)", unknown: true },
    { code: "FROM debian:12\nRUN apt-get install -y curl", options: { allow: ["curl"] } },
  ],
  bad: [
    "FROM debian:12\nRUN apt-get install -o x=y -t bookworm-backports -y «curl» «git»",
    "FROM debian:12\nRUN sudo apt install -y \\\n  «curl» \\\n  # a comment\n  «git»",
    { title: "names of one word together", code: 'FROM debian:12\nARG P="curl git=1"\nRUN apt-get install -y «$P»' },
    { code: "FROM debian:12\nRUN apt-get install -y «git=1:2.39.*»", options: { accept: "exact" } },
    "FROM debian:12\nRUN <<EOF\napt-get install -y «curl»\nEOF",
    'FROM debian:12\nRUN ["apt-get", "install", "-y", "«curl»"]',
    { code: "FROM debian:12\nRUN apt-get install -y «curl=*»", says: "No version is pinned for curl=*" },
  ],
});

import rule from "../../../rules/packages/apt-get-no-recommends.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nRUN apt-get --no-install-recommends -y install curl",
    "FROM debian:12\nRUN apt-get install -y --install-recommends=false curl",
    "FROM debian:12\nRUN apt-get install -y --install-recommends curl",
    "FROM debian:12\nRUN apt-get install -y --only-upgrade libssl3",
    "FROM debian:12\nRUN aptitude -R install curl",
    "FROM debian:12\nRUN apt-get build-dep -y curl",
    "FROM debian:12\nRUN apt-get install -f -y",
    "FROM debian:12\nRUN dpkg -i a.deb",
    { code: "FROM debian:12\nCOPY small /etc/apt/apt.conf.d/small\nRUN apt-get install -y curl", unknown: true },
    "FROM debian:12 AS b\nRUN apt-get install -y gcc\nFROM scratch\nCOPY --from=b /a /a",
    "FROM fedora:41\nRUN dnf install -y tar",
    "FROM debian:12\nRUN aptitude install -y --with-recommends curl",
  ],
  bad: [
    {
      code: "FROM debian:12\nRUN «apt install» -y curl",
      says: "apt install also installs packages that are only recommended: add --no-install-recommends",
      fixedUnsafe: "FROM debian:12\nRUN apt install --no-install-recommends -y curl",
    },
    {
      code: "FROM debian:12\nRUN «aptitude install» -y curl",
      fixedUnsafe: "FROM debian:12\nRUN aptitude install --without-recommends -y curl",
    },
    {
      title: "builders too when asked for",
      code: "FROM debian:12 AS b\nRUN «apt-get install» -y gcc\nFROM scratch\nCOPY --from=b /a /a",
      options: { stages: "all" },
      fixedUnsafe:
        "FROM debian:12 AS b\nRUN apt-get install --no-install-recommends -y gcc\nFROM scratch\nCOPY --from=b /a /a",
    },
    {
      title: "exec form",
      code: 'FROM debian:12\nRUN ["«apt-get", "install»", "-y", "curl"]',
      fixedUnsafe: 'FROM debian:12\nRUN ["apt-get", "install", "--no-install-recommends", "-y", "curl"]',
    },
  ],
});

import rule from "../../../rules/packages/apt-get-assume-yes.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nRUN apt-get -y install curl",
    "FROM debian:12\nRUN apt-get install curl -y",
    "FROM debian:12\nRUN apt-get install -yqq curl",
    "FROM debian:12\nRUN apt-get install -qqy curl",
    "FROM debian:12\nRUN apt-get install -q -q curl",
    "FROM debian:12\nRUN apt-get install -q=2 curl",
    "FROM debian:12\nRUN apt-get --yes --force-yes install curl",
    "FROM debian:12\nRUN apt-get --assume-yes install curl",
    "FROM debian:12\nRUN apt-get -o APT::Get::Assume-Yes=true install curl",
    "FROM debian:12\nRUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y jq && rm -rf /var/lib/apt/lists/*",
    "FROM debian:12\nRUN yes | apt-get install curl",
    "FROM debian:12\nRUN echo y | sudo apt-get install curl",
    "FROM debian:12\nRUN apt-get install curl < /answers",
    "FROM debian:12\nRUN apt-get install curl <<< y",
    "FROM debian:12\nRUN apt-get -s install curl",
    "FROM debian:12\nRUN apt-get update && apt-get clean",
    "FROM debian:12\nRUN apt-cache show curl",
    "FROM debian:12\nRUN gdebi -n a.deb && dpkg -i a.deb",
    "FROM debian:12\nARG APT_OPTS=-y\nRUN apt-get install $APT_OPTS curl",
    { code: "FROM debian:12\nARG APT_OPTS\nRUN apt-get install $APT_OPTS curl", unknown: true },
    { code: "FROM debian:12\nCOPY apt.conf /etc/apt/apt.conf\nRUN apt-get install curl", unknown: true },
    { code: "FROM debian:12\nCOPY conf/ /etc/apt/apt.conf.d/\nRUN apt-get install curl", unknown: true },
    {
      code: "FROM debian:12\nRUN <<EOF\ncat > /etc/apt/apt.conf.d/yes <<END\nX\nEND\napt-get install curl\nEOF",
      unknown: true,
    },
    "FROM debian:12 AS base\nRUN echo 'APT::Get::Assume-Yes \"1\";' | tee /etc/apt/apt.conf.d/y\nFROM base\nRUN apt-get install curl",
    "FROM debian:12\nRUN echo 'APT::Get::Assume-Yes \"1\";' > /etc/apt/apt.conf.d/y && apt-get install curl",
    "FROM debian:12\nRUN apt-get purge && apt-get install -f -y && apt-get install",
    "FROM debian:12\nCMD apt-get install curl",
    "FROM debian:12\nRUN echo apt-get install curl",
  ],
  bad: [
    {
      title: "DEBIAN_FRONTEND is no answer",
      code: "FROM debian:12\nENV DEBIAN_FRONTEND=noninteractive\nRUN «apt-get install» curl",
      fixed: "FROM debian:12\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install -y curl",
    },
    {
      code: "FROM debian:12\nRUN «apt-get -q upgrade» && «apt-get remove» --purge curl",
      fixed: "FROM debian:12\nRUN apt-get -q upgrade -y && apt-get remove -y --purge curl",
    },
    { code: "FROM debian:12\nRUN «apt install» curl", fixed: "FROM debian:12\nRUN apt install -y curl" },
    { code: "FROM debian:12\nRUN «aptitude install» curl", fixed: "FROM debian:12\nRUN aptitude install -y curl" },
    {
      code: "FROM debian:12\nRUN «gdebi» a.deb",
      says: "gdebi may ask for confirmation, which a build cannot give: add -y",
      fixed: "FROM debian:12\nRUN gdebi -n a.deb",
    },
    {
      code: "FROM debian:12\nRUN cat packages | xargs «apt-get install»",
      fixed: "FROM debian:12\nRUN cat packages | xargs apt-get install -y",
    },
    {
      code: "FROM debian:12\nRUN «apt-get install» -f && «apt-get remove» --auto-remove && «apt-get autoremove»",
      fixed: "FROM debian:12\nRUN apt-get install -y -f && apt-get remove -y --auto-remove && apt-get autoremove -y",
    },
    {
      code: "FROM debian:12\nARG PACKAGES\nRUN «apt-get install» $PACKAGES",
      fixed: "FROM debian:12\nARG PACKAGES\nRUN apt-get install -y $PACKAGES",
    },
    {
      code: "FROM debian:12\nRUN «apt-get install» curl\nRUN echo 'APT::Get::Assume-Yes \"1\";' > /etc/apt/apt.conf.d/y",
      fixed:
        "FROM debian:12\nRUN apt-get install -y curl\nRUN echo 'APT::Get::Assume-Yes \"1\";' > /etc/apt/apt.conf.d/y",
    },
    {
      code: "FROM debian:12\nRUN echo 'Acquire::Retries \"3\";' > /etc/apt/apt.conf.d/r\nRUN «apt-get install» curl",
      fixed: "FROM debian:12\nRUN echo 'Acquire::Retries \"3\";' > /etc/apt/apt.conf.d/r\nRUN apt-get install -y curl",
    },
    {
      title: "over continuations",
      code: "FROM debian:12\nRUN apt-get update && \\\n    «apt-get \\\n      install» \\\n      curl\n",
      fixed: "FROM debian:12\nRUN apt-get update && \\\n    apt-get \\\n      install -y \\\n      curl\n",
    },
    {
      title: "in a heredoc",
      code: "FROM debian:12\nRUN <<EOF\n  «apt-get install» curl\nEOF\n",
      fixed: "FROM debian:12\nRUN <<EOF\n  apt-get install -y curl\nEOF\n",
    },
    {
      title: "in a string for another shell",
      code: 'FROM debian:12\nRUN bash -c "«apt-get install» curl"',
      fixed: 'FROM debian:12\nRUN bash -c "apt-get install -y curl"',
    },
    {
      title: "exec form",
      code: 'FROM debian:12\nRUN ["«apt-get", "install»", "curl"]',
      fixed: 'FROM debian:12\nRUN ["apt-get", "install", "-y", "curl"]',
    },
    {
      code: "FROM debian:12\nONBUILD RUN «apt-get install» curl",
      fixed: "FROM debian:12\nONBUILD RUN apt-get install -y curl",
    },
  ],
});
